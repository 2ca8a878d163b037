import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/lib/app-error.ts';
import { APPLICATION_ID, openReader, openWriter, type Connection } from './open.ts';

export interface Migration {
  /** The number in the file's name; `user_version` after it has run. */
  version: number;
  name: string;
  sql: string;
}

export function readMigrations(dir: string): Migration[] {
  return readdirSync(dir)
    .filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), name, sql: readFileSync(join(dir, name), 'utf8') }));
}

interface Stamp {
  userVersion: number;
  applicationId: number;
}

/** Version and owner of a database, read from the header: even a read-only open would leave files beside it. */
function readHeader(file: string): Stamp | null {
  if (!existsSync(file)) return null;
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, header, 0, 100, 0) < 100) return null;
  } finally {
    closeSync(handle);
  }
  return { userVersion: header.readInt32BE(60), applicationId: header.readUInt32BE(68) };
}

/** The same where a crash has left a WAL, which may know better than the header. Reading doesn't fold it in. */
function readBesideWal(file: string): Stamp {
  const db = openReader(file);
  try {
    return { userVersion: db.pragma('user_version', { simple: true }) as number, applicationId: db.pragma('application_id', { simple: true }) as number };
  } finally {
    db.close();
  }
}

function refuseNewer({ userVersion, applicationId }: Stamp, newest: number): void {
  if (userVersion > newest || userVersion < 0 || (userVersion > 0 && applicationId !== APPLICATION_ID)) {
    throw new AppError('newer_database', { found: userVersion, known: newest });
  }
}

/** Runs what is pending, all in one transaction; a failure leaves the database as it was. */
export function migrate(db: Connection, migrations: Migration[], upTo = Infinity): void {
  const current = db.pragma('user_version', { simple: true }) as number;
  const pending = migrations.filter((m) => m.version > current && m.version <= upTo);
  const last = pending.at(-1);
  if (!last) return;
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const m of pending) db.exec(m.sql);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`migration ${last.name} leaves ${broken.length} rows without their parent`);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${last.version}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
  db.pragma('optimize');
}

/** Before the threads open it: refuse a newer file, put a copy of an older one aside, bring it up to date. */
export async function prepareDatabase(file: string, migrationsDir: string): Promise<void> {
  const migrations = readMigrations(migrationsDir);
  const newest = migrations.at(-1)?.version ?? 0;
  const header = readHeader(file);
  if (header) refuseNewer(header, newest);
  const stamp = existsSync(file) && existsSync(`${file}-wal`) ? readBesideWal(file) : header;
  if (stamp) refuseNewer(stamp, newest);
  const db = openWriter(file);
  try {
    if (stamp && stamp.userVersion > 0 && stamp.userVersion < newest) await putCopyAside(db, file, stamp.userVersion);
    migrate(db, migrations);
  } finally {
    db.close();
  }
}

/** `db.backup`, because a copy of the file alone would miss what is still in the WAL. */
async function putCopyAside(db: Connection, file: string, version: number): Promise<void> {
  const dir = join(dirname(file), 'backups');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const target = join(dir, `before-migration-${version}-${basename(file)}`);
  await db.backup(`${target}.part`);
  renameSync(`${target}.part`, target);
}
