import { expect, test } from 'vitest';
import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { dayFromEpoch } from '../../../shared/lib/dates.ts';
import { countInOrder, netIn, NO_DAY, orderNumbers, orderWords, readOrders } from '../../../electron/backend/lifecycle/order-columns.ts';
import { purchaseWhere, readPurchases } from '../../../electron/backend/lifecycle/purchases.ts';
import { readSpendDays } from '../../../electron/backend/lifecycle/spend-days.ts';
import { readLines } from '../../../electron/backend/strategy/line-columns.ts';
import { makeRandomShop } from '../segments/random-shop.ts';

const { shop, secondShopId } = makeRandomShop(23, 120);
const { db } = shop;

/** Every column put together again, by the order's number in the file. */
function ordersInColumns() {
  const { starts, days, flags, places } = readOrders(db);
  const customer = new Int32Array(days.length);
  for (let c = 0; c + 1 < starts.length; c += 1) customer.fill(c, starts[c], starts[c + 1]);
  const { words, codes } = orderWords(db, 'currency');
  const net = orderNumbers(db, netIn('USD'));
  const paid = orderNumbers(db, 'paid_minor');
  const lines = readLines(db);
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return Array.from(places, (at) => ({
    customer: customer[at],
    day: days[at] === NO_DAY ? null : dayFromEpoch(days[at]!),
    flags: flags[at],
    currency: words.at(codes[at]!),
    net: known(net[at]!),
    paid: known(paid[at]!),
    lines: Array.from({ length: lines.starts[at + 1]! - lines.starts[at]! }, (_, i) => [lines.products[lines.starts[at]! + i], lines.quantities[lines.starts[at]! + i], known(lines.paid[lines.starts[at]! + i]!)]),
  }));
}
const ordersInFile = () =>
  db
    .all<{ lines: string }>(
      `SELECT ifnull(a.customer_id, 0) AS customer, o.day, o.is_paid + 2 * o.is_valid + 4 * o.no_goods AS flags, o.currency, CASE WHEN o.currency = 'USD' THEN o.net_minor END AS net, o.paid_minor AS paid,
      (SELECT json_group_array(json_array(ifnull(l.product_id, 0), l.quantity, l.paid_minor)) FROM (SELECT * FROM order_lines WHERE order_id = o.id ORDER BY id) l) AS lines FROM orders o LEFT JOIN accounts a ON a.id = o.account_id ORDER BY o.id`,
    )
    .map((row) => ({ ...row, lines: JSON.parse(row.lines) as unknown }));

test('the columns hold what the file holds, and follow it', () => {
  shop.order({ day: '2019-02-28', currency: 'USD', paidMinor: null }); // nobody's, and before all others
  db.run('UPDATE orders SET no_goods = 1 WHERE id % 11 = 0');
  db.run('UPDATE order_lines SET product_id = NULL WHERE id % 13 = 0');
  expect(ordersInColumns()).toEqual(ordersInFile());
  const some = db.get<{ id: number; day: string }>('SELECT id, day FROM orders WHERE day IS NOT NULL AND account_id IS NOT NULL LIMIT 1')!;
  db.run('UPDATE orders SET is_valid = 0, day = NULL, account_id = NULL WHERE id = :id', { id: some.id });
  db.run('DELETE FROM order_lines WHERE order_id = :id', { id: some.id });
  expect(ordersInColumns()).toEqual(ordersInFile());
});

test('days of one customer are ascending', () => {
  const { starts, days } = readOrders(db);
  for (let c = 0; c + 1 < starts.length; c += 1) {
    const own = [...days.subarray(starts[c], starts[c + 1])];
    expect(own).toEqual(own.toSorted((a, b) => a - b));
  }
});

test.each([0, shop.shopId, secondShopId])('purchases and what each day brought are those that SQL finds, shop %i', (shopId) => {
  const from = `FROM orders o JOIN accounts a ON a.id = o.account_id WHERE ${purchaseWhere(shopId)}`;
  const told = ({ customerIds, offsets, days }: Purchases) => [...customerIds].flatMap((id, i) => [...days.subarray(offsets[i], offsets[i + 1])].map((day) => [id, dayFromEpoch(day)]));
  const rows = (sql: string) => shop.connection.prepare(sql).raw().all();
  expect(told(readPurchases(db, shopId, 'orders'))).toEqual(rows(`SELECT a.customer_id, o.day ${from} ORDER BY 1, 2`));
  const byDay = readPurchases(db, shopId);
  expect(told(byDay)).toEqual(rows(`SELECT DISTINCT a.customer_id, o.day ${from} ORDER BY 1, 2`));
  const spend = [...readSpendDays(db, byDay, shopId, 'CNY')].map((x) => (Number.isNaN(x) ? null : x));
  expect(spend.filter((x) => x !== null).length).toBe(shopId === secondShopId ? 0 : rows(`SELECT DISTINCT a.customer_id, o.day ${from} AND o.currency = 'CNY'`).length);
  expect(spend).toEqual(shop.connection.prepare(`SELECT sum(CASE WHEN o.currency = 'CNY' THEN o.net_minor END) ${from} GROUP BY a.customer_id, o.day ORDER BY a.customer_id, o.day`).pluck().all());
});

test('places in order of small keys; equal ones as they were', () => {
  const { order, starts } = countInOrder(Int32Array.of(2, 0, 2, 1), 3);
  expect([[...order], [...starts]]).toEqual([[1, 3, 0, 2], [0, 1, 2, 4]]);
  expect([...countInOrder(Int32Array.of(2, 0, 2, 1), 3, Int32Array.of(3, 2, 1, 0)).order]).toEqual([1, 3, 2, 0]);
  expect([...countInOrder(new Int32Array(0), 0).starts]).toEqual([0]);
});
