import { literal } from '../../../shared/domain/rule-to-sql.ts';
import type { Scope } from './cuts-in-force.ts';
import { purchaseWhere, type Counting } from './purchases.ts';

const percentile = (percent: number): string => {
  const at = `(n - 1) * ${percent / 100}`;
  const value = (place: string) => `max(CASE WHEN place = ${place} THEN gap END)`;
  return `${value(`CAST(${at} AS INTEGER)`)} + (${at} - CAST(${at} AS INTEGER)) * (${value(`min(CAST(${at} AS INTEGER) + 1, n - 1)`)} - ${value(`CAST(${at} AS INTEGER)`)}) AS p${percent}`;
};

/** Count, mean and percentiles of the gaps as a text that runs on the database file and gives the screen's figures. */
export function gapsSql({ shopId, asOf }: Scope, counting: Counting): string {
  return `WITH purchases AS (
  SELECT ${counting === 'orders' ? '' : 'DISTINCT '}a.customer_id, o.day FROM orders o JOIN accounts a ON a.id = o.account_id WHERE ${purchaseWhere(shopId)} AND o.day <= ${literal(asOf)}
), gaps AS (
  SELECT CAST(julianday(day) - julianday(lag(day) OVER (PARTITION BY customer_id ORDER BY day)) AS INTEGER) AS gap FROM purchases
), placed AS (
  SELECT gap, row_number() OVER (ORDER BY gap) - 1 AS place, count(*) OVER () AS n FROM gaps WHERE gap IS NOT NULL
)
SELECT max(n) AS n, avg(gap) AS mean, ${[50, 75, 90, 95].map(percentile).join(', ')} FROM placed`;
}
