import { describe, expect, test } from 'vitest';
import { lookAtFile } from '../../../electron/backend/imports/look-at-file.ts';
import type { SavedReading } from '../../../electron/backend/imports/own-layout.ts';
import { tryReading } from '../../../electron/backend/imports/try-reading.ts';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import type { ParserSource } from '../../../electron/backend/imports/run-import.ts';
import type { Reading } from '../../../shared/contract/mapper.ts';
import { fileOf, fixture, parsePath } from './parse-to-rows.ts';

const reading = (columns: Record<string, string>, more: Partial<Reading> = {}): Reading => ({
  hasHeader: true, dateOrder: null, decimalMark: null, base: null, ...more,
  columns: Object.entries(columns).map(([heading, field]) => ({ heading, nth: 0, field })),
});
const parse = (path: string, how: Reading) => parsePathAs(path, how);
async function parsePathAs(path: string, how: Reading) {
  const rows = [];
  for await (const message of parseFiles({ files: [{ path, name: 'x', reading: how }] }, () => ({ go: { timeZone: 'Asia/Shanghai', currency: 'CNY' } }))) rows.push(message);
  return rows;
}
const inProcess: ParserSource = async function* (options, decide) {
  yield* parseFiles(options, decide);
};
const count = (path: string, how: Reading) => tryReading({ path, name: 'x', reading: how }, inProcess, () => undefined);
const saved = (how: Reading, headings: string[]): SavedReading => ({ id: 3, name: '收银台', revision: 1, headings, reading: how });

const pos = '小票,时间,实收(元),商品,会员手机\r\nA1,03/04/2024 10:00,"1.234,50",茶杯,13800138000\r\nA2,27/04/2024 11:30,"12,00",茶壶,13800138001\r\n';
const posReading = reading({ 小票: 'orderNo', 时间: 'paidAt', '实收(元)': 'paid', 商品: 'title', 会员手机: 'phone' }, { dateOrder: 'dmy', decimalMark: 'comma' });

describe('a look at an unknown file', () => {
  test('guesses by the words of its headings and by its values', async () => {
    const look = await lookAtFile({ path: fileOf(pos), name: 'pos.csv' }, []);
    expect(look).toMatchObject({ headerRow: 0, base: null, profile: null, delimiter: ',', guess: ['orderNo', 'createdAt', 'paid', 'title', 'phone'] });
    const plain = await lookAtFile({ path: fileOf('甲,乙,丙\n2024-03-04,13800138000,20240304000117\n2024-03-05,13800138001,20240305000118\n'), name: 'x' }, []);
    expect(plain).toMatchObject({ headerRow: 0, guess: ['createdAt', 'phone', 'orderNo'] });
  });

  test('never takes a parcel number or a postage for an order', async () => {
    const look = await lookAtFile({ path: fileOf('订单编号,快递单号,运费\n1001,SF12345678901,8\n1002,SF12345678902,8\n'), name: 'x' }, []);
    expect(look.guess).toEqual(['orderNo', 'waybill', null]);
  });

  test('knows the words of a stock program: pieces, waybill, out and signed for', async () => {
    const look = await lookAtFile({ path: fileOf('系统单号,客户,件,合计,做单日,快递,面单号,出库日,签收日\nXS1,小样,2,98.00,2026-09-01,中通,ZT1,2026-09-02,2026-09-04\n'), name: 'x' }, []);
    expect(look.guess).toEqual(['orderNo', 'buyerNick', 'quantity', 'paid', 'createdAt', 'carrier', 'waybill', 'shippedAt', 'signedAt']);
  });

  test('sees that a list has no heading', async () => {
    const phones = await lookAtFile({ path: fileOf('13800138000\n13800138001\n'), name: 'x' }, []);
    expect(phones).toMatchObject({ headerRow: -1, guess: ['phone'] });
    const nicks = await lookAtFile({ path: fileOf('小样\n阿木\n'), name: 'x' }, []);
    expect(nicks).toMatchObject({ headerRow: -1, guess: ['buyerNick'] });
    expect(await lookAtFile({ path: fileOf('昵称\n小样\n阿木\n'), name: 'x' }, [])).toMatchObject({ headerRow: 0, guess: ['buyerNick'] });
  });

  test('shows a known layout with its columns, so that they can be corrected', async () => {
    const look = await lookAtFile({ path: fixture('shopify_utf8/orders_export_1.csv'), name: 'x' }, []);
    expect(look.base).toBe('shopify-orders-csv');
    expect(look.guess).toContain('orderNo');
  });
});

