import * as z from 'zod';
import { appLock } from './app-lock.ts';
import { fileIn, fileOut, upkeep } from './endpoint.ts';
import { MIN_PASSPHRASE } from './passphrase.ts';

/** What a backup was made for. `file`: it was read from an encrypted backup file; `export`: from an export of everything. */
export const backupReasons = ['asked', 'import', 'before_import', 'migration', 'quit', 'file', 'export'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A backup that was read again after it had been written, and found equal. */
export interface Backup {
  /** Counts up; older and newer are told by it, for a clock may be wrong. */
  seq: number;
  at: number;
  /** Calendar day in the owner's time zone. */
  day: string;
  reason: BackupReason;
  /** Kept until the owner says otherwise. */
  pinned: boolean;
  bytes: number;
  appVersion: string;
  schemaVersion: number;
  orders: number;
  customers: number;
}

/** A database that a restore has put aside. */
export interface Aside {
  asideId: number;
  /** When it was put aside. */
  at: number;
  bytes: number;
  /** The backup that came in its stead; null where a restore was taken back. */
  restoredSeq: number | null;
}

/** A file with everybody in it that was written elsewhere. */
export interface OutsideFile {
  name: string;
  at: number;
  kind: 'encrypted' | 'export' | 'salvage';
}

export interface VaultReport {
  /** The newest first. */
  backups: Backup[];
  /** The latest first. */
  aside: Aside[];
  /** Files that should be backups and aren't whole: never offered. */
  unreadable: number;
  /** Why the last backup that was due couldn't be made; null once one could. */
  failure: { code: string; at: number } | null;
  /** Free on the disk that holds the backups. */
  freeBytes: number;
  /** The latest first. */
  outside: OutsideFile[];
}

/** What could be read of a damaged database, and what couldn't. */
export interface Salvaged {
  /** With rows that were read. */
  tables: number;
  rows: number;
  /** Rows on readable pages that make no sense. */
  unreadableRows: number;
  /** Whole pages that are gone; how many rows each held, nobody can know. */
  lostPages: number;
  /** Rows that were read, of nobody knows which table. */
  unplacedRows: number;
  bytes: number;
}

const seq = z.int().positive();
const passphrase = z.string().min(MIN_PASSPHRASE).max(200);

export const vault = {
  list: upkeep('now', z.strictObject({})).returns<VaultReport>(),
  /** Of the moment that it is asked for, however long it waits for another. `made` is false where nothing has changed since `backup`, which then is the one that was there. */
  backup: upkeep('now', z.strictObject({ reason: z.enum(backupReasons).default('asked') })).returns<{ made: boolean; backup: Backup }>(),
  pin: upkeep('queued', z.strictObject({ seq, pinned: z.boolean() })).returns<Backup>(),
  /** Reads a backup again, to its last byte. */
  check: upkeep('queued', z.strictObject({ seq })).returns<Backup>(),
  /** Puts a backup in the place of the database, which goes aside (`asideId`; 0 where there was none). */
  restore: upkeep('alone', z.strictObject({ seq })).returns<{ asideId: number }>(),
  /** Brings back what a restore has put aside. */
  undoRestore: upkeep('alone', z.strictObject({ asideId: z.int().positive() })).returns<{ asideId: number }>(),
  /** Opens the database again where it could not be, because the disk was full. */
  reopen: upkeep('alone', z.strictObject({})).returns<null>(),
  /** Writes a backup as an enciphered file that any copy of the app can open, and reads it back. `bytes` is what it holds. */
  saveEncrypted: upkeep('queued', z.strictObject({ seq, passphrase, to: fileOut })).returns<{ bytes: number }>(),
  /** Puts such a file among the backups, from which it can be restored. */
  openEncrypted: upkeep('queued', z.strictObject({ file: fileIn, passphrase: z.string().max(200) })).returns<Backup>(),
  /** Writes everything as CSV, workbooks and JSON, in one archive. */
  exportAll: upkeep('queued', z.strictObject({ to: fileOut })).returns<{ tables: number; rows: number; bytes: number }>(),
  /** Writes what can still be read of a damaged database as CSV and JSON, in one archive; the database stays as it is. */
  salvage: upkeep('alone', z.strictObject({ to: fileOut })).returns<Salvaged>(),
  /** Puts an export of everything, or the JSON out of it, among the backups, from which it can be restored. */
  openExport: upkeep('queued', z.strictObject({ file: fileIn })).returns<Backup>(),
  /** Takes one person's information out of every file of the data folder, backups included; orders stay, of nobody known. */
  erase: upkeep('alone', z.strictObject({ customerId: z.int().positive() })).returns<{ rewritten: number; removed: number }>(),
  /** Carries an erasure on that was broken off. */
  finishErasing: upkeep('alone', z.strictObject({})).returns<{ rewritten: number; removed: number }>(),
  ...appLock,
};
