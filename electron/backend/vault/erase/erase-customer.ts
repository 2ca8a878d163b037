import { AppError } from '../../../../shared/lib/app-error.ts';
import { WriteDb } from '../../db/executor.ts';
import { openWriter } from '../../db/open.ts';
import { personOf } from '../../people/decisions.ts';
import { databaseFile } from '../places.ts';
import { keepHashes, readErasedList } from './erased-identities.ts';
import { forgetErased } from './forget.ts';
import { identitiesOf } from './person-identities.ts';
import { emptyTemporary, rewriteAside, rewriteBackups, squeeze, type RewriteJob } from './rewrite-copies.ts';

export interface Erased {
  /** Backups that were rewritten and verified, and those that couldn't be read and are gone. */
  rewritten: number;
  removed: number;
}

/**
 * Erases one person's information from every file of the data folder. It is begun by one transaction in the database,
 * which also notes that it isn't finished: until then nothing has happened, from then on it is carried to its end, at the
 * next start if need be. Nobody else may hold the database open.
 */
export async function eraseCustomer(job: RewriteJob, customerId: number): Promise<Erased> {
  const connection = openWriter(databaseFile(job.dataDir));
  try {
    const db = new WriteDb(connection);
    db.transaction(() => {
      const person = personOf(db, customerId);
      if (person === undefined) throw new AppError('not_found', { what: 'customer' });
      const erasureId = db.run('INSERT INTO erasures (at, customer_id) VALUES (:now, :person)', { now: job.now, person }).lastInsertRowid;
      keepHashes(db, erasureId, identitiesOf(db, person));
      forgetErased(db, job.now);
    });
  } finally {
    connection.close();
  }
  return finishErasures(job);
}

/** Does nothing where none was broken off. */
export async function finishErasures(job: RewriteJob): Promise<Erased> {
  const connection = openWriter(databaseFile(job.dataDir));
  try {
    const db = new WriteDb(connection);
    if (!db.get('SELECT 1 FROM erasures WHERE finished_at IS NULL')) return { rewritten: 0, removed: 0 };
    squeeze(connection);
    const list = readErasedList(db);
    emptyTemporary(job.dataDir);
    await rewriteAside(job, list);
    const done = await rewriteBackups(job, list);
    db.run('UPDATE erasures SET finished_at = :now WHERE finished_at IS NULL', { now: job.now });
    return done;
  } finally {
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
  }
}
