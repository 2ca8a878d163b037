import type { ReadDb } from '../db/executor.ts';

/** Months without any order between a shop's first and last one: files that are probably missing. */
export function missingMonths(db: ReadDb, shopId: number | null): string[] {
  const months = db.all<{ month: string }>(
    `WITH RECURSIVE span(first, last) AS ( -- each a step into the index of days
         SELECT (SELECT day FROM orders WHERE day IS NOT NULL AND (:shopId IS NULL OR shop_id = :shopId) ORDER BY day LIMIT 1),
                (SELECT day FROM orders WHERE day IS NOT NULL AND (:shopId IS NULL OR shop_id = :shopId) ORDER BY day DESC LIMIT 1)),
       months(month) AS (
         SELECT substr(first, 1, 7) FROM span WHERE first IS NOT NULL
         UNION ALL SELECT substr(date(month || '-01', '+1 month'), 1, 7) FROM months, span WHERE month < substr(last, 1, 7)
       )
     SELECT month FROM months m
     WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.day >= m.month || '-01' AND o.day <= m.month || '-31' AND (:shopId IS NULL OR o.shop_id = :shopId))
     ORDER BY month LIMIT 240`,
    { shopId },
  );
  return months.map((m) => m.month);
}
