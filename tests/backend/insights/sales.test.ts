import { expect, test } from 'vitest';
import { insightsHandlers } from '../../../electron/backend/insights/handlers.ts';
import { ShopMaker } from '../make-shop.ts';

function addFile(shop: ShopMaker, firstDay: string, lastDay: string, undone = false, shopId = shop.shopId): void {
  const batch = shop.insert('batches', { started_at: 0, undone_at: undone ? 1 : null });
  shop.insert('batch_files', { batch_id: batch, shop_id: shopId, name: 'f', size: 1, sha256: firstDay, parser_version: 1, report: JSON.stringify({ checkUp: { firstDay, lastDay } }) });
}

test('months: valid orders, their net money, refunds of paid orders, buyers and anonymous sales', () => {
  const shop = new ShopMaker();
  const [a, b] = [shop.customer(), shop.customer()];
  shop.order({ customerId: a, day: '2026-01-05', paidMinor: 10000, refundMinor: 1000 });
  shop.order({ customerId: a, day: '2026-01-06', paidMinor: 2000 });
  shop.order({ customerId: b, day: '2026-01-31', paidMinor: 500 });
  shop.order({ customerId: b, day: '2026-01-31', paidMinor: 700, status: 'refunded' }); // counts in refunds only
  shop.order({ customerId: b, day: '2026-01-31', paidMinor: 900, status: 'unpaid' });
  shop.order({ customerId: null, day: '2026-02-01', paidMinor: 300 });
  shop.order({ customerId: b, day: '2026-02-02', paidMinor: 400 });
  addFile(shop, '2026-01-01', '2026-02-10');
  const sales = insightsHandlers.sales({}, shop.context());
  expect(sales.currency).toBe('CNY');
  expect(sales.months).toEqual([
    { month: '2026-01', orders: 3, netMinor: 11500, refundMinor: 1700, buyers: 2, anonymousOrders: 0, partial: false },
    { month: '2026-02', orders: 2, netMinor: 700, refundMinor: 0, buyers: 1, anonymousOrders: 1, partial: true },
  ]);
  const again = shop.db.all<object>(sales.sql);
  expect(again.map((month, i) => ({ ...month, partial: sales.months[i]?.partial }))).toEqual(sales.months);
});

test('a month is partial where a file of any shop leaves it uncovered; undone files cover nothing', () => {
  const shop = new ShopMaker();
  const other = shop.shop({ platform: 'taobao', name: '二店' });
  for (const day of ['2026-01-05', '2026-02-05', '2026-03-05']) shop.order({ day });
  addFile(shop, '2026-01-01', '2026-03-31');
  addFile(shop, '2026-02-10', '2026-03-31', false, other);
  const partial = (input: { shop?: number }) => insightsHandlers.sales(input, shop.context()).months.filter((m) => m.partial).map((m) => m.month);
  expect(partial({})).toEqual(['2026-02']);
  expect(partial({ shop: shop.shopId })).toEqual([]);
  shop.db.run('UPDATE batches SET undone_at = 1');
  addFile(shop, '2026-01-01', '2026-03-20');
  expect(partial({})).toEqual(['2026-03']);
});

test('other currencies are named and not summed', () => {
  const shop = new ShopMaker();
  const usd = shop.shop({ platform: 'shopify', name: 'US', currency: 'USD' });
  shop.order({ day: '2026-01-05', paidMinor: 100 });
  shop.order({ day: '2026-01-05', paidMinor: 999, shopId: usd });
  const sales = insightsHandlers.sales({}, shop.context());
  expect(sales.months.map((m) => m.netMinor)).toEqual([100]);
  expect(sales.otherCurrencies).toEqual([{ currency: 'USD', orders: 1 }]);
  expect(insightsHandlers.sales({ shop: usd }, shop.context())).toMatchObject({ currency: 'USD', months: [{ netMinor: 999 }], otherCurrencies: [] });
});

test('products by what was paid for them; without money per item it is not known', () => {
  const shop = new ShopMaker();
  shop.order({ day: '2026-01-05', items: [{ title: '围巾', quantity: 2, paidMinor: 5000 }, { title: '帽子', paidMinor: 3000 }, { title: '围巾', paidMinor: 100 }] });
  shop.order({ day: '2026-01-06', items: [{ title: '赠品', quantity: 9, paidMinor: null }] });
  shop.order({ day: '2026-01-07', status: 'closed', items: [{ title: '帽子', paidMinor: 90000 }] });
  expect(insightsHandlers.sales({}, shop.context()).products).toMatchObject([
    { title: '围巾', quantity: 3, orders: 1, paidMinor: 5100 },
    { title: '帽子', quantity: 1, orders: 1, paidMinor: 3000 },
    { title: '赠品', quantity: 9, orders: 1, paidMinor: null },
  ]);
});

test('an empty shop', () => {
  expect(insightsHandlers.sales({}, new ShopMaker().context())).toMatchObject({ months: [], products: [], otherCurrencies: [] });
});
