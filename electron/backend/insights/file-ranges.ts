import type { DayRange } from '../../../shared/domain/coverage.ts';
import type { ReadDb } from '../db/executor.ts';

/** Days from the first to the last order of each file that is in, by shop. */
export function readFileRanges(db: ReadDb): Map<number, DayRange[]> {
  const rows = db.all<DayRange & { shopId: number }>(
    `SELECT f.shop_id AS shopId, f.report ->> '$.checkUp.firstDay' AS first, f.report ->> '$.checkUp.lastDay' AS last
    FROM batch_files f JOIN batches b ON b.id = f.batch_id
    WHERE b.undone_at IS NULL AND f.error IS NULL AND f.shop_id IS NOT NULL AND f.report ->> '$.checkUp.firstDay' IS NOT NULL AND f.report ->> '$.checkUp.lastDay' IS NOT NULL`,
  );
  const found = new Map<number, DayRange[]>();
  for (const { shopId, first, last } of rows) found.set(shopId, [...(found.get(shopId) ?? []), { first, last }]);
  return found;
}
