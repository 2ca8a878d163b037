import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf, fixture, parseBytes, parsePath } from './parse-to-rows.ts';
import { csvLine, manyOrders, taobaoCells, taobaoCsv, taobaoHeader, type TaobaoCells } from './taobao-csv.ts';

const reasonOf = async (cells: TaobaoCells) => {
  const { rows, fates, tail, failed } = await parseBytes(taobaoCsv({ no: '200000000000000001' }, cells, { no: '200000000000000003' }));
  expect(failed).toBeNull();
  expect(tail!.rows).toBe(3);
  expect(rows).toHaveLength(2);
  return fates.map(({ line, fate, reason, column, value }) => [line, fate, reason, column, value]);
};

test.each<[TaobaoCells, string, string, string | null, string | null]>([
  [{ no: '' }, 'rejected', 'no_order_number', '订单编号', ''],
  [{ no: 'abc' }, 'rejected', 'bad_order_number', '订单编号', 'abc'],
  [{ no: '2.8E+18' }, 'rejected', 'damaged_order_number', '订单编号', '2.8E+18'],
  [{ status: '' }, 'rejected', 'no_status', '订单状态', ''],
  [{ paid: '-5.00' }, 'rejected', 'negative_money', '买家实际支付金额', '-5.00'],
  [{ paid: '10000000.01' }, 'rejected', 'money_out_of_range', '买家实际支付金额', '10000000.01'],
  [{ paid: '99,999,999,999,999,999,999' }, 'rejected', 'bad_money', '买家实际支付金额', '99,999,999,999,999,999,999'],
  [{ paid: '#REF!' }, 'rejected', 'bad_money', '买家实际支付金额', '#REF!'],
  [{ paid: '' }, 'rejected', 'bad_money', '买家实际支付金额', ''],
  [{ refund: '1e309' }, 'rejected', 'bad_money', '退款金额', '1e309'],
  [{ created: '2018-02-30 10:00:00' }, 'rejected', 'bad_date', '订单创建时间', '2018-02-30 10:00:00'],
  [{ paidAt: '01/02/2024' }, 'rejected', 'bad_date', '订单付款时间', '01/02/2024'],
  [{ created: '', paidAt: '' }, 'rejected', 'no_date', '订单创建时间', ''],
  [{ no: '总计', nick: '', paid: '60.00' }, 'skipped', 'summary_row', '订单编号', '总计'],
])('row %j is %s: %s', async (cells, fate, reason, column, value) => {
  expect(await reasonOf(cells)).toEqual([[3, fate, reason, column, value]]);
});

test('the limit itself is an amount', async () => {
  expect((await parseBytes(taobaoCsv({ paid: '10000000.00' }))).rows[0]!.order!.paidMinor).toBe(1_000_000_000);
});

test('short and long rows, empty lines, a second header, cells behind the last', async () => {
  const good = csvLine(taobaoCells());
  const text = [csvLine(taobaoHeader), good, '', '200000000000000018,nick', `${good},,,`, `${good},surplus`, csvLine(taobaoHeader), ',,,,', '   ', good].join('\n');
  const { rows, fates, tail } = await parseBytes(text);
  expect(rows.map(({ line }) => line)).toEqual([2, 5, 10]);
  expect(fates.map(({ line, fate, reason }) => [line, fate, reason])).toEqual([[4, 'rejected', 'too_few_cells'], [6, 'rejected', 'too_many_cells'], [7, 'skipped', 'repeated_header']]);
  expect(tail!.rows).toBe(6);
});

test('a rejected row keeps its cells, so that it can be mended', async () => {
  const { fates } = await parseBytes(taobaoCsv({ paid: 'x', memo: 'two\nlines' }));
  expect(fates[0]!.raw).toEqual(taobaoCells({ paid: 'x', memo: 'two\nlines' }));
});

const codeOf = async (content: string | Uint8Array) => (await parseBytes(content)).failed?.code;
const damagedIds = taobaoCsv(...manyOrders(4).map((cells, i) => (i === 0 ? cells : { no: '2.8E+18' })));

