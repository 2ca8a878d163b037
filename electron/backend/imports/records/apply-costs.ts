import type { WriteDb } from '../../db/executor.ts';

/**
 * Gives each product that was sold the cost of a piece which the cost sheets say last, where all its pieces cost the same:
 * by its number or title, and by the codes of what was sold of it. Nothing else sets a product's cost. The margin of an
 * order goes by the cost of its own day where there is one (campaigns/results-margin.ts).
 */
export function applyCosts(db: WriteDb): void {
  if (!db.get('SELECT 1 FROM product_costs UNION ALL SELECT 1 FROM products WHERE unit_cost_minor IS NOT NULL LIMIT 1')) return;
  db.run(
    `WITH latest AS MATERIALIZED (SELECT product, sku, currency, unit_cost_minor AS cost, max(from_day) FROM product_costs GROUP BY currency, product, sku),
      named AS (
        SELECT p.id, l.cost FROM latest l JOIN products p ON p.key = l.product JOIN shops s ON s.id = p.shop_id AND s.currency = l.currency WHERE l.product <> ''
        UNION SELECT p.id, l.cost FROM latest l JOIN products p ON p.title = l.product JOIN shops s ON s.id = p.shop_id AND s.currency = l.currency WHERE l.product <> ''
        UNION SELECT o.product_id, l.cost FROM latest l JOIN order_lines o ON o.sku = l.sku JOIN products p ON p.id = o.product_id JOIN shops s ON s.id = p.shop_id AND s.currency = l.currency WHERE l.product = ''
      ),
      one AS MATERIALIZED (SELECT id, min(cost) AS cost FROM named WHERE EXISTS (SELECT 1 FROM order_lines x WHERE x.product_id = named.id) GROUP BY id HAVING min(cost) = max(cost))
    UPDATE products SET unit_cost_minor = (SELECT cost FROM one WHERE one.id = products.id)
    WHERE unit_cost_minor IS NOT (SELECT cost FROM one WHERE one.id = products.id)`,
  );
}
