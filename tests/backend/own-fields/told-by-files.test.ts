import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { ownFieldHandlers as fields } from '../../../electron/backend/own-fields/handlers.ts';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { runImport } from '../../../electron/backend/imports/run-import.ts';
import { undoBatch } from '../../../electron/backend/imports/undo-batch.ts';
import type { WriteDb } from '../../../electron/backend/db/executor.ts';
import type { Reading } from '../../../shared/contract/mapper.ts';
import type { OwnKind } from '../../../shared/domain/own-fields.ts';
import { fileOf, RecordsShop } from '../imports/records-shop.ts';

const NOW = Date.UTC(2026, 10, 22);
const context = (db: WriteDb) => ({ db, now: NOW, today: '2026-11-22', dataDir: 'data', version: '0' });

function shopWithFields(): RecordsShop {
  const shop = new RecordsShop();
  const save = (name: string, kind: OwnKind, options: string[] = []) => fields.saveField({ name, kind, section: 'other', options: options.map((o) => ({ name: o, was: null })), standard: null }, context(shop.db));
  save('孩子', 'number');
  save('爱好', 'multi', ['茶', '书']);
  return shop;
}
const reading: Reading = {
  hasHeader: true,
  columns: Object.entries({ 手机: 'phone', 姓名: 'receiver', 几个孩子: 'own_1', 喜欢: 'own_2', 无: 'own_9' }).map(([heading, field]) => ({ heading, nth: 0, field })),
  dateOrder: null,
  decimalMark: null,
  base: null,
};
async function put(shop: RecordsShop, path: string): Promise<number> {
  const { batchId, files } = await runImport({ db: shop.db, now: NOW, files: [{ path, name: basename(path), reading }], input: {}, parse: parseFiles, progress: () => undefined, checkCancelled: () => undefined }, 'run');
  expect(files[0]!.error).toBeNull();
  return batchId;
}
const known = (shop: RecordsShop) => shop.db.all<{ phone: string; field: number; value: string }>('SELECT c.phone, s.field_id AS field, s.value FROM own_shown s JOIN customers c ON c.id = s.customer_id ORDER BY 1, 2, 3').map((r) => `${r.phone.slice(-1)} ${r.field} ${r.value}`);

const head = '手机,姓名,几个孩子,喜欢,无';
const older = () => fileOf('older.csv', [head, '19900000001,张一,1,茶,x', '19900000002,李二,几个,,'], 1);
const younger = () => fileOf('younger.csv', [head, '19900000001,张一,2,,', '19900000003,王三,0,书；茶,'], 2);

test('columns of a list of people go to the owner’s fields, whatever order the files come in, and go with their batch', async () => {
  const one = shopWithFields();
  await put(one, older());
  const batch = await put(one, younger());
  const other = shopWithFields();
  await put(other, younger());
  await put(other, older());
  // 2 is the younger word; what isn't said there is the older file's; what can't be read is nothing.
  const both = ['1 1 2', '1 2 茶', '3 1 0', '3 2 书', '3 2 茶'];
  expect(known(one)).toEqual(both);
  expect(known(other)).toEqual(both);
  expect(fields.fieldUse({}, context(one.db)).map((u) => [u.known, u.unread, u.unreadExamples])).toEqual([[2, 1, ['几个']], [2, 0, []]]);
  undoBatch(one.db, batch, NOW);
  expect(known(one)).toEqual(['1 1 1', '1 2 茶']);
});

test('a field that is deleted takes with it what files said, also for one that gets its number', async () => {
  const shop = shopWithFields();
  await put(shop, older());
  fields.deleteField({ fieldId: 2 }, context(shop.db));
  fields.saveField({ fieldId: undefined, name: '别的', kind: 'text', section: 'other', options: [], standard: null }, context(shop.db));
  await put(shop, fileOf('again.csv', ['手机,姓名,几个孩子', '19900000001,张一,3'], 3));
  expect(known(shop)).toEqual(['1 1 3']);
});

test('what the owner says of someone keeps them when the batch goes', async () => {
  const shop = shopWithFields();
  const batch = await put(shop, older());
  const { id: customerId } = shop.db.get<{ id: number }>("SELECT id FROM customers WHERE phone LIKE '%1'")!;
  fields.setValues({ customerId, values: [{ fieldId: 1, values: ['5'] }] }, context(shop.db));
  undoBatch(shop.db, batch, NOW);
  expect(shop.db.all('SELECT customer_id AS id, value FROM own_shown')).toEqual([{ id: customerId, value: '5' }]);
});
