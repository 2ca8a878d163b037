import type { Figures } from '../../../shared/contract/cleaning.ts';
import type { ReadDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';

/** Totals over all shops, money in the base currency. */
export function readFigures(db: ReadDb): { currency: string; figures: Figures } {
  const currency = readSettings(db).baseCurrency;
  const figures = db.get<Figures>(
    `SELECT (SELECT coalesce(sum(is_valid), 0) FROM orders) AS orders,
      (SELECT coalesce(sum(net_minor), 0) FROM orders WHERE is_valid = 1 AND currency = :currency) AS netMinor,
      m.customers, m.purchaseDays, m."returning", c.reachable, c.withProvince
    FROM (SELECT coalesce(sum(orders > 0), 0) AS customers, coalesce(sum(purchase_days), 0) AS purchaseDays, coalesce(sum(purchase_days >= 2), 0) AS "returning" FROM customer_metrics WHERE shop_id = 0) m,
      (SELECT coalesce(sum(phone_quality = 'valid' AND opted_out = 0), 0) AS reachable, count(province) AS withProvince FROM customers WHERE merged_into IS NULL) c`,
    { currency },
  )!;
  return { currency, figures };
}
