import { createReadStream, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/lib/app-error.ts';
import { writeWhole } from '../files/write-whole.ts';
import { asideFolder, getAside, newAside, tidyAside } from './aside.ts';
import { readCopy, refuseFullDisk, type BackupJob } from './make-backup.ts';
import { backupFile, getManifest } from './manifest.ts';
import { databaseFile, DATABASE_FILES, makeFolder } from './places.ts';
import { beginSwap, finishSwap, isSwapping } from './swap.ts';
import { forgetWatermark, markWhatIsThere } from './watermark.ts';

const INCOMING = 'incoming';
type RestoreJob = Pick<BackupJob, 'dataDir' | 'migrations' | 'now' | 'progress' | 'checkCancelled'>;

/**
 * Puts a backup in the database's place. It is copied first, and the copy read to its last row: until that is equal to
 * what was written once, nothing is moved. The database that was there goes aside and can be had back.
 */
export async function restoreBackup(job: RestoreJob, seq: number): Promise<{ asideId: number }> {
  const { dataDir } = job;
  const manifest = getManifest(dataDir, seq);
  refuseFullDisk(dataDir, manifest.bytes);
  const folder = makeFolder(join(dataDir, INCOMING));
  const incoming = join(folder, DATABASE_FILES[0]);
  try {
    job.progress('copy', 0, manifest.bytes);
    const { sha256 } = await writeWhole(incoming, createReadStream(backupFile(dataDir, seq), { highWaterMark: 1_048_576 }) as AsyncIterable<Buffer>);
    if (sha256 !== manifest.sha256) throw new AppError('backup_damaged');
    job.progress('verify', 0, 1);
    const { digest } = await readCopy(incoming, job);
    if (digest !== manifest.digest) throw new AppError('backup_damaged');
    job.checkCancelled();
    return await exchange(job, INCOMING, seq);
  } finally {
    // What a swap was broken off over is still needed: the next opening finishes it.
    if (!isSwapping(dataDir)) quietly(() => rmSync(folder, { recursive: true, force: true }));
  }
}

/** Takes a restore back: the database that it put aside returns, and the restored one goes aside in its turn. */
export async function undoRestore(job: RestoreJob, asideId: number): Promise<{ asideId: number }> {
  return exchange(job, asideFolder(getAside(job.dataDir, asideId).asideId), null);
}

async function exchange({ dataDir, now }: RestoreJob, from: string, restoredSeq: number | null): Promise<{ asideId: number }> {
  const asideId = await newAside(dataDir, now, restoredSeq);
  const there = existsSync(databaseFile(dataDir));
  forgetWatermark(dataDir);
  try {
    beginSwap(dataDir, from, asideFolder(asideId));
  } catch (error) {
    // Not begun: nothing has happened.
    if (!isSwapping(dataDir)) {
      quietly(() => markWhatIsThere(dataDir));
      throw error;
    }
  }
  try {
    finishSwap(dataDir);
  } catch {
    // Once it is begun it will be finished, at the next opening at the latest: better now.
    finishSwap(dataDir);
  }
  // From here on it has been done. Where the database is damaged, as it was before, that is found when it is opened.
  quietly(() => markWhatIsThere(dataDir));
  quietly(() => tidyAside(dataDir));
  return { asideId: there ? asideId : 0 };
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Not what was asked for; the next restore tidies up again.
  }
}