test.each<[string, string | Uint8Array, string]>([
  ['nothing', '', 'file_empty'],
  ['a byte-order mark', '\ufeff', 'file_empty'],
  ['line ends', '\r\n\n\r\n', 'file_empty'],
  ['NULs', new Uint8Array(5000), 'file_empty'],
  ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'file_not_table'],
  ['a JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'), 'file_not_table'],
  ['a program', Buffer.concat([Buffer.from('4d5a9000', 'hex'), Buffer.alloc(200)]), 'file_not_table'],
  ['random bytes', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 0xff), 'file_not_table'],
  ['UTF-32', Buffer.concat([Buffer.from('fffe0000', 'hex'), Buffer.from('61000000', 'hex')]), 'file_encoding'],
  ['a story', 'Once upon a time\nthere was a shop, and nothing else.\n', 'file_unknown_layout'],
  ['a cut zip', Buffer.from('504b030414000000080000', 'hex'), 'file_damaged'],
  ['a cut workbook of 1997', Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'), 'file_damaged'],
  ['order numbers that Excel has cut', damagedIds, 'file_damaged_ids'],
  ['600 columns', `${Array.from({ length: 600 }, (_, i) => `c${i}`).join(',')}\n`, 'file_too_large'],
  ['a million columns', `${','.repeat(1_000_000)}\n`, 'file_too_large'],
])('a file of %s is refused: %#', async (_, content, code) => {
  expect(await codeOf(content)).toBe(code);
});

test('a folder, a file that is gone, and one that is too large to be read', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'huitouke-'));
  mkdirSync(join(dir, 'folder.csv'));
  const huge = join(dir, 'huge.csv');
  writeFileSync(huge, csvLine(taobaoHeader));
  truncateSync(huge, 4 * 1024 ** 3); // sparse: takes no room
  expect((await parsePath(join(dir, 'folder.csv'))).failed?.code).toBe('file_folder');
  expect((await parsePath(join(dir, 'gone.csv'))).failed?.code).toBe('file_missing');
  const started = performance.now();
  expect((await parsePath(huge)).failed?.code).toBe('file_too_large');
  expect(performance.now() - started).toBeLessThan(1000);
});

test('an unknown layout tells the headings it found, forty at most', async () => {
  const { failed } = await parseBytes(`title\n${Array.from({ length: 50 }, (_, i) => `列${i}`).join(',')}\n1,2\n`);
  expect(failed).toMatchObject({ code: 'file_unknown_layout', detail: { headers: Array.from({ length: 40 }, (_, i) => `列${i}`) } });
});

test('a header alone is no rows and no error', async () => {
  const { failed, tail } = await parseBytes(csvLine(taobaoHeader));
  expect(failed).toBeNull();
  expect(tail).toMatchObject({ rows: 0, warnings: [], checkUp: { orders: 0, firstDay: null, lastDay: null } });
});

test('one damaged order number among many costs its row', async () => {
  const { rows, fates, tail } = await parseBytes(taobaoCsv(...manyOrders(5), { no: '4.1E+18' }));
  expect([rows.length, fates[0]!.reason]).toEqual([5, 'damaged_order_number']);
  expect(tail!.warnings).toContainEqual({ code: 'damaged_ids', count: 1 });
});

test('headings named like parts of objects harm nothing', async () => {
  const hostile = ['__proto__', 'constructor', 'toString'];
  const { rows, head } = await parseBytes([csvLine([...taobaoHeader, ...hostile]), csvLine([...taobaoCells(), 'polluted', 'x', 'y'])].join('\n'), { mapping: JSON.parse('{"__proto__":"constructor"}') as Record<string, string> });
  expect(rows).toHaveLength(1);
  expect(head!.mapping.slice(-3)).toEqual(hostile.map((header) => ({ header, field: null })));
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('hostile words are text', async () => {
  const nick = `<img src=x onerror=alert(1)>`;
  const receiver = '=HYPERLINK("http://x","y")';
  const { rows } = await parseBytes(taobaoCsv({ nick, receiver, memo: "'; DROP TABLE customers;--" }));
  expect(rows[0]).toMatchObject({ account: `buyer:${nick}`, buyerMemo: "'; DROP TABLE customers;--" });
  expect(rows[0]!.contact![0]).toBe(receiver);
});

test('a file that gets shorter while it is read is damaged, and says so after its head', async () => {
  const path = fileOf(taobaoCsv(...manyOrders(20_000)));
  const { head, failed } = await parsePath(path, {}, (found) => {
    truncateSync(path, 100);
    return { go: { timeZone: found.defaultTimeZone, currency: found.defaultCurrency } };
  });
  expect([head?.profile, failed?.code]).toEqual(['taobao-orders-csv-2017', 'file_damaged']);
});

test('a file that is left gives nothing but its head', async () => {
  const parsed = await parsePath(fixture('taobao_orders_2017_gbk/ExportOrderList201707190930.csv'), {}, () => ({ leave: true }));
  expect(parsed).toMatchObject({ rows: [], fates: [], tail: null, failed: null, head: { platform: 'taobao', shopName: '样例生活馆' } });
});
