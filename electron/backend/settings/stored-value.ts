import type { ReadDb, WriteDb } from '../db/executor.ts';

/** What is kept under a key, as JSON; undefined where nothing is. */
export function readStored(db: ReadDb, key: string): unknown {
  const row = db.get<{ value: string }>('SELECT value FROM settings WHERE key = :key', { key });
  return row && JSON.parse(row.value);
}

export function writeStored(db: WriteDb, key: string, value: unknown): void {
  db.run('INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value', { key, value: JSON.stringify(value) });
}
