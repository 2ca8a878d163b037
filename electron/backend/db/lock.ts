import Database from 'better-sqlite3';
import { join } from 'node:path';
import { AppError } from '../../../shared/lib/app-error.ts';
import { makePrivate } from './open.ts';

/** Kept here, or the garbage collector closes a lock that its holder has lost sight of. */
const held = new Set<Database.Database>();

/**
 * Only one copy of the app may hold a data folder, whichever host it runs in. An exclusive transaction on a file of its
 * own says so: it ends with the process, however that ends.
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = join(dataDir, 'lock.db');
  makePrivate(file);
  const db = new Database(file, { timeout: 200 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw new AppError('in_use');
    throw error;
  }
  held.add(db);
  return () => {
    held.delete(db);
    db.exec('ROLLBACK');
    db.close();
  };
}
