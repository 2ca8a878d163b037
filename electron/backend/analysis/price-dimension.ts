import { bandOf, bandsOf, cutsOf } from '../../../shared/domain/banding.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { peopleIds, placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import { bandSql } from './bands.ts';
import { bandItem, placed, type Dimension } from './dimension-parts.ts';

/** What each piece of goods cost in valid orders of the currency, in minor units rounded to whole ones; gifts left out. */
const prices = ({ asOf, shopId, currency }: People): string =>
  `SELECT a.customer_id AS id, CAST(round(1.0 * l.paid_minor / l.quantity) AS INTEGER) AS price FROM orders o JOIN accounts a ON a.id = o.account_id JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id
    WHERE o.is_valid = 1 AND o.day <= ${literal(asOf)} AND o.currency = ${literal(currency)} AND l.paid_minor > 0 AND l.quantity > 0 AND coalesce(p.not_goods, 0) = 0${shopId === 0 ? '' : ` AND o.shop_id = ${shopId}`}`;

/** The price that is usual for each customer: the median of what they paid for an item's piece. */
const usualPrices = (people: People): string =>
  `SELECT id, avg(price) AS value FROM (SELECT id, price, row_number() OVER (PARTITION BY id ORDER BY price) AS place, count(*) OVER (PARTITION BY id) AS n FROM (${prices(people)})) WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1 GROUP BY id`;

/** Customers by what they usually pay for a piece, in bands of about as many people. */
export function priceDimension(db: ReadDb, people: People, bandCount: number): Dimension {
  const scale = minorPerUnit(people.currency);
  const values = remember(db, `usual prices ${people.metrics}/${people.shopId} ${people.asOf} ${people.currency}`, () => readPrices(db, people));
  const sorted = values.filter((v) => !Number.isNaN(v)).sort();
  // Halves of a cent are possible, of two middle values; the cuts are whole.
  const cuts = cutsOf(sorted, { by: 'quantiles', bands: bandCount }, 1);
  const bands = bandsOf(cuts);
  const items = bands.map(({ from, to }) => bandItem({ from: from === null ? null : from / scale, to: to === null ? null : to / scale }, null));
  const keys = items.map(({ key }, i) => `WHEN ${i} THEN ${literal(key)}`).join(' ');
  return {
    ...placed(values.map((v) => bandOf(cuts, v)), items, null),
    attribute: { field: 'net_total', type: 'money', unit: 'currency' },
    step: 1 / scale,
    sql: (from) => `SELECT CASE WHEN k.value IS NULL THEN '' ELSE CASE ${bandSql('k.value', bands)} ${keys} END END AS key, c.id AS id FROM ${from} LEFT JOIN (${usualPrices(people)}) k ON k.id = c.id`,
  };
}

function readPrices(db: ReadDb, people: People): Float64Array {
  const ids = peopleIds(db, people);
  const values = new Float64Array(ids.length).fill(NaN);
  const rows = db.connection.prepare(`${prices(people)} ORDER BY 1, 2`).raw().all() as [number, number][];
  for (let from = 0; from < rows.length; ) {
    let to = from;
    while (to < rows.length && rows[to]![0] === rows[from]![0]) to += 1;
    const place = placeOf(ids, rows[from]![0]);
    if (place >= 0) values[place] = quantile(rows.slice(from, to).map(([, price]) => price), 0.5)!;
    from = to;
  }
  return values;
}
