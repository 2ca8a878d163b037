import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { surplusBackups } from '../../../shared/domain/backup-rotation.ts';
import type { Backup, BackupReason } from '../../../shared/contract/vault.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import { ReadDb } from '../db/executor.ts';
import type { Migration } from '../db/migrate.ts';
import { openScan, settleCopy, type Connection } from '../db/open.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';
import { isSound, openCopy } from './check-copy.ts';
import { damageOf } from './damage.ts';
import { digestTables } from './digests.ts';
import { backupFile, backupOf, listManifests, nextNumber, removeBackup, sweepHalves, writeManifest, type Manifest } from './manifest.ts';
import { backupsFolder, databaseFile, makeFolder, syncFolder } from './places.ts';

export interface BackupJob {
  dataDir: string;
  migrations: Migration[];
  /** Of the app. */
  version: string;
  now: number;
  reason: BackupReason;
  progress: (step: 'copy' | 'verify', done: number, total: number) => void;
  checkCancelled: () => void;
  /** Only one backup is copied at a time. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** So many pages at a time; between two times whatever else this thread is asked for is answered. */
const PAGES_AT_A_TIME = 2000;
/** Of the room that the disk could give, so much may be backups'. */
const SHARE_OF_DISK = 0.25;
/** What a backup was made for counts for more than another: the stronger is kept where one serves both. */
const STRENGTH: Record<BackupReason, number> = { migration: 3, before_import: 2, file: 1, export: 1, asked: 1, import: 0, quit: 0 };

/**
 * Copies the database as it is now, whatever is written meanwhile: a read transaction holds this moment, which in WAL mode
 * nobody waits for. The copy is listed only when it has been read back and holds the same rows. Where nothing has changed
 * since the newest backup, that one serves.
 */
export async function makeBackup(job: BackupJob): Promise<{ made: boolean; backup: Backup }> {
  const source = openScan(databaseFile(job.dataDir));
  try {
    source.exec('BEGIN');
    const pages = source.prepare('SELECT page_count FROM pragma_page_count').pluck().get() as number;
    job.progress('copy', 0, pages);
    return await job.inTurn(() => copyOut(source, pages, job));
  } finally {
    source.close();
  }
}

async function copyOut(source: Connection, pages: number, job: BackupJob): Promise<{ made: boolean; backup: Backup }> {
  const { dataDir, now, reason } = job;
  job.checkCancelled();
  makeFolder(backupsFolder(dataDir));
  chmodSync(backupsFolder(dataDir), 0o700);
  sweepHalves(dataDir);
  const seq = nextNumber(dataDir);
  const part = `${backupFile(dataDir, seq)}.part`;
  try {
    const bytes = pages * (source.pragma('page_size', { simple: true }) as number);
    refuseFullDisk(dataDir, bytes);
    writeFileSync(part, '', { mode: 0o600 });
    await source.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        job.checkCancelled();
        job.progress('copy', totalPages - remainingPages, totalPages);
        return PAGES_AT_A_TIME;
      },
    });
    settleCopy(part);
    job.progress('verify', 0, 3);
    const wanted = await digestTables(source, pause(job));
    job.progress('verify', 1, 3);
    const facts = await readCopy(part, job).catch((error: unknown) => {
      // A faithful copy of what is damaged is no fault of the copy's.
      throw isSound(source, bytes) ? error : new AppError('database_damaged', { damage: 'pages' });
    });
    if (facts.digest !== wanted.whole) throw new AppError('backup_failed', { step: 'verify' });
    job.progress('verify', 2, 3);
    const newest = listManifests(dataDir).manifests[0];
    if (newest?.digest === facts.digest && newest.schemaVersion === facts.schemaVersion) {
      rmSync(part);
      return { made: false, backup: backupOf(await strengthen(dataDir, newest, reason)) };
    }
    const manifest: Manifest = { format: 1, seq, at: now, day: dayOf(now, facts.timeZone), reason, pinned: false, bytes: statSync(part).size, appVersion: job.version, schemaVersion: facts.schemaVersion, orders: facts.orders, customers: facts.customers, sha256: await hashFile(part), digest: facts.digest };
    await keepBackup(dataDir, part, manifest);
    return { made: true, backup: backupOf(manifest) };
  } finally {
    rmSync(part, { force: true });
    rmSync(`${part}-journal`, { force: true });
  }
}

/** Into its place, then into the list; then those that may go are taken out. */
export async function keepBackup(dataDir: string, part: string, manifest: Manifest): Promise<void> {
  renameSync(part, backupFile(dataDir, manifest.seq));
  syncFolder(backupsFolder(dataDir));
  await writeManifest(dataDir, manifest);
  rotate(dataDir);
}

/** What stands in a copy, once it was found sound. `backup_damaged` where it isn't. */
export async function readCopy(file: string, { migrations, checkCancelled }: Pick<BackupJob, 'migrations' | 'checkCancelled'>): Promise<{ digest: string; schemaVersion: number; timeZone: string; orders: number; customers: number }> {
  const db = asCopy(() => openCopy(file, migrations));
  try {
    if (!isSound(db, statSync(file).size)) throw new AppError('backup_damaged');
    const digests = await digestTables(db, pause({ checkCancelled }));
    return {
      digest: digests.whole,
      schemaVersion: db.pragma('user_version', { simple: true }) as number,
      timeZone: ownerTimeZone(new ReadDb(db)),
      orders: digests.tables['orders']?.rows ?? 0,
      customers: digests.tables['accounts'] ? (db.prepare('SELECT count(DISTINCT customer_id) FROM accounts').pluck().get() as number) : 0,
    };
  } catch (error) {
    return asCopy(() => {
      throw error;
    });
  } finally {
    db.close();
  }
}

/** Damage in a copy isn't damage in the database; that the disk can't read it now isn't damage at all. */
function asCopy<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const damage = damageOf(error);
    if (damage === undefined) throw error;
    throw new AppError(damage === 'unreadable' ? 'disk_full' : 'backup_damaged');
  }
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1_048_576 }) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

const pause = ({ checkCancelled }: Pick<BackupJob, 'checkCancelled'>) => async (): Promise<void> => {
  await breathe();
  checkCancelled();
};

async function strengthen(dataDir: string, manifest: Manifest, reason: BackupReason): Promise<Manifest> {
  if (STRENGTH[reason] <= STRENGTH[manifest.reason]) return manifest;
  const stronger = { ...manifest, reason };
  await writeManifest(dataDir, stronger);
  return stronger;
}

export function freeBytes(dataDir: string): number {
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize;
}

export function refuseFullDisk(dataDir: string, bytes: number): void {
  if (freeBytes(dataDir) < bytes * 1.1) throw new AppError('disk_full');
}

function rotate(dataDir: string): void {
  const { manifests } = listManifests(dataDir);
  const held = manifests.reduce((sum, m) => sum + m.bytes, 0);
  for (const seq of surplusBackups(manifests, (freeBytes(dataDir) + held) * SHARE_OF_DISK)) removeBackup(dataDir, seq);
}
