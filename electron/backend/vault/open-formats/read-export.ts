import { createReadStream, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { createInflateRaw } from 'node:zlib';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { migrate } from '../../db/migrate.ts';
import { openWriter, settleCopy, type Connection, type Statement } from '../../db/open.ts';
import { digestTables } from '../digests.ts';
import { hashFile, keepBackup, readCopy, refuseFullDisk, type BackupJob } from '../make-backup.ts';
import { backupFile, nextNumber, sweepHalves, type Manifest } from '../manifest.ts';
import { backupsFolder, makeFolder } from '../places.ts';
import { closingLine, END_LINE, JSON_NAME, readHeadLine, readRowLine, tableLine, TABLES_LINE, type ExportHead } from './export-json.ts';
import { readLines } from './read-lines.ts';
import { listTables } from './tables.ts';

type ReadJob = Pick<BackupJob, 'dataDir' | 'migrations' | 'progress' | 'checkCancelled'>;
const BREATH = 5000;

/**
 * Reads an export back into a database of its own and puts that among the backups, pinned, from which it is restored like
 * any other. The tables are those that our own migrations make, whatever the file says; only values come from it, and
 * each table must come to the hash that the file promised.
 */
export async function openExport(job: ReadJob, path: string): Promise<Manifest> {
  const { dataDir, migrations, checkCancelled } = job;
  makeFolder(backupsFolder(dataDir));
  sweepHalves(dataDir);
  const seq = nextNumber(dataDir);
  const part = `${backupFile(dataDir, seq)}.part`;
  try {
    refuseFullDisk(dataDir, statSync(path).size);
    const head = await fillFrom(job, path, part);
    settleCopy(part);
    job.progress('verify', 0, 1);
    const facts = await readCopy(part, { migrations, checkCancelled });
    const kept: Manifest = { format: 1, seq, at: head.at, day: head.day, reason: 'export', pinned: true, bytes: statSync(part).size, appVersion: head.appVersion, schemaVersion: facts.schemaVersion, orders: facts.orders, customers: facts.customers, sha256: await hashFile(part), digest: facts.digest };
    await keepBackup(dataDir, part, kept);
    return kept;
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
  }
}

async function fillFrom({ migrations, progress, checkCancelled }: ReadJob, path: string, part: string): Promise<ExportHead> {
  const lines = readLines(await contentOf(path));
  try {
    const next = async (): Promise<string> => {
      const { value, done } = await lines.next();
      if (done === true) throw damaged();
      return value;
    };
    const head = readHeadLine(await next());
    if (!head) throw new AppError('export_not_ours');
    const known = migrations.at(-1)?.version ?? 0;
    if (head.schemaVersion > known) throw new AppError('backup_newer', { found: head.schemaVersion, known });
    if (!migrations.some((m) => m.version === head.schemaVersion)) throw damaged();
    const db = openWriter(part);
    try {
      migrate(db, migrations, head.schemaVersion);
      db.pragma('foreign_keys = OFF'); // rows come in the tables' order; readCopy looks at the whole
      const inserts = insertsOf(db, head);
      db.exec('BEGIN');
      const total = head.tables.reduce((sum, t) => sum + t.rows, 0);
      let done = 0;
      if ((await next()) !== TABLES_LINE) throw damaged();
      for (const [i, { name, columns, rows }] of head.tables.entries()) {
        if ((await next()) !== tableLine(name)) throw damaged();
        db.prepare(`DELETE FROM "${name}"`).run(); // what a migration itself has put there
        for (let row = 0; row < rows; row++) {
          const cells = readRowLine(await next(), columns.length);
          if (!cells) throw damaged();
          insertRow(inserts[i]!, cells);
          if (++done % BREATH !== 0) continue;
          progress('copy', done, total);
          await breathe();
          checkCancelled();
        }
        if ((await next()) !== closingLine(i === head.tables.length - 1)) throw damaged();
      }
      if ((await next()) !== END_LINE) throw damaged();
      db.exec('COMMIT');
      const digests = await digestTables(db, async () => {
        await breathe();
        checkCancelled();
      });
      if (head.tables.some((t) => digests.tables[t.name]!.sha256 !== t.sha256)) throw damaged();
      return head;
    } finally {
      db.close();
    }
  } finally {
    await lines.return(undefined);
  }
}

const damaged = (): AppError => new AppError('export_damaged');

/** Exactly the tables and columns that this version has. */
function insertsOf(db: Connection, head: ExportHead): Statement[] {
  const ours = listTables(db);
  const same = ours.length === head.tables.length && ours.every((t, i) => t.name === head.tables[i]!.name && t.columns.map((c) => c.name).join() === head.tables[i]!.columns.join());
  if (!same) throw damaged();
  return ours.map(({ name, columns }) => db.prepare(`INSERT INTO "${name}" (${columns.map((c) => `"${c.name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`));
}

/** A value of another type than its column's, a key that comes twice: no export of ours. */
function insertRow(insert: Statement, cells: unknown[]): void {
  try {
    insert.run(cells);
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^SQLITE_(CONSTRAINT|MISMATCH)/.test(String(error.code))) throw damaged();
    throw error;
  }
}

/** The JSON, whether it comes in its archive (where it is the first file) or was taken out of it. */
async function contentOf(path: string): Promise<AsyncIterable<Buffer>> {
  const file = await open(path);
  const head = Buffer.alloc(30 + JSON_NAME.length);
  try {
    await file.read(head, 0, head.length, 0);
  } finally {
    await file.close();
  }
  if (head.toString('latin1', 0, 4) !== 'PK\x03\x04') return createReadStream(path);
  if (head.toString('latin1', 30) !== JSON_NAME || head.readUInt16LE(8) !== 8) throw new AppError('export_not_ours');
  return inflated(path, 30 + head.readUInt16LE(26) + head.readUInt16LE(28));
}

async function* inflated(path: string, start: number): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { start });
  const inflate = createInflateRaw();
  source.on('error', (error) => inflate.destroy(error));
  try {
    yield* source.pipe(inflate) as AsyncIterable<Buffer>;
  } catch (error) {
    throw String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? damaged() : error;
  } finally {
    source.destroy();
  }
}
