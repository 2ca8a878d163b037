import type { Recommendation } from '../../../shared/contract/copy.ts';
import { nextPairs, recommend, type Bought, type Follower } from '../../../shared/domain/recommend.ts';
import { nonGoodsOf } from '../../../shared/domain/non-goods.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';

/** A product that nobody has bought for so long may be gone from the shop. */
const STILL_SOLD_DAYS = 365;

interface Shop {
  titles: ReadonlyMap<number, string>;
  /** What is bought next after a product. */
  next: ReadonlyMap<number, Follower[]>;
  /** Of each category what most people bought, the most first. */
  top: ReadonlyMap<string, Follower[]>;
}

const lines = `SELECT a.customer_id AS customer, o.day, l.product_id AS product, p.category
  FROM accounts a JOIN orders o ON o.account_id = a.id JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id
  WHERE o.is_valid = 1 AND o.day <= :asOf`;

/** For each of these people what they might like, of the shop's own goods. Whoever has nothing to go by isn't there. */
export function recommendTo(db: ReadDb, customerIds: readonly number[], asOf: string): Map<number, Recommendation> {
  const shop = remember(db, `recommend ${asOf}`, () => readShop(db, asOf));
  const own = Map.groupBy(db.all<Bought>(`${lines} AND a.customer_id IN (SELECT value FROM json_each(:ids)) ORDER BY a.customer_id, o.day, l.id`, { asOf, ids: JSON.stringify(customerIds) }), (row) => row.customer);
  const found = new Map<number, Recommendation>();
  for (const [customer, bought] of own) {
    const best = recommend(bought, shop.next, shop.top);
    if (!best) continue;
    const of = best.reason === 'next' ? shop.titles.get(best.of)! : best.category;
    found.set(customer, { title: shop.titles.get(best.product)!, reason: best.reason, of, people: best.people });
  }
  return found;
}

function readShop(db: ReadDb, asOf: string): Shop {
  const sold = new Set(db.all<{ id: number }>('SELECT DISTINCT l.product_id AS id FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.is_valid = 1 AND o.day > :from AND o.day <= :asOf', { asOf, from: addDays(asOf, -STILL_SOLD_DAYS) }).map((p) => p.id));
  const products = db.all<{ id: number; title: string; category: string | null }>('SELECT id, title, category FROM products').filter((p) => p.title !== '' && nonGoodsOf(p.title) === null);
  const offered = new Set(products.map((p) => p.id).filter((id) => sold.has(id)));
  const next = nextPairs(db.iterate<Bought>(`${lines} ORDER BY a.customer_id, o.day`, { asOf }), offered);
  const top = new Map<string, Follower[]>();
  const counts = db.all<{ category: string; product: number; people: number }>(
    `SELECT category, product, count(DISTINCT customer) AS people FROM (${lines} AND p.category IS NOT NULL AND o.day > :from) GROUP BY category, product ORDER BY people DESC, product`,
    { asOf, from: addDays(asOf, -STILL_SOLD_DAYS) },
  );
  for (const { category, product, people } of counts) {
    if (!offered.has(product)) continue;
    const list = top.get(category);
    if (list) list.push({ product, people });
    else top.set(category, [{ product, people }]);
  }
  return { titles: new Map(products.map((p) => [p.id, p.title])), next, top };
}
