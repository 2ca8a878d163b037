import { expect, test } from 'vitest';
import { lineCost } from '../../../electron/backend/campaigns/results-margin.ts';
import { readSold } from '../../../electron/backend/lifecycle/margins.ts';
import { purchaseWhere } from '../../../electron/backend/lifecycle/purchases.ts';
import { choosePeople, peopleFrom } from '../../../electron/backend/segments/compile-rule.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';

test('what is sold and what it cost, as its SQL says, with cost sheets by product and SKU, on any day and in any shop', () => {
  const shop = new ShopMaker();
  const random = seededRandom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const other = shop.shop({ platform: 'shopify', name: '独立站', currency: 'USD' });
  const second = shop.shop({ platform: 'pdd', name: '二店' });
  const people = Array.from({ length: 40 }, () => shop.customer());
  for (let i = 0; i < 300; i += 1) {
    const items = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({ title: pick(['茶', '杯', '壶', '盘']), quantity: 1 + Math.floor(random() * 3), paidMinor: random() < 0.1 ? null : Math.floor(random() * 9000) }));
    shop.order({ customerId: random() < 0.1 ? null : pick(people), shopId: pick([shop.shopId, shop.shopId, other, second]), day: random() < 0.05 ? null : addDays(TODAY, -Math.floor(random() * 900)), status: random() < 0.1 ? 'unpaid' : 'completed', items });
  }
  shop.db.run("UPDATE order_lines SET sku = CASE id % 3 WHEN 0 THEN '红' WHEN 1 THEN '蓝' END, product_id = CASE WHEN id % 11 = 0 THEN NULL ELSE product_id END, refund_minor = CASE WHEN id % 7 = 0 THEN coalesce(paid_minor, 0) WHEN id % 5 = 0 THEN coalesce(paid_minor, 0) / 2 ELSE 0 END");
  shop.db.run("UPDATE orders SET no_goods = 1 WHERE id % 17 = 0");
  shop.db.run("UPDATE products SET unit_cost_minor = CASE title WHEN '茶' THEN 1000 WHEN '杯' THEN 700 END");
  const same = () => {
    for (const asOf of [TODAY, '2025-12-31']) {
      for (const shopId of [undefined, shop.shopId, other, second]) {
        const scope = choosePeople(shop.db, { shop: shopId, asOf, today: TODAY });
        scope.makeMetrics();
        const rows = shop.db.all(
          `SELECT customerId, isFirst, isRecent, sum(paid) AS net, ifnull(sum(paid) FILTER (WHERE cost IS NOT NULL), 0) AS known, ifnull(sum(cost), 0) AS cost FROM (
            SELECT c.id AS customerId, o.day = m.first_day AS isFirst, o.day >= :since AS isRecent, l.paid_minor - l.refund_minor AS paid, ${lineCost} * l.quantity AS cost
            FROM ${peopleFrom(scope)} JOIN accounts a ON a.customer_id = c.id JOIN orders o ON o.account_id = a.id JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id
            WHERE ${purchaseWhere(scope.shopId)} AND o.currency = '${scope.currency}' AND o.day <= :asOf AND l.paid_minor > l.refund_minor) GROUP BY 1, 2, 3`,
          { since: addDays(asOf, -364), asOf },
        );
        expect(rows.length).toBeGreaterThan(10);
        expect(readSold(shop.db, scope)).toEqual(rows);
      }
    }
  };
  mergePeople(shop.db, { customerId: people[0]!, otherId: people[1]! }, 1);
  shop.finish();
  same();
  const sheet = (product: string, sku: string, from: string, minor: number, currency = 'CNY') => shop.insert('product_costs', { product, sku, from_day: from, unit_cost_minor: minor, currency });
  sheet('茶', '', '2025-01-01', 900);
  sheet('茶', '', '2026-01-01', 1100);
  sheet('壶', '', '2025-06-01', 2000);
  sheet('杯', '红', '2025-03-01', 500);
  sheet('', '蓝', '2025-09-01', 300);
  sheet('茶', '', '2024-01-01', 150, 'USD');
  same();
});
