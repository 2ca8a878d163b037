import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import type { FileColumn } from '../files/write-csv.ts';
import { writeWhole } from '../files/write-whole.ts';
import { writeXlsx } from '../files/write-xlsx.ts';
import type { TaskContext } from '../serve.ts';
import { lastContact } from './deliveries.ts';
import { offerPeople } from './offer-people.ts';

type Words = Record<'zh-CN' | 'en', string[]>;
const labelHeaders: Words = {
  'zh-CN': ['编号', '收件人', '手机', '省', '市', '区', '地址', '内容', '数量', '随订单寄', '备注'],
  en: ['Number', 'Recipient', 'Phone', 'Province', 'City', 'District', 'Address', 'Contents', 'Quantity', 'With order', 'Note'],
};
const amountHeaders: Words = {
  'zh-CN': ['编号', '昵称', '姓名', '手机', '内容', '金额', '币种', '备注', '结果'],
  en: ['Number', 'Buyer name', 'Name', 'Phone', 'Contents', 'Amount', 'Currency', 'Note', 'Result'],
};
const sheetNames: Record<'zh-CN' | 'en', Record<'labels' | 'amounts', string>> = { 'zh-CN': { labels: '寄送', amounts: '发放' }, en: { labels: 'Parcels', amounts: 'Amounts' } };

interface Waiting {
  deliveryId: number;
  nick: string | null;
  name: string | null;
  phone: string | null;
  receiver: string | null;
  contactPhone: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  address: string | null;
  what: string;
  quantity: number;
  amountMinor: number | null;
  currency: string;
  orderNo: string | null;
  note: string;
}

/** All that is to be sent, as a workbook; who has no address known stands in it with an empty one. */
export async function saveDeliveries({ to, list, language }: Parsed<typeof offers.saveDeliveries>, { db, file, checkCancelled }: TaskContext): Promise<Output<typeof offers.saveDeliveries>> {
  const waiting = snapshot(db, () => readWaiting(db, list));
  checkCancelled();
  const [headers, line] = list === 'labels' ? [labelHeaders, labelLine] : [amountHeaders, amountLine];
  const columns = headers[language].map((header): FileColumn => ({ header, kind: 'text' }));
  await writeWhole(file(to).path, writeXlsx(sheetNames[language][list], columns, waiting.map(line), '@'));
  return { rows: waiting.length, withoutAddress: list === 'labels' ? waiting.filter((w) => w.address === null).length : 0 };
}

function readWaiting(db: ReadDb, list: 'labels' | 'amounts'): Waiting[] {
  return db.all<Waiting>(
    `SELECT d.id AS deliveryId, c.nick, c.name, c.phone, k.receiver, CASE WHEN k.phone_quality = 'valid' THEN k.phone ELSE k.phone_raw END AS contactPhone, k.province, k.city, k.district, k.address,
      d.name AS what, d.quantity, d.amount_minor AS amountMinor, d.currency, d.order_no AS orderNo, d.note
     FROM deliveries d JOIN (${offerPeople}) ON p.id = d.person_id LEFT JOIN contacts k ON k.id = ${lastContact}
     WHERE d.status = 'to_send' AND d.kind ${list === 'labels' ? 'NOT IN' : 'IN'} ('red_packet', 'data_pack') ORDER BY d.id`,
  );
}

const bare = (phone: string | null): string => (phone ?? '').replace(/^\+86(?=1\d{10}$)/, '');
const labelLine = (w: Waiting): string[] => [String(w.deliveryId), w.receiver ?? w.name ?? '', bare(w.contactPhone ?? w.phone), w.province ?? '', w.city ?? '', w.district ?? '', w.address ?? '', w.what, String(w.quantity), w.orderNo ?? '', w.note];
const amountLine = (w: Waiting): string[] => [String(w.deliveryId), w.nick ?? '', w.name ?? '', bare(w.phone), w.what, w.amountMinor === null ? '' : String((w.amountMinor * w.quantity) / minorPerUnit(w.currency)), w.currency, w.note, ''];
