import type { ReadDb } from '../db/executor.ts';

/** The owner's day is that of their first shop; before the first import, China's. */
export function ownerTimeZone(db: ReadDb): string {
  const shop = db.get<{ time_zone: string }>('SELECT time_zone FROM shops ORDER BY id LIMIT 1');
  return shop?.time_zone ?? 'Asia/Shanghai';
}
