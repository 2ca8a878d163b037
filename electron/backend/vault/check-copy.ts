import { migrate, readHeader, type Migration } from '../db/migrate.ts';
import { APPLICATION_ID, openMemory, openScan, type Connection } from '../db/open.ts';
import { AppError } from '../../../shared/lib/app-error.ts';

/** Beyond it only the quick check is made: the full one reads every index entry for itself, a minute a gigabyte. */
const FULL_CHECK_BYTES = 250_000_000;
/** What SQLite keeps for itself. */
const OWN_TABLES = new Set(['sqlite_stat1', 'sqlite_stat4', 'sqlite_sequence']);

/** Opens a file that should be a copy of our database, for reading. Refuses one of a newer app, and whatever isn't ours. */
export function openCopy(file: string, migrations: Migration[]): Connection {
  const header = readHeader(file);
  if (!header) throw new AppError('backup_damaged');
  if (header.applicationId !== APPLICATION_ID) throw new AppError('backup_foreign');
  const known = migrations.at(-1)?.version ?? 0;
  if (header.userVersion > known) throw new AppError('backup_newer', { found: header.userVersion, known });
  if (!migrations.some((m) => m.version === header.userVersion)) throw new AppError('backup_foreign');
  const db = openScan(file);
  try {
    refuseForeignSchema(db, migrations, header.userVersion);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A trigger, a view or a table more or other than that version of ours made could do whatever its maker liked. */
function refuseForeignSchema(db: Connection, migrations: Migration[], version: number): void {
  const ours = openMemory();
  try {
    migrate(ours, migrations, version);
    if (describeSchema(db) !== describeSchema(ours)) throw new AppError('backup_foreign');
  } finally {
    ours.close();
  }
}

function describeSchema(db: Connection): string {
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all() as { name: string; sql: string | null }[];
  return JSON.stringify(rows.filter(({ name }) => !OWN_TABLES.has(name)));
}

/** Every page is read, and every index where the file isn't huge. */
export function isSound(db: Connection, bytes: number): boolean {
  const check = bytes < FULL_CHECK_BYTES ? 'integrity_check' : 'quick_check';
  return db.pragma(`${check}(1)`, { simple: true }) === 'ok' && (db.pragma('foreign_key_check') as unknown[]).length === 0;
}
