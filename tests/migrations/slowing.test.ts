import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addDays } from '../../shared/lib/dates.ts';
import { makeRandomShop } from '../backend/segments/random-shop.ts';

test('the migration says of everyone what the metrics say', () => {
  const { shop, secondShopId } = makeRandomShop(3, 300);
  for (let n = 0; n < 40; n += 1) {
    const customerId = shop.customer();
    let day = '2025-01-01';
    for (let i = 0; i < 6; i += 1) {
      day = addDays(day, 5 + ((n * 7 + i * i * 11) % 60));
      shop.order({ customerId, day, shopId: n % 3 === 0 ? secondShopId : shop.shopId });
    }
  }
  shop.finish();
  const all = () => shop.db.all('SELECT customer_id, shop_id, slowing FROM customer_metrics ORDER BY 1, 2');
  const wanted = all();
  expect(wanted.filter((r) => (r as { slowing: number }).slowing === 1).length).toBeGreaterThan(10);
  shop.connection.exec('UPDATE customer_metrics SET slowing = 0');
  const sql = readFileSync('migrations/0160-slowing.sql', 'utf8');
  shop.connection.exec(sql.slice(sql.indexOf('WITH ')));
  expect(all()).toEqual(wanted);
});
