import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { inBaseSql, rateCte, rateJoin } from '../settings/rate-sql.ts';
import type { People } from './compile-rule.ts';

/** Whoever's orders can all be converted has them in the base currency; of others nothing is. */
const inBaseCte = (base: string): string => `o AS (
  SELECT p.customer_id, p.day, CASE WHEN p.ok THEN ${literal(base)} ELSE p.currency END AS currency, p.is_valid, p.is_purchase, p.is_paid${['paid_minor', 'net_minor', 'refund_minor', 'discount_minor'].map((name) => `, CASE WHEN p.ok THEN ${inBaseSql(`p.${name}`, 'p', 'r', base)} ELSE p.${name} END AS ${name}`).join('')}
  FROM (SELECT i.*, min(i.currency = ${literal(base)} OR r.num IS NOT NULL OR i.is_paid + i.is_valid = 0) OVER (PARTITION BY i.customer_id) AS ok FROM paid_in i ${rateJoin('i', 'r')}) p
  ${rateJoin('p', 'r')} WHERE NOT p.ok OR p.currency = ${literal(base)} OR r.num IS NOT NULL
)`;

/**
 * Metrics as of a past day as SQL, for whoever runs the text of a figure elsewhere: what the TEMP table of
 * as-of-metrics.ts holds, of one shop (0: all). A test keeps the two equal.
 */
export function asOfMetricsSql({ asOf, shopId, rates }: People): string {
  const converts = shopId === 0 && rates !== undefined && rates.rates.size > 0;
  const one = (flag: string) => {
    const currency = `CASE WHEN ${flag} = 1 THEN currency END`;
    return { count: `count(DISTINCT ${currency})`, name: `max(${currency})` };
  };
  const valid = one('is_valid');
  const paid = one('is_paid');
  const sum = (flag: string, value: string) => `CASE WHEN ${one(flag).count} < 2 THEN coalesce(sum(CASE WHEN ${flag} = 1 THEN ${value} END), 0) END`;
  const ofShop = shopId === 0 ? '' : ` AND o.shop_id = ${shopId}`;
  const everOrdered = shopId === 0 ? ' WHERE c.merged_into IS NULL' : ` WHERE EXISTS (SELECT 1 FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = c.id${ofShop})`;
  return `${converts ? `${rateCte(rates)}, paid_in` : 'o'} AS (
  SELECT a.customer_id, o.day, o.currency, o.is_valid, o.is_valid = 1 AND o.no_goods = 0 AS is_purchase, o.is_paid, o.paid_minor, o.net_minor, o.refund_minor, o.discount_minor
  FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.day <= '${asOf}'${ofShop}
)${converts ? `, ${inBaseCte(rates.base)}` : ''}, purchase_days AS (
  SELECT customer_id, day, julianday(day) - julianday(lag(day) OVER (PARTITION BY customer_id ORDER BY day)) AS gap
  FROM (SELECT DISTINCT customer_id, day FROM o WHERE is_purchase = 1)
), gaps AS (
  SELECT customer_id, gap, row_number() OVER (PARTITION BY customer_id ORDER BY gap) AS place, count(*) OVER (PARTITION BY customer_id) AS n
  FROM purchase_days WHERE gap IS NOT NULL
), intervals AS (
  SELECT customer_id, avg(gap) AS interval_days FROM gaps WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1 GROUP BY customer_id
), late_gaps AS (
  SELECT customer_id, gap, row_number() OVER (PARTITION BY customer_id ORDER BY day DESC) AS back FROM purchase_days WHERE gap IS NOT NULL
), early_gaps AS (
  SELECT customer_id, gap, row_number() OVER (PARTITION BY customer_id ORDER BY gap) AS place, count(*) OVER (PARTITION BY customer_id) AS n FROM late_gaps WHERE back > 2
), early AS (
  SELECT customer_id, avg(gap) AS median FROM early_gaps WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1 GROUP BY customer_id
), slowing AS (
  SELECT g.customer_id, min(g.gap > 1.5 * e.median) AS slowing FROM late_gaps g JOIN early e ON e.customer_id = g.customer_id WHERE g.back <= 2 GROUP BY g.customer_id
), sums AS (
  SELECT customer_id,
    CASE ${valid.count} WHEN 0 THEN CASE ${paid.count} WHEN 0 THEN max(currency) WHEN 1 THEN ${paid.name} ELSE 'XXX' END WHEN 1 THEN ${valid.name} ELSE 'XXX' END AS currency,
    sum(is_valid) AS orders, count(DISTINCT CASE WHEN is_purchase = 1 THEN day END) AS purchase_days,
    min(CASE WHEN is_purchase = 1 THEN day END) AS first_day, max(CASE WHEN is_purchase = 1 THEN day END) AS last_day,
    ${sum('is_valid', 'net_minor')} AS net_minor, sum(is_paid) AS paid_orders,
    ${sum('is_paid', 'coalesce(paid_minor, 0)')} AS paid_minor, ${sum('is_paid', 'refund_minor')} AS refund_minor,
    ${sum('is_valid', 'discount_minor')} AS discount_minor, ${sum('is_valid', 'coalesce(paid_minor, 0) + discount_minor')} AS gross_minor
  FROM o GROUP BY customer_id
), metrics_as_of AS (
  SELECT c.id AS customer_id, ${shopId} AS shop_id, coalesce(s.currency, 'XXX') AS currency, coalesce(s.orders, 0) AS orders,
    coalesce(s.purchase_days, 0) AS purchase_days, CASE WHEN s.customer_id IS NULL THEN 0 ELSE s.net_minor END AS net_minor, s.first_day, s.last_day,
    i.interval_days, coalesce(w.slowing, 0) AS slowing, coalesce(s.paid_orders, 0) AS paid_orders, CASE WHEN s.customer_id IS NULL THEN 0 ELSE s.paid_minor END AS paid_minor,
    CASE WHEN s.customer_id IS NULL THEN 0 ELSE s.refund_minor END AS refund_minor,
    CASE WHEN s.customer_id IS NULL THEN 0 ELSE s.discount_minor END AS discount_minor, CASE WHEN s.customer_id IS NULL THEN 0 ELSE s.gross_minor END AS gross_minor
  FROM customers c LEFT JOIN sums s ON s.customer_id = c.id LEFT JOIN intervals i ON i.customer_id = c.id LEFT JOIN slowing w ON w.customer_id = c.id${everOrdered}
)`;
}
