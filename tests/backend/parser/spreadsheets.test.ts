import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeZip, sheetXml, workbookParts, type NumberCell } from './make-zip.ts';
import { fileOf, fixture, parseBytes, parsePath } from './parse-to-rows.ts';
import { csvLine, manyOrders, taobaoCells, taobaoCsv, taobaoHeader } from './taobao-csv.ts';

const workbook = (rows: (string | NumberCell)[][], options = {}) => makeZip(workbookParts([sheetXml(rows)], options));
const replaced = (at: string, cell: NumberCell): (string | NumberCell)[] => taobaoCells().map((value, i) => (taobaoHeader[i] === at ? cell : value));

test('a workbook says the same as a CSV of the same cells; its dimension is not believed', async () => {
  const orders = manyOrders(30).map(taobaoCells);
  const sheet = await parseBytes(workbook([taobaoHeader, ...orders]));
  const text = await parseBytes([taobaoHeader, ...orders].map((cells) => csvLine(cells)).join('\n'));
  expect(sheet.head).toMatchObject({ encoding: 'xlsx', delimiter: null });
  expect(sheet.rows).toEqual(text.rows);
  expect(sheet.rows).toHaveLength(30);
});

test('money, days and ids as numbers of the sheet', async () => {
  const { rows } = await parseBytes(
    workbook([taobaoHeader, replaced('买家实际支付金额', { number: '188.39999999999998' }), replaced('订单创建时间', { number: '43299.29166666666', date: true }), replaced('订单创建时间', { number: '43299.5' }), replaced('订单编号', { number: '123456789012345' })]),
  );
  expect(rows.map(({ order }) => order!.paidMinor)).toEqual([18840, 3000, 3000, 3000]);
  expect(new Date(rows[1]!.order!.createdAt!).toISOString()).toBe('2018-07-17T23:00:00.000Z');
  expect(new Date(rows[2]!.order!.createdAt!).toISOString()).toBe('2018-07-18T04:00:00.000Z');
  expect(rows[3]!.orderNo).toBe('123456789012345');
});

test('the calendar that begins in 1904', async () => {
  const { rows } = await parseBytes(workbook([taobaoHeader, replaced('订单创建时间', { number: '41837.25', date: true })], { date1904: true }));
  expect(new Date(rows[0]!.order!.createdAt!).toISOString()).toBe('2018-07-17T22:00:00.000Z');
});

test('an order number that is a number has lost its last digits', async () => {
  const cut = replaced('订单编号', { number: '7000000000000000011' });
  const one = await parseBytes(workbook([taobaoHeader, ...manyOrders(3).map(taobaoCells), cut]));
  expect([one.rows.length, one.fates.map(({ line, reason }) => [line, reason])]).toEqual([3, [[5, 'damaged_order_number']]]);
  expect((await parseBytes(workbook([taobaoHeader, cut, cut]))).failed?.code).toBe('file_damaged_ids');
  // 16 digits are below 2^53 and still more than Excel keeps.
  expect((await parseBytes(workbook([taobaoHeader, replaced('订单编号', { number: '1234567890123456' })]))).failed?.code).toBe('file_damaged_ids');
});

test('the first sheet with a header that is known is read', async () => {
  const zip = makeZip(workbookParts([sheetXml([['说明'], ['本表由系统导出']]), sheetXml([['订单报表'], [], taobaoHeader, taobaoCells()]), sheetXml([taobaoHeader, taobaoCells(), taobaoCells()])]));
  const { rows } = await parseBytes(zip);
  expect(rows.map(({ line }) => line)).toEqual([4]);
});

test('names lie: a workbook named .csv, a CSV named .xlsx', async () => {
  const zip = workbook([taobaoHeader, taobaoCells()]);
  expect((await parsePath(fileOf(zip, 'lies.csv'))).rows).toHaveLength(1);
  expect((await parsePath(fileOf(taobaoCsv({}), 'lies.xlsx'))).rows).toHaveLength(1);
});

