import { expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { ShopMaker } from '../make-shop.ts';

test('what a person bought and when, and what buyers of the same also bought', () => {
  const shop = new ShopMaker();
  const me = shop.customer();
  shop.order({ customerId: me, day: '2026-06-01', items: [{ title: '围巾', category: '秋冬', paidMinor: 5000 }, { title: '补差价专拍', paidMinor: 100 }] });
  shop.order({ customerId: me, day: '2026-06-08', items: [{ title: '围巾', category: '秋冬', paidMinor: 6000 }] });
  shop.order({ customerId: me, day: '2026-06-09', status: 'closed', items: [{ title: '手套' }] });
  for (let i = 0; i < 12; i += 1) {
    const other = shop.customer();
    shop.order({ customerId: other, day: '2026-05-01', items: [{ title: '围巾' }, { title: i < 10 ? '帽子' : '鞋' }] });
  }
  shop.finish();
  const habits = customersHandlers.habits({ customerId: me }, shop.context());
  expect(habits).toMatchObject({ currency: 'CNY', orders: 2, lines: 2, products: [{ name: '围巾', days: 2, paidMinor: 11000 }], categories: [{ name: '秋冬' }], weekdays: [2, 0, 0, 0, 0, 0, 0] });
  expect(habits.alsoBought).toEqual([{ product: '帽子', buyers: 10, of: 13 }]);
  expect(customersHandlers.habits({ customerId: me, asOf: '2026-04-30' }, shop.context())).toMatchObject({ currency: null, orders: 0, alsoBought: [] });
});