describe('a table read as the owner says', () => {
  test('has their dates and their money', async () => {
    const file = await parsePath(fileOf(pos), { saved: [saved(posReading, ['小票', '时间', '实收(元)', '商品', '会员手机'])] });
    expect(file.head).toMatchObject({ profile: 'own-3.1', platform: 'other', confidence: 1 });
    expect(file.rows.map(({ orderNo, account, order }) => ({ orderNo, account, paid: order?.paidMinor, at: new Date(order!.paidAt!).toISOString() }))).toEqual([
      { orderNo: 'A1', account: 'phone:+8613800138000', paid: 123450, at: '2024-04-03T02:00:00.000Z' },
      { orderNo: 'A2', account: 'phone:+8613800138001', paid: 1200, at: '2024-04-27T03:30:00.000Z' },
    ]);
  });

  test('is recognised again with its columns reordered and one added, and not when another file shares a word', async () => {
    const profile = [saved(posReading, ['小票', '时间', '实收(元)', '商品', '会员手机'])];
    const moved = await parsePath(fileOf('会员手机,店员,商品,小票,时间,实收(元)\n13800138000,小王,茶杯,A1,03/04/2024,12\n'), { saved: profile });
    expect(moved.head?.profile).toBe('own-3.1');
    expect(moved.rows[0]).toMatchObject({ orderNo: 'A1', account: 'phone:+8613800138000' });
    const other = await parsePath(fileOf('时间,商品,访客,浏览,加购,收藏\n2024-03-04,茶杯,1,2,3,4\n'), { saved: profile });
    expect(other.failed?.code).toBe('file_unknown_layout');
  });

  test('comes before the layout that is known, whose words it keeps', async () => {
    const path = fixture('shopify_utf8/orders_export_1.csv');
    const look = await lookAtFile({ path, name: 'x' }, []);
    const headings = look.rows[look.headerRow]!;
    const own = { ...reading({}, { base: look.base }), columns: headings.flatMap((heading, i) => (look.guess[i] ? [{ heading, nth: 0, field: look.guess[i] }] : [])) };
    const before = await parsePath(path);
    const after = await parsePath(path, { saved: [saved(own, headings.map((h) => h.toLowerCase()))] });
    expect(after.head?.profile).toBe('own-3.1');
    expect(after.rows.map((r) => [r.orderNo, r.order?.status, r.order?.paidMinor, r.itemKey])).toEqual(before.rows.map((r) => [r.orderNo, r.order?.status, r.order?.paidMinor, r.itemKey]));
  });

  test('without order numbers, each row is a sale of its own, and two equal ones are two', async () => {
    const how = reading({ 日期: 'paidAt', 金额: 'paid', 货品: 'title' });
    const text = '日期,金额,货品\n2024-03-04,10,茶\n2024-03-04,10,茶\n2024-03-05,20,\n合计,40,\n';
    const messages = await parse(fileOf(text), how);
    const chunk = messages.find((m) => 'chunk' in m)!.chunk;
    expect(new Set(chunk.orderNo).size).toBe(3);
    expect(chunk.orderNo[0]!.replace(/-\d$/, '')).toBe(chunk.orderNo[1]!.replace(/-\d$/, ''));
    const again = await parse(fileOf(text.replace('日期,金额,货品\n', '日期,金额,货品\n\n')), how);
    expect(again.find((m) => 'chunk' in m)!.chunk.orderNo).toEqual(chunk.orderNo);
    expect(messages.find((m) => 'fates' in m)!.fates).toMatchObject([{ line: 5, fate: 'skipped', reason: 'summary_row', raw: ['合计', '40', ''] }]);
  });

  test('without headings, by the place of its columns', async () => {
    const how: Reading = { ...reading({}, { hasHeader: false }), columns: [{ heading: '', nth: 1, field: 'orderNo' }, { heading: '', nth: 0, field: 'phone' }] };
    const messages = await parse(fileOf('13800138000,A1\n13800138001,A2\n'), how);
    expect(messages.find((m) => 'chunk' in m)!.chunk.orderNo).toEqual(['A1', 'A2']);
  });

  test('is counted before it goes in, with the reasons', async () => {
    const text = '单号,金额,时间\n1,10,2024-03-04\n2,abc,2024-03-04\n3,x,2024-03-05\n4,10,31/31/2024\n合计,20,\n';
    const found = await count(fileOf(text), reading({ 单号: 'orderNo', 金额: 'paid', 时间: 'paidAt' }));
    expect(found).toMatchObject({ rows: 5, all: true, good: 1, rejected: 3, skipped: 1, orders: 1, buyers: 0, firstDay: '2024-03-04' });
    expect(found.reasons[0]).toMatchObject({ reason: 'bad_money', column: '金额', value: 'abc', line: 3, count: 2 });
  });

  test('of a long file only the first rows are counted', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => `${i},10,2024-03-04`).join('\n');
    const found = await tryReading({ path: fileOf(`单号,金额,时间\n${rows}\n`), name: 'x', reading: reading({ 单号: 'orderNo', 金额: 'paid', 时间: 'paidAt' }) }, inProcess, () => undefined, 2000);
    expect(found.all).toBe(false);
    expect(found.good).toBeGreaterThanOrEqual(2000);
    expect(found.good).toBeLessThan(9000);
  });
});

