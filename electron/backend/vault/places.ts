import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/lib/app-error.ts';

/** A SQLite database is these files together: one of them beside the others' newer or older state is another database. */
export const DATABASE_FILES = ['huitouke.db', 'huitouke.db-wal', 'huitouke.db-shm', 'huitouke.db-journal'] as const;

export const databaseFile = (dataDir: string): string => join(dataDir, DATABASE_FILES[0]);
export const backupsFolder = (dataDir: string): string => join(dataDir, 'backups');

/** With those above it: that one of them is missing can only mean that the disk didn't take it. */
export function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new AppError('disk_full') : error;
  }
  return folder;
}

/** What was renamed in a folder is there after a power cut only when the folder itself was written. Windows has no such call and does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A small file that is the old one or the new one whatever happens, and after a power cut the new one. */
export function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
  syncFolder(dirname(file));
}
