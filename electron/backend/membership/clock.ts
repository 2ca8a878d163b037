import type { ReadDb } from '../db/executor.ts';

/** When something is written, and the business day that it is. */
export interface Clock {
  now: number;
  today: string;
}

/** The last day that points have been brought up to; null before the first time. */
export const throughDay = (db: ReadDb): string | null => db.get<{ day: string }>('SELECT day FROM points_through')?.day ?? null;

/** Where the PC's clock has been set back, the day goes on being the one that was reached. */
export function businessDay(db: ReadDb, today: string): string {
  const through = throughDay(db);
  return through !== null && through > today ? through : today;
}
