import type { Output } from '../../../shared/contract/endpoint.ts';
import type { customers } from '../../../shared/contract/customers.ts';
import { habitsOf, type BoughtLine } from '../../../shared/domain/habits.ts';
import { nonGoodsOf } from '../../../shared/domain/non-goods.ts';
import { hourOf } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';

/** Below this many common buyers a pair of products says nothing (DEFINITIONS §9). */
const LEAST_BUYERS = 10;
const MOST_SUGGESTIONS = 5;

interface LineRow extends Omit<BoughtLine, 'hour' | 'weekday'> {
  productId: number | null;
  currency: string;
  at: number | null;
  timeZone: string;
}

/** What a person buys and when, and what others who bought the same also bought. Money in the currency of most of their orders. */
export function readHabits(db: ReadDb, askedId: number, asOf: string): Output<typeof customers.habits> {
  const customerId = personOf(db, askedId) ?? askedId;
  const rows = db.all<LineRow>(
    `SELECT o.id AS orderId, o.day, o.currency, o.paid_at AS at, s.time_zone AS timeZone, l.product_id AS productId, coalesce(p.title, '') AS product, p.category,
      l.quantity, l.paid_minor AS paidMinor, l.discount_minor AS discountMinor
    FROM accounts a JOIN orders o ON o.account_id = a.id JOIN shops s ON s.id = o.shop_id JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id
    WHERE a.customer_id = :customerId AND o.is_valid = 1 AND o.day <= :asOf ORDER BY o.day, o.id, l.id`,
    { customerId, asOf },
  );
  const goods = rows.filter((r) => nonGoodsOf(r.product) === null);
  const currency = commonest(goods.map((r) => r.currency));
  const lines = goods.filter((r) => r.currency === currency).map((r): BoughtLine => ({ ...r, hour: r.at === null ? null : hourOf(r.at, r.timeZone), weekday: weekdayOf(r.day) }));
  const bought = new Set(goods.flatMap((r) => r.productId ?? []));
  return { currency: currency ?? null, ...habitsOf(lines), alsoBought: alsoBought(db, [...bought], asOf) };
}

function commonest(words: string[]): string | undefined {
  return [...Map.groupBy(words, (w) => w)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** Monday 1 … Sunday 7. */
const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** Of the buyers of what this person bought last: the goods that most of them also bought and this person hasn't. */
function alsoBought(db: ReadDb, bought: number[], asOf: string): Output<typeof customers.habits>['alsoBought'] {
  const last = bought.slice(-3);
  if (last.length === 0) return [];
  const params = { last: JSON.stringify(last), all: JSON.stringify(bought), asOf, least: LEAST_BUYERS, most: 4 * MOST_SUGGESTIONS };
  const buyers = `SELECT DISTINCT a.customer_id FROM json_each(:last) x CROSS JOIN order_lines l ON l.product_id = x.value CROSS JOIN orders o ON o.id = l.order_id CROSS JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.day <= :asOf`;
  return db
    .all<{ product: string; buyers: number; of: number }>(
      `WITH buyers AS MATERIALIZED (${buyers})
      SELECT p.title AS product, count(DISTINCT a.customer_id) AS buyers, (SELECT count(*) FROM buyers) AS "of"
      FROM buyers b CROSS JOIN accounts a ON a.customer_id = b.customer_id CROSS JOIN orders o ON o.account_id = a.id CROSS JOIN order_lines l ON l.order_id = o.id CROSS JOIN products p ON p.id = l.product_id
      WHERE o.is_valid = 1 AND o.day <= :asOf AND l.product_id NOT IN (SELECT value FROM json_each(:all))
      GROUP BY l.product_id HAVING buyers >= :least ORDER BY buyers DESC, product LIMIT :most`,
      params,
    )
    .filter((x) => nonGoodsOf(x.product) === null)
    .slice(0, MOST_SUGGESTIONS);
}
