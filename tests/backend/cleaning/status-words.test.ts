import { expect, test } from 'vitest';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { fileOf } from '../parser/parse-to-rows.ts';
import { taobaoCsv } from '../parser/taobao-csv.ts';
import { CleaningShop } from './cleaning-shop.ts';

test('a word that a real file has is kept by order, goes with its file and stays with its twin', async () => {
  const shop = new CleaningShop();
  const path = fileOf(taobaoCsv({ no: '200000000000000017', status: '快件已揽收' }, { no: '200000000000000025' }, { no: '200000000000000033', status: '快件已揽收' }), 'words.csv');
  const take = () => shop.take([{ name: path, rows: [] }], 'run', parseFiles);
  const { batchId } = await take();
  expect(shop.db.all('SELECT line, order_no, word FROM order_status_words ORDER BY line')).toEqual([
    { line: 2, order_no: '200000000000000017', word: '快件已揽收' },
    { line: 4, order_no: '200000000000000033', word: '快件已揽收' },
  ]);
  expect(shop.found('status')).toMatchObject([{ key: 'taobao/快件已揽收', rows: 2, amountMinor: 6000 }]);
  const again = await take();
  shop.undo(batchId);
  expect(shop.found('status')).toMatchObject([{ key: 'taobao/快件已揽收', rows: 2 }]);
  shop.undo(again.batchId);
  expect(shop.found('status')).toEqual([]);
});
