import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { tagsHandlers } from '../../../electron/backend/tags/handlers.ts';
import { ShopMaker } from '../make-shop.ts';
import { problemOf } from '../problem-of.ts';

const TODAY = '2026-06-30';
let dir: string;
let shop: ShopMaker;
let ids: number[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sheets-'));
  shop = new ShopMaker();
  ids = ['小明', '小红', '小刚', '小丽'].map((nick, i) => shop.customer({ nick, phone: `+8619900000${i}00`, phoneQuality: 'valid', province: '广东省' }));
  shop.order({ customerId: ids[0]!, day: '2026-06-01' });
  shop.finish();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const context = () => ({ ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: ({ name }: { name: string }) => ({ path: join(dir, name), name }) });
const ref = (name: string) => ({ token: '0'.repeat(32), name, size: 1 });
const write = async (name = 'people.xlsx', list = {}) => customersHandlers.toSheet({ list, to: ref(name), language: 'zh-CN' }, context());
const preview = (name: string) => customersHandlers.previewSheet({ file: ref(name) }, context());
const apply = (name: string) => customersHandlers.applySheet({ file: ref(name) }, context());
async function cells(name = 'people.xlsx'): Promise<string[][]> {
  return (await readXlsx(readFileSync(join(dir, name)))).sheets[0]!.rows.map((row) => row.map((cell) => String(cell ?? '')));
}
async function save(rows: string[][], name = 'edited.xlsx'): Promise<string> {
  writeFileSync(join(dir, name), await writeXlsx({ sheets: [{ name: 's', rows }] }));
  return name;
}
const record = (i: number) => customersHandlers.get({ customerId: ids[i]! }, context());
/** Its cell under a heading, in the row of a customer. */
function put(rows: string[][], i: number, heading: string, text: string): void {
  const row = rows.find((r) => r[0] === String(ids[i]!))!;
  row[rows[0]!.indexOf(heading)] = text;
}

test('out, edited and back: notes, tags and own fields change, and all of it can be undone', async () => {
  const field = customersHandlers.saveField({ name: '孩子几岁', kind: 'number', section: 'family', options: [], standard: null }, context());
  const { tagId } = tagsHandlers.save({ name: '熟客', color: 'jade', reason: '', lastsDays: null, segmentId: null }, context());
  tagsHandlers.apply({ tagId, add: true, who: { customerIds: [ids[0]!, ids[1]!] } }, context());
  expect(await write()).toMatchObject({ rows: 4, leftOut: 0 });
  const rows = await cells();
  expect(rows[0]).toEqual(['客户编号', '旺旺名', '姓名', '手机', '省份', '城市', '有效订单', '净消费额', '上次购买', '标签', '备注', '孩子几岁']);
  expect(await preview('people.xlsx')).toMatchObject({ rows: 4, changed: 0, unchanged: 4, rejected: [], columns: ['标签', '备注', '孩子几岁'], ignored: [], changes: 0 });
  expect((await apply('people.xlsx')).editId).toBeNull();

  put(rows, 0, '备注', '喜欢清淡');
  put(rows, 0, '孩子几岁', '3');
  put(rows, 1, '标签', '批发，老朋友');
  const file = await save(rows);
  const told = await preview(file);
  expect(told).toMatchObject({ rows: 4, changed: 2, unchanged: 2, rejected: [], newTags: ['批发', '老朋友'].sort(), changes: 3 });
  expect(told.first).toContainEqual({ customerId: ids[1]!, who: '小红', what: 'tags', before: '熟客', after: ['批发', '老朋友'].sort().join('、') });
  expect(record(0).note, 'a preview changes nothing').toBeNull();
  const { editId, ...done } = await apply(file);
  expect(done).toEqual(told);
  expect(record(0)).toMatchObject({ note: '喜欢清淡', own: [{ fieldId: field.fieldId, values: ['3'], from: 'owner' }], tags: [{ name: '熟客' }] });
  expect(record(1).tags.map((t) => t.name).sort()).toEqual(['批发', '老朋友'].sort());
  expect(customersHandlers.sheetEdits({}, context())).toEqual([{ editId, at: context().now, fileName: 'edited.xlsx', people: 2, undoneAt: null }]);

  customersHandlers.update({ customerId: ids[0]!, note: '改了主意' }, context());
  expect(customersHandlers.undoSheet({ editId: editId! }, context())).toEqual({ restored: 2, kept: 1 });
  expect(record(0)).toMatchObject({ note: '改了主意', own: [] });
  expect(record(1).tags.map((t) => t.name)).toEqual(['熟客']);
  expect(problemOf(() => customersHandlers.undoSheet({ editId: editId! }, context()))).toMatchObject({ code: 'not_found' });
});

test('each line that can’t be taken says why, and the others are taken', async () => {
  customersHandlers.saveField({ name: '孩子几岁', kind: 'number', section: 'family', options: [], standard: null }, context());
  await write();
  const rows = await cells();
  put(rows, 0, '备注', '好');
  put(rows, 1, '孩子几岁', '三岁');
  put(rows, 2, '旺旺名', '别人');
  rows.push([...rows[1]!]);
  rows.push(['999', '谁'], ['编号不明', '谁'], ['', '没有编号']);
  rows[0]!.push('星座');
  const told = await apply(await save(rows));
  expect(told).toMatchObject({ rows: 8, changed: 1, unchanged: 1, ignored: ['星座'] });
  expect(told.rejected.map(({ line, reason, value }) => [line, reason, value])).toEqual([
    [3, 'not_of_its_type', '三岁'],
    [4, 'other_person', '别人'],
    [6, 'twice', String(ids[0])],
    [7, 'no_customer', '999'],
    [8, 'no_number', '编号不明'],
    [9, 'no_number', ''],
  ]);
  expect(told.rows).toBe(told.changed + told.unchanged + told.rejected.length);
  expect(record(0).note).toBe('好');
  expect(record(1).own).toEqual([]);
});

test('a sheet without customer numbers is refused, and a tag that follows a rule can’t be given', async () => {
  const { segmentId } = (await import('../../../electron/backend/segments/handlers.ts')).segmentsHandlers.save({ name: 's', note: '', rule: { combinator: 'and', rules: [] } }, context());
  tagsHandlers.save({ name: '自动', color: 'jade', reason: '', lastsDays: null, segmentId }, context());
  await write();
  const rows = await cells();
  put(rows, 0, '标签', '自动');
  expect(await preview(await save(rows))).toMatchObject({ changed: 0, rejected: [{ reason: 'follows_rule', value: '自动' }], newTags: [] });
  await expect(preview(await save([['姓名'], ['小明']]))).rejects.toMatchObject({ code: 'bad_input', detail: { reason: 'no_customer_number' } });
});

test('whoever said no, and the number of somebody who did, is in no sheet', async () => {
  customersHandlers.optOut({ customerId: ids[0]!, optedOut: true, reason: '来电' }, context());
  shop.insert('opt_outs', { at: 0, customer_id: null, kind: 'phone', value: '+8619900000100', opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
  expect(await write()).toMatchObject({ rows: 2, leftOut: 2 });
  expect((await cells()).flat()).not.toContain('小明');
  expect((await cells()).flat()).not.toContain('小红');
});

test('a number of somebody who has been merged since is theirs who stands for them', async () => {
  await write();
  const rows = await cells();
  put(rows, 1, '备注', '合并了');
  rows.splice(1, 1);
  mergePeople(shop.db, { customerId: ids[0]!, otherId: ids[1]! }, 1);
  expect(await apply(await save(rows))).toMatchObject({ changed: 1, rejected: [] });
  expect(record(0).note).toBe('合并了');
});
