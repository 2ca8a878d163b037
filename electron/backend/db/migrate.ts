import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
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
export interface Header extends Stamp {
  /** Bytes. */
  pageSize: number;
  /** As the header says: where a log is waiting it may say something else. */
  pages: number;
}

const MAGIC = 'SQLite format 3\0';

/** Version and owner of a database, read from the header: even a read-only open would leave files beside it. Null where it is none. */
export function readHeader(file: string): Header | null {
  if (!existsSync(file)) return null;
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, header, 0, 100, 0) < 100) return null;
  } catch (error) {
    // The disk's fault, and not that of a file that is no database.
    throw (error as NodeJS.ErrnoException).syscall === 'read' ? new AppError('database_damaged', { damage: 'unreadable' }) : error;
  } finally {
    closeSync(handle);
  }
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const pageSize = header.readUInt16BE(16);
  return { userVersion: header.readInt32BE(60), applicationId: header.readUInt32BE(68), pageSize: pageSize === 1 ? 65_536 : pageSize, pages: header.readUInt32BE(28) };
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

/** Refuses a newer app's database before anything touches it; gives its version, where there is one. */
export function refuseNewerDatabase(file: string, newest: number): number | undefined {
  const header = readHeader(file);
  if (header) refuseNewer(header, newest);
  const stamp = header && existsSync(`${file}-wal`) ? readBesideWal(file) : header;
  if (stamp) refuseNewer(stamp, newest);
  return stamp?.userVersion;
}

/** Before the threads open it: refuse a newer file, have an older one put aside, bring it up to date. */
export async function prepareDatabase(file: string, migrationsDir: string, putAside: () => Promise<void>): Promise<void> {
  const migrations = readMigrations(migrationsDir);
  const newest = migrations.at(-1)?.version ?? 0;
  const version = refuseNewerDatabase(file, newest);
  const db = openWriter(file);
  try {
    if (version !== undefined && version > 0 && version < newest) await putAside();
    migrate(db, migrations);
  } finally {
    db.close();
  }
}
