import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { CellKind } from '../files/write-csv.ts';

/** A treated person, as a list needs them. */
export interface ExportPerson {
  customerId: number;
  /** Who that is today. */
  personId: number;
  accountId: number | null;
  /** Frozen at the lock: phone, e-mail or nick. */
  address: string;
  text: string;
  /** Of an e-mail; '' without one. */
  subject: string;
  /** Whose words they are; null for the rest, and where there was one text for all. */
  variant: string | null;
  slots: string[];
  parts: number | null;
  nick: string | null;
  name: string | null;
  phone: string | null;
  phoneQuality: string;
  email: string | null;
  province: string | null;
  city: string | null;
  orders: number;
  netMinor: number | null;
  currency: string;
  lastDay: string | null;
}
export interface ExportColumn {
  header: Record<'zh-CN' | 'en', string>;
  kind: CellKind;
  read: (person: ExportPerson) => string;
}

/** Mainland numbers as the mainland writes them, the rest with their country code. */
export const nationalPhone = (phone: string): string => (phone.startsWith('+86') ? phone.slice(3) : phone);
const phoneOf = (p: ExportPerson): string => (p.phoneQuality === 'valid' ? (p.phone ?? '') : '');

/** Columns that a list may have, by their id. */
export const exportColumns = {
  phone: { header: { 'zh-CN': '手机号', en: 'Phone' }, kind: 'phone', read: (p) => nationalPhone(phoneOf(p)) },
  phone_e164: { header: { 'zh-CN': '手机号（国际格式）', en: 'Phone (E.164)' }, kind: 'phone', read: phoneOf },
  phone_digits: { header: { 'zh-CN': '手机号（国际格式，不带 +）', en: 'Phone (E.164 without +)' }, kind: 'phone', read: (p) => phoneOf(p).replace('+', '') },
  email: { header: { 'zh-CN': '邮箱', en: 'Email' }, kind: 'text', read: (p) => p.email ?? '' },
  nick: { header: { 'zh-CN': '买家昵称', en: 'Buyer nick' }, kind: 'text', read: (p) => p.nick ?? '' },
  name: { header: { 'zh-CN': '姓名', en: 'Name' }, kind: 'text', read: (p) => p.name ?? '' },
  province: { header: { 'zh-CN': '省份', en: 'Province' }, kind: 'text', read: (p) => p.province ?? '' },
  city: { header: { 'zh-CN': '城市', en: 'City' }, kind: 'text', read: (p) => p.city ?? '' },
  subject: { header: { 'zh-CN': '邮件主题', en: 'Subject' }, kind: 'text', read: (p) => p.subject },
  text: { header: { 'zh-CN': '文案', en: 'Text' }, kind: 'text', read: (p) => p.text },
  variant: { header: { 'zh-CN': '版本', en: 'Variant' }, kind: 'text', read: (p) => p.variant ?? '' },
  orders: { header: { 'zh-CN': '订单数', en: 'Orders' }, kind: 'number', read: (p) => String(p.orders) },
  net_total: { header: { 'zh-CN': '实付总额', en: 'Net total' }, kind: 'number', read: (p) => (p.netMinor === null ? '' : String(p.netMinor / minorPerUnit(p.currency))) },
  last_day: { header: { 'zh-CN': '最近购买', en: 'Last purchase' }, kind: 'text', read: (p) => p.lastDay ?? '' },
  customer_id: { header: { 'zh-CN': '客户编号', en: 'Customer' }, kind: 'number', read: (p) => String(p.customerId) },
} satisfies Record<string, ExportColumn>;
export type ExportColumnId = keyof typeof exportColumns;

export const isExportColumn = (id: string): id is ExportColumnId => Object.hasOwn(exportColumns, id);
