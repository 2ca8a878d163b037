import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { OwedDelivery } from '../../../shared/contract/offers-deliveries.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { snapshot } from '../db/remember.ts';
import type { FileColumn } from '../files/write-csv.ts';
import { writeWhole } from '../files/write-whole.ts';
import { writeXlsx } from '../files/write-xlsx.ts';
import { businessDay } from '../membership/clock.ts';
import type { TaskContext } from '../serve.ts';
import { readWaiting } from './waiting-deliveries.ts';

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

/** What is to be sent, as a workbook; who has no address known stands in it with an empty one, and who has said no or is held out isn't in it. */
export async function saveDeliveries({ to, list, language }: Parsed<typeof offers.saveDeliveries>, { db, today, file, checkCancelled }: TaskContext): Promise<Output<typeof offers.saveDeliveries>> {
  const { listed, byHand } = snapshot(db, () => readWaiting(db, list, businessDay(db, today)));
  checkCancelled();
  const [headers, line] = list === 'labels' ? [labelHeaders, labelLine] : [amountHeaders, amountLine];
  const columns = headers[language].map((header): FileColumn => ({ header, kind: 'text' }));
  await writeWhole(file(to).path, writeXlsx(sheetNames[language][list], columns, listed.map(line), '@'));
  return { rows: listed.length, withoutAddress: list === 'labels' ? listed.filter((w) => w.address === null).length : 0, byHand: byHand.length };
}

const bare = (phone: string | null): string => (phone ?? '').replace(/^\+86(?=1\d{10}$)/, '');
const labelLine = (w: OwedDelivery): string[] => [String(w.deliveryId), w.receiver ?? w.name ?? '', bare(w.contactPhone ?? w.phone), w.province ?? '', w.city ?? '', w.district ?? '', w.address ?? '', w.what, String(w.quantity), w.orderNo ?? '', w.note];
const amountLine = (w: OwedDelivery): string[] => [String(w.deliveryId), w.nick ?? '', w.name ?? '', bare(w.phone), w.what, w.amountMinor === null ? '' : String((w.amountMinor * w.quantity) / minorPerUnit(w.currency)), w.currency, w.note, ''];