describe('a list of people', () => {
  const bare = (field: string): Reading => ({ hasHeader: false, dateOrder: null, decimalMark: null, base: null, columns: [{ heading: '', nth: 0, field }] });
  const people = (found: Awaited<ReturnType<typeof parsePathAs>>) => found.flatMap((m) => ('records' in m ? m.records.map(({ key, line }) => [line, key.split('\u001f').slice(0, 2).join(' ')]) : []));

  test('of bare phones or buyer names is read, the first line too', async () => {
    const phones = fileOf('13800138000\n13800138001\n138****8002\n');
    expect(people(await parse(phones, bare('phone')))).toEqual([[1, 'phone +8613800138000'], [2, 'phone +8613800138001']]);
    expect(await count(phones, bare('phone'))).toMatchObject({ rows: 3, good: 2, rejected: 1, orders: 0, buyers: 2 });
    expect(people(await parse(fileOf('小样\n阿木\n'), bare('buyerNick')))).toEqual([[1, 'buyer 小样'], [2, 'buyer 阿木']]);
  });

  test('under the owner’s headings is recognised again', async () => {
    const how = reading({ 客人: 'buyerNick', 号: 'phone', 进群: 'createdAt' });
    const path = fileOf('客人,号,进群\n小样,13800138000,2026-10-01\n');
    expect(people(await parse(path, how))).toEqual([[2, 'phone +8613800138000']]);
    const again = await lookAtFile({ path, name: 'x' }, [saved(how, ['客人', '号', '进群'])]);
    expect(again).toMatchObject({ profile: { id: 3 }, guess: ['buyerNick', 'phone', 'createdAt'] });
    const messages = [];
    for await (const message of parseFiles({ files: [{ path, name: 'x' }], saved: [saved(how, ['客人', '号', '进群'])] }, () => ({ go: { timeZone: 'Asia/Shanghai', currency: 'CNY' } }))) messages.push(message);
    expect(messages[0]).toMatchObject({ head: { profile: 'own-3.1', kind: 'people' } });
  });
});
