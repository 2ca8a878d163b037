import { expect, test } from 'vitest';
import { readSources } from '../../../electron/backend/imports/sources.ts';
import { ShopMaker } from '../make-shop.ts';

function addFile(shop: ShopMaker, shopId: number, report: object, undone = false): void {
  const batch = shop.insert('batches', { started_at: 0, undone_at: undone ? 1 : null });
  shop.insert('batch_files', { batch_id: batch, shop_id: shopId, name: 'f', size: 1, sha256: JSON.stringify(report), parser_version: 1, report: JSON.stringify(report) });
}
const orders = (firstDay: string | null, lastDay: string | null, tells: string[] = ['people']) => ({ checkUp: { firstDay, lastDay, tells } });

test('what files cover, month by month, by shop and channel; an undone file covers nothing', () => {
  const shop = new ShopMaker();
  const second = shop.shop({ platform: 'shopify', name: '二店' });
  addFile(shop, shop.shopId, orders('2026-01-01', '2026-02-28'));
  addFile(shop, shop.shopId, orders('2026-02-01', '2026-02-28', ['items']));
  addFile(shop, shop.shopId, orders('2026-03-01', '2026-03-31'), true);
  addFile(shop, shop.shopId, orders(null, null));
  addFile(shop, second, orders('2026-04-10', '2026-04-30'));
  addFile(shop, second, { checkUp: null, records: { kind: 'traffic', firstDay: '2026-04-01', lastDay: '2026-04-30' } });
  shop.order({ day: '2026-02-28' });
  const { strips, shops } = readSources(shop.db, '2026-05-03');
  expect(strips.map(({ shopId, channel, files, months }) => [shopId, channel, files, months.map(({ month, state }) => `${month.slice(5)} ${state}`).join(', ')])).toEqual([
    [shop.shopId, 'orders', 2, '01 whole, 02 whole, 03 none, 04 none'],
    [shop.shopId, 'items', 1, '02 whole, 03 none, 04 none'],
    [second, 'orders', 1, '04 part'],
    [second, 'traffic', 1, '04 whole'],
  ]);
  expect(shops).toMatchObject([{ shopId: shop.shopId, lastDay: '2026-02-28' }, { shopId: second, lastDay: null }]);
});

test('of a long history the last three years are shown', () => {
  const shop = new ShopMaker();
  addFile(shop, shop.shopId, orders('2018-01-01', '2026-04-30'));
  expect(readSources(shop.db, '2026-05-03').strips).toMatchObject([{ earlier: 64, months: { length: 36 } }]);
  expect(readSources(new ShopMaker().db, '2026-05-03').strips).toEqual([]);
});
