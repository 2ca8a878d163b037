import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { growCustomers } from '../../../electron/backend/imports/grow-customers.ts';
import { IdSet } from '../../../electron/backend/imports/id-set.ts';
import { refreshCustomers, type CustomerOrder } from '../../../electron/backend/imports/refresh-customers.ts';
import type { Row } from './facts-of.ts';
import { ImportShop } from './import-shop.ts';

const STATE = `SELECT c.nick, c.name, c.phone, c.phone_quality, c.email, c.province, c.platforms, c.email_consent, m.* FROM customers c JOIN customer_metrics m ON m.customer_id = c.id
  WHERE c.merged_into IS NULL ORDER BY c.id, m.shop_id`;

/** Buyers that come back: now and then without an address, with another one, with a masked phone, in a second shop. */
const order = fc
  .record({
    buyer: fc.integer({ min: 0, max: 3 }),
    day: fc.integer({ min: 0, max: 90 }),
    paid: fc.constantFrom(1500, 8800, 32_000),
    refund: fc.constantFrom(0, 0, 0, 500, 32_000),
    status: fc.constantFrom('completed', 'completed', 'completed', 'shipped', 'unpaid', 'closed'),
    address: fc.constantFrom('一号', '一号', '一号', '一号', '二号', null),
    masked: fc.constantFrom(false, false, false, true),
  })
  .map(({ buyer, day, paid, refund, status, address, masked }): Omit<Row, 'orderNo'> => {
    const at = Date.UTC(2026, 3, 1 + day, 5);
    return {
      buyer: `buyer-${buyer}`,
      status,
      createdAt: at,
      paid,
      refund: Math.min(refund, paid),
      ...(status === 'unpaid' ? {} : { paidAt: at }),
      ...(address === null ? {} : { receiver: '沈测试', phone: masked ? '199****0001' : `+861990000000${buyer}`, masked, address }),
    };
  });
const file = fc.record({ orders: fc.array(order, { minLength: 1, maxLength: 8 }), platform: fc.constantFrom('taobao', 'taobao', 'taobao', 'pdd') });

test('who only bought again is carried on to what a full recomputation says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 4 }), async (files) => {
      const shop = new ImportShop();
      let number = 0;
      for (const [i, { orders, platform }] of files.entries()) await shop.take([{ name: `file ${i}`, platform, rows: orders.map((o) => ({ ...o, orderNo: String(++number) })) }]);
      const kept = shop.db.all(STATE);
      refreshCustomers(shop.db, shop.db.all<{ id: number }>('SELECT id FROM customers WHERE merged_into IS NULL').map((c) => c.id));
      expect(kept).toEqual(shop.db.all(STATE));
    }),
    { numRuns: 200 },
  );
});

test('it carries on whom it can, and leaves the others', async () => {
  const bought = (orderNo: string, buyer: string, more: Partial<Row> = {}): Row => ({ orderNo, buyer, status: 'completed', paidAt: Date.UTC(2026, 3, Number(orderNo), 5), paid: 100, receiver: '沈测试', phone: `+86199000000${buyer}`, ...more });
  const shop = new ImportShop();
  await shop.take([{ name: 'before', rows: [bought('1', '01'), bought('2', '02'), bought('3', '03')] }]);
  const again = [bought('4', '01'), bought('5', '02', { phone: '+8619900000099' }), bought('6', '03', { status: 'unpaid' })];
  await shop.take([{ name: 'after', rows: again }]);
  const orders = shop.db.all<CustomerOrder>('SELECT *, 0 AS at FROM orders WHERE id > 3');
  const staleAccounts = new IdSet();
  staleAccounts.add(3);
  const batch = { firstNew: { account: 4, order: 4 }, touchedAccounts: [1, 2, 3, 4], staleAccounts, ordersOf: (id: number) => orders.filter((o) => o.account_id === id) };
  const grown = growCustomers(shop.db, batch, () => undefined);
  expect([...grown]).toEqual([1]);
});
