-- Whether somebody's purchases come further apart (shared/domain/relationship-stage.ts): their last two gaps are each more
-- than 1.5 times the median of those before. It changes with purchases alone, and so is kept with the other metrics.
ALTER TABLE customer_metrics ADD COLUMN slowing INTEGER NOT NULL DEFAULT 0;

WITH purchases AS (
  SELECT DISTINCT a.customer_id, o.shop_id, o.day FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.no_goods = 0 AND o.day IS NOT NULL
), days AS (
  SELECT customer_id, shop_id, day FROM purchases UNION SELECT customer_id, 0, day FROM purchases
), gaps AS (
  SELECT customer_id, shop_id, day, julianday(day) - julianday(lag(day) OVER (PARTITION BY customer_id, shop_id ORDER BY day)) AS gap FROM days
), late_gaps AS (
  SELECT customer_id, shop_id, gap, row_number() OVER (PARTITION BY customer_id, shop_id ORDER BY day DESC) AS back FROM gaps WHERE gap IS NOT NULL
), early_gaps AS (
  SELECT customer_id, shop_id, gap, row_number() OVER (PARTITION BY customer_id, shop_id ORDER BY gap) AS place, count(*) OVER (PARTITION BY customer_id, shop_id) AS n FROM late_gaps WHERE back > 2
), early AS (
  SELECT customer_id, shop_id, avg(gap) AS median FROM early_gaps WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1 GROUP BY customer_id, shop_id
), slow AS (
  SELECT g.customer_id, g.shop_id FROM late_gaps g JOIN early e ON e.customer_id = g.customer_id AND e.shop_id = g.shop_id
  WHERE g.back <= 2 GROUP BY g.customer_id, g.shop_id HAVING min(g.gap > 1.5 * e.median) = 1
)
UPDATE customer_metrics SET slowing = 1 FROM slow WHERE slow.customer_id = customer_metrics.customer_id AND slow.shop_id = customer_metrics.shop_id;
