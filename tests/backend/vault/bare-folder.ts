import { rmSync, writeFileSync } from 'node:fs';
import { migrate, readMigrations } from '../../../electron/backend/db/migrate.ts';
import { openScan, openWriter, settleCopy, type Connection } from '../../../electron/backend/db/open.ts';
import { digestTables } from '../../../electron/backend/vault/digests.ts';
import { hashFile, makeBackup } from '../../../electron/backend/vault/make-backup.ts';
import { backupFile, getManifest, writeManifest } from '../../../electron/backend/vault/manifest.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { restoreBackup, undoRestore } from '../../../electron/backend/vault/restore.ts';
import type { BackupReason } from '../../../shared/contract/vault.ts';

export const migrations = readMigrations('migrations');
export const newest = migrations.at(-1)!.version;
const still = { progress: () => undefined, checkCancelled: () => undefined };

/** A database with `orders` orders of as many customers, closed. `more` is run last. */
export function fillDatabase(dataDir: string, orders: number, more: (db: Connection) => void = () => undefined, version = newest): void {
  const db = openWriter(databaseFile(dataDir));
  migrate(db, migrations, version);
  db.exec("INSERT OR IGNORE INTO shops VALUES (1, 'taobao', '样例', 'CNY', 'Asia/Shanghai', 0); INSERT OR IGNORE INTO batches VALUES (1, 0, NULL)");
  for (let i = 1; i <= orders; i++) {
    db.prepare('INSERT OR IGNORE INTO customers (id, created_at, name) VALUES (?, 0, ?)').run(i, `买家${i}`);
    db.prepare("INSERT OR IGNORE INTO accounts (id, platform, kind, value, customer_id) VALUES (?, 'taobao', 'buyer', ?, ?)").run(i, `nick${i}`, i);
    db.prepare("INSERT OR IGNORE INTO orders (id, shop_id, order_no, account_id, status, currency, is_paid, is_valid, paid_minor, net_minor) VALUES (?, 1, ?, ?, 'completed', 'CNY', 1, 1, 2000, 2000)").run(i, String(i), i);
  }
  more(db);
  db.close();
}

/** The whole content as one hash; opening it as the app would. */
export async function digestOf(dataDir: string): Promise<string> {
  const db = openWriter(databaseFile(dataDir));
  try {
    return (await digestTables(db)).whole;
  } finally {
    db.close();
  }
}

export const backUp = (dataDir: string, reason: BackupReason = 'asked') => makeBackup({ dataDir, migrations, version: '1', now: 1, reason, inTurn: (work) => work(), ...still });
export const restore = (dataDir: string, seq: number) => restoreBackup({ dataDir, migrations, now: 2, ...still }, seq);
export const undo = (dataDir: string, asideId: number) => undoRestore({ dataDir, migrations, now: 3, ...still }, asideId);

/** Makes a backup say something else, with a manifest that vouches for it. */
export async function forgeBackup(dataDir: string, seq: number, change: (db: Connection) => void): Promise<void> {
  const file = backupFile(dataDir, seq);
  const db = openWriter(file);
  db.unsafeMode(true);
  change(db);
  db.close();
  settleCopy(file);
  await vouchFor(dataDir, seq);
}

async function vouchFor(dataDir: string, seq: number): Promise<void> {
  const file = backupFile(dataDir, seq);
  const read = openScan(file);
  const { whole } = await digestTables(read);
  const bytes = (read.pragma('page_count', { simple: true }) as number) * (read.pragma('page_size', { simple: true }) as number);
  const schemaVersion = Math.max(1, read.pragma('user_version', { simple: true }) as number);
  read.close();
  const old = manifestOf(dataDir, seq);
  await writeManifest(dataDir, { ...old, bytes, schemaVersion, digest: whole, sha256: await hashFile(file) });
}

const manifests = new Map<string, ReturnType<typeof getManifest>>();
/** Kept before the file changes, for a manifest whose file has another size isn't read. */
export const rememberManifest = (dataDir: string, seq: number) => manifests.set(`${dataDir}/${seq}`, getManifest(dataDir, seq));
const manifestOf = (dataDir: string, seq: number) => manifests.get(`${dataDir}/${seq}`)!;

export function overwrite(file: string, bytes: Uint8Array): void {
  rmSync(file, { force: true });
  writeFileSync(file, bytes);
}
