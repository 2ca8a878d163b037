import type { ReadDb } from '../db/executor.ts';

/** The last day of which orders are known: what comes after is unknown, not nothing. */
export const readKnownUntil = (db: ReadDb, today: string): string => {
  const { day } = db.get<{ day: string | null }>('SELECT max(day) AS day FROM orders WHERE day <= :today', { today })!;
  return day ?? '';
};
