import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { WriteDb } from '../../db/executor.ts';
import { migrate, type Migration } from '../../db/migrate.ts';
import { openWriter, settleCopy, type Connection } from '../../db/open.ts';
import { failureOf } from '../../serve.ts';
import { asideFolder, listAside } from '../aside.ts';
import { openCopy } from '../check-copy.ts';
import { damageOf } from '../damage.ts';
import { hashFile, readCopy, refuseFullDisk } from '../make-backup.ts';
import { backupFile, listManifests, nextNumber, removeBackup, sweepHalves, writeManifest, type Manifest } from '../manifest.ts';
import { backupsFolder, databaseFile, makeFolder, syncFolder } from '../places.ts';
import { takeErasedList, type ErasedList } from './erased-identities.ts';
import { forgetErased } from './forget.ts';

export interface RewriteJob {
  dataDir: string;
  migrations: Migration[];
  now: number;
  progress: (step: 'copy' | 'verify', done: number, total: number) => void;
}

/** Pages that were let go of are overwritten when they are; the rest of what a page once held goes when it is made anew. */
export function squeeze(db: Connection): void {
  // The planner's notes hold samples of indexed values, phones and names among them.
  const notes = db.prepare("SELECT name FROM sqlite_schema WHERE name = 'sqlite_stat4'").get();
  if (notes) db.exec('DELETE FROM sqlite_stat4');
  db.pragma('temp_store = FILE'); // a big shop's copy doesn't fit into memory
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function forgetIn(file: string, { migrations, now }: RewriteJob, list: ErasedList): void {
  const connection = openWriter(file);
  try {
    migrate(connection, migrations);
    const db = new WriteDb(connection);
    db.transaction(() => {
      takeErasedList(db, list, now);
      forgetErased(db, now);
    });
    squeeze(connection);
  } finally {
    connection.close();
  }
}

/** Codes that say that a file is no good, and not that it can't be written just now. */
const WORTHLESS = new Set(['backup_damaged', 'backup_foreign', 'backup_newer', 'database_damaged', 'not_found']);
const isWorthless = (error: unknown): boolean => WORTHLESS.has(failureOf(error)?.code ?? '') && damageOf(error) !== 'unreadable';

/**
 * Rewrites every backup without the erased, the oldest first, each under a new number and verified before the old one
 * goes: whenever this is broken off, what is listed is whole. One that can't be read can't be rewritten, and is of no use
 * to anyone: it goes. Gives how many were rewritten, and how many went.
 */
export async function rewriteBackups(job: RewriteJob, list: ErasedList): Promise<{ rewritten: number; removed: number }> {
  const { dataDir } = job;
  makeFolder(backupsFolder(dataDir));
  sweepHalves(dataDir);
  const old = withoutTwins(dataDir).toReversed();
  let removed = removeUnlisted(dataDir, old);
  let rewritten = 0;
  for (const [i, manifest] of old.entries()) {
    job.progress('copy', i, old.length);
    await breathe();
    try {
      await rewriteBackup(job, manifest, list);
      rewritten += 1;
    } catch (error) {
      if (!isWorthless(error)) throw error;
      removed += 1;
    }
    removeBackup(dataDir, manifest.seq);
  }
  return { rewritten, removed };
}

/** The newest first. Broken off between a rewritten backup and the one that it was made of, both are there: the older goes. */
function withoutTwins(dataDir: string): Manifest[] {
  for (const { madeOf } of listManifests(dataDir).manifests) if (madeOf !== undefined) removeBackup(dataDir, madeOf);
  return listManifests(dataDir).manifests;
}

async function rewriteBackup(job: RewriteJob, manifest: Manifest, list: ErasedList): Promise<void> {
  const { dataDir, migrations } = job;
  const checkCancelled = () => undefined; // what is begun is carried to its end
  const file = backupFile(dataDir, manifest.seq);
  if ((await hashFile(file)) !== manifest.sha256) throw new AppError('backup_damaged');
  openCopy(file, migrations).close();
  refuseFullDisk(dataDir, manifest.bytes * 2);
  const seq = nextNumber(dataDir);
  const part = `${backupFile(dataDir, seq)}.part`;
  try {
    copyFileSync(file, part);
    forgetIn(part, job, list);
    settleCopy(part);
    const facts = await readCopy(part, { migrations, checkCancelled });
    const rewritten: Manifest = { ...manifest, seq, madeOf: manifest.seq, bytes: statSync(part).size, schemaVersion: facts.schemaVersion, orders: facts.orders, customers: facts.customers, sha256: await hashFile(part), digest: facts.digest };
    renameSync(part, backupFile(dataDir, seq));
    syncFolder(backupsFolder(dataDir));
    await writeManifest(dataDir, rewritten);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
  }
}

/** Files that look like backups and were never offered as such. */
function removeUnlisted(dataDir: string, listed: readonly Manifest[]): number {
  const folder = backupsFolder(dataDir);
  const kept = new Set(listed.flatMap((m) => [backupFile(dataDir, m.seq), backupFile(dataDir, m.seq).replace(/db$/, 'json')]));
  const stray = readdirSync(folder).filter((name) => /^backup-\d+\./.test(name) && !kept.has(join(folder, name)));
  for (const name of stray) rmSync(join(folder, name), { force: true });
  return stray.filter((name) => name.endsWith('.db')).length;
}

/** What restores have put aside is rewritten where it lies; what can't be opened goes. */
export async function rewriteAside(job: RewriteJob, list: ErasedList): Promise<void> {
  const { dataDir, migrations } = job;
  for (const { asideId } of listAside(dataDir)) {
    const folder = join(dataDir, asideFolder(asideId));
    await breathe();
    try {
      settleCopy(databaseFile(folder)); // folds its log in
      openCopy(databaseFile(folder), migrations).close();
      forgetIn(databaseFile(folder), job, list);
    } catch (error) {
      if (!isWorthless(error)) throw error;
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Files on their way in or out, and halves of a restore. */
export function emptyTemporary(dataDir: string): void {
  for (const name of ['tmp', 'incoming']) {
    const folder = join(dataDir, name);
    if (existsSync(folder)) for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true, force: true });
  }
}
