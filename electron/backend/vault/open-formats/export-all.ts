import { statSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { dayOf } from '../../../../shared/lib/dates.ts';
import { ReadDb } from '../../db/executor.ts';
import { openScan, type Connection } from '../../db/open.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { writeZip, type ZipFile } from '../../files/write-zip.ts';
import { ownerTimeZone } from '../../settings/time-zone.ts';
import { digestTables } from '../digests.ts';
import { hashFile, type BackupJob } from '../make-backup.ts';
import { databaseFile } from '../places.ts';
import { aboutExport } from './about-export.ts';
import { closingLine, END_LINE, headOf, JSON_NAME, openingLine, rowLine, tableLine, TABLES_LINE, type ExportHead } from './export-json.ts';
import { csvOf, xlsxOf } from './export-sheets.ts';
import { listTables, readTable, type Cell, type TableShape } from './tables.ts';

export type ExportJob = Pick<BackupJob, 'dataDir' | 'version' | 'now'> & { progress: (step: 'count' | 'rows' | 'verify', done: number, total: number) => void; checkCancelled: () => void };

const BREATH = 5000;
const PIECE = 65_536;
/** A row is written three times: JSON, CSV, XLSX. */
const WAYS = 3;

/**
 * Everything there is, in formats that any program reads: one archive with a CSV and a workbook a table, and one JSON from
 * which the app itself can take it all back (read-export.ts). A read transaction holds one moment for all of them.
 */
export async function exportAll(job: ExportJob, to: string): Promise<{ tables: number; rows: number; bytes: number }> {
  const { dataDir, now, version } = job;
  const db = openScan(databaseFile(dataDir));
  let counter: RowCounter | undefined;
  try {
    db.exec('BEGIN');
    job.progress('count', 0, 0);
    const tables = listTables(db);
    const digests = await digestTables(db, () => pause(job));
    const facts = { appVersion: version, schemaVersion: db.pragma('user_version', { simple: true }) as number, at: now, day: dayOf(now, ownerTimeZone(new ReadDb(db))) };
    const head = headOf(facts, tables, digests);
    const rows = head.tables.reduce((sum, t) => sum + t.rows, 0);
    counter = new RowCounter(job, rows * WAYS);
    const { sha256 } = await writeWhole(to, writeZip(filesOf(db, tables, head, counter), new Date(now)));
    job.progress('verify', 0, 1);
    if ((await hashFile(to)) !== sha256) throw new AppError('export_failed');
    return { tables: tables.length, rows, bytes: statSync(to).size };
  } finally {
    counter?.close();
    db.close();
  }
}

/** The JSON comes first, where it can be read without the archive's directory. */
function* filesOf(db: Connection, tables: readonly TableShape[], head: ExportHead, counter: RowCounter): Generator<ZipFile> {
  yield { name: JSON_NAME, content: () => jsonOf(db, tables, head, counter) };
  yield { name: 'README.txt', content: () => [aboutExport(head)] };
  for (const table of tables) yield { name: `csv/${table.name}.csv`, content: () => counter.pieces(csvOf(table, counter.rows(db, table))) };
  for (const table of tables) yield { name: `xlsx/${table.name}.xlsx`, isPacked: true, content: () => counter.pieces(xlsxOf(table, counter.rows(db, table))) };
}

async function* jsonOf(db: Connection, tables: readonly TableShape[], head: ExportHead, counter: RowCounter): AsyncGenerator<string> {
  let text = `${openingLine(head)}\n${TABLES_LINE}\n`;
  for (const [i, table] of tables.entries()) {
    text += `${tableLine(table.name)}\n`;
    let left = head.tables[i]!.rows;
    for (const row of counter.rows(db, table)) {
      left -= 1;
      text += `${rowLine(row)}${left > 0 ? ',' : ''}\n`;
      if (text.length < PIECE) continue;
      yield text;
      text = '';
      await counter.breathe();
    }
    text += `${closingLine(i === tables.length - 1)}\n`;
  }
  yield `${text}${END_LINE}\n`;
}

/** Says how far things are, and lets go of the thread now and then. */
class RowCounter {
  readonly #job: ExportJob;
  readonly #total: number;
  readonly #open = new Set<IterableIterator<Cell[]>>();
  #done = 0;
  #next = BREATH;

  constructor(job: ExportJob, total: number) {
    this.#job = job;
    this.#total = total;
  }

  *rows(db: Connection, table: TableShape): Generator<Cell[]> {
    const rows = readTable(db, table); // only now: until it is read to its end or closed, the connection is busy
    this.#open.add(rows);
    for (const row of rows) {
      this.#done += 1;
      yield row;
    }
    this.#open.delete(rows);
  }

  /** Rows that nobody reads to their end (a workbook that is broken off lets go of them without a word). */
  close(): void {
    for (const rows of this.#open) rows.return?.();
  }

  async *pieces<T>(pieces: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
    for await (const piece of pieces) {
      yield piece;
      await this.breathe();
    }
  }

  async breathe(): Promise<void> {
    this.#job.checkCancelled();
    if (this.#done < this.#next) return;
    this.#next = this.#done + BREATH;
    this.#job.progress('rows', this.#done, this.#total);
    await pause(this.#job);
  }
}

async function pause({ checkCancelled }: Pick<ExportJob, 'checkCancelled'>): Promise<void> {
  await breathe();
  checkCancelled();
}