test('an HTML table named .xls, in GB18030 and in UTF-8', async () => {
  const html = `<html><head><meta charset="gbk"><style>td{mso-number-format:"\\@"}</style></head><body><table border=1><tr>${taobaoHeader.map((name) => `<th>${name}</th>`).join('')}</tr>\n<tr>${taobaoCells({ memo: '&lt;b&gt;' }).map((cell) => `<td>${cell}</td>`).join('')}</tr></table></body></html>`;
  const utf8 = await parsePath(fileOf(html, 'orders.xls'));
  expect(utf8.head).toMatchObject({ encoding: 'html utf-8', profile: 'taobao-orders-csv-2017' });
  expect(utf8.rows[0]).toMatchObject({ orderNo: '200000000000000017', buyerMemo: '<b>' });
  // The header of a real GBK sample, put into a table.
  const gbk = readFileSync(fixture('taobao_orders_2017_gbk/ExportOrderList201707190930.csv')).toString('latin1').split('\r\n').slice(0, 2);
  const cells = gbk.map((line) => line.replace(/^="?/, '').split(',').map((cell) => `<td>${cell.replace(/^"|"$/g, '')}</td>`).join(''));
  const table = Buffer.from(`<table>${cells.map((row) => `<tr>${row}</tr>`).join('')}</table>`, 'latin1');
  const { head, rows } = await parsePath(fileOf(table, 'orders-gbk.xls'));
  expect([head!.encoding, rows.map(({ account }) => account)]).toEqual(['html gb18030', ['buyer:shenceshi_01']]);
});

test('a workbook of Excel 97: Chinese headings, text ids, dates', async () => {
  const { head, rows, failed } = await parsePath(fixture('aliexpress_orders_legacy_xls/aliexpress_orders.xls'));
  expect(failed).toBeNull();
  expect(head).toMatchObject({ encoding: 'xls', profile: 'aliexpress-orders-xls-legacy' });
  expect(new Set(rows.map(({ orderNo }) => orderNo)).size).toBe(5);
  expect(new Set(rows.map(({ account }) => account)).size).toBe(4);
});

const parts = () => workbookParts([sheetXml([taobaoHeader, taobaoCells()])]);
const spaces = (megabytes: number) => `<worksheet><sheetData>${' '.repeat(megabytes * 1024 ** 2)}</sheetData></worksheet>`;
const codeOf = async (zip: Uint8Array) => {
  const { failed } = await parseBytes(zip);
  return [failed?.code, failed?.detail['what']];
};

test('bombs are refused by the zip directory, before anything is unpacked', async () => {
  expect(await codeOf(makeZip([...parts(), { name: 'xl/worksheets/sheet9.xml', content: spaces(60) }]))).toEqual(['file_too_large', 'ratio']);
  expect(await codeOf(makeZip([...parts(), { name: 'xl/media/a.bin', content: 'x', claimedSize: 500 * 1024 ** 2 }]))).toEqual(['file_too_large', 'ratio']);
  const texts = Array.from({ length: 1_100_000 }, (_, i) => `<si><t>${(i * 7919) % 999_983} 样例 ${i}</t></si>`).join('');
  expect(await codeOf(makeZip([...parts(), { name: 'xl/sharedStrings.xml', content: `<sst>${texts}</sst>` }]))).toEqual(['file_too_large', 'strings']);
  expect(await codeOf(makeZip([...parts(), ...Array.from({ length: 2100 }, (_, i) => ({ name: `x${i}`, content: '' }))]))).toEqual(['file_too_large', 'entries']);
});

test('a part that is larger than the directory says is cut off, not unpacked', async () => {
  const lying = workbookParts([sheetXml([taobaoHeader, ...manyOrders(5000).map(taobaoCells)])]).map((part) => (part.name.includes('sheet1') ? { ...part, claimedSize: 20_000 } : part));
  expect((await parseBytes(makeZip(lying))).failed?.code).toBe('file_altered');
});

test('a document type is refused, in whatever part it stands', async () => {
  const doctype = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>';
  for (const name of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', '[Content_Types].xml', 'xl/styles.xml']) {
    expect(await codeOf(makeZip(parts().map((part) => (part.name === name ? { ...part, content: String(part.content).replace(/^<\?xml[^>]*\?>/, doctype) } : part))))).toEqual(['file_damaged', 'doctype']);
  }
});

test('a zip that is no workbook, a cut one, one with overlapping parts, a wide sheet', async () => {
  expect(await codeOf(makeZip([{ name: 'word/document.xml', content: '<x/>' }]))).toEqual(['file_not_table', undefined]);
  const whole = makeZip(parts());
  expect(await codeOf(whole.subarray(0, whole.length - 40))).toEqual(['file_damaged', 'zip']);
  expect(await codeOf(workbook([Array.from({ length: 600 }, (_, i) => `c${i}`)]))).toEqual(['file_too_large', 'columns']);
});
