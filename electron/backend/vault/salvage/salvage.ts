import { existsSync, statSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Salvaged } from '../../../../shared/contract/vault.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { writeZip, type ZipFile } from '../../files/write-zip.ts';
import type { BackupJob } from '../make-backup.ts';
import { backupFile, listManifests } from '../manifest.ts';
import { closingLine, END_LINE, rowLine, tableLine, TABLES_LINE } from '../open-formats/export-json.ts';
import { csvOf } from '../open-formats/export-sheets.ts';
import type { Cell } from '../open-formats/tables.ts';
import { databaseFile } from '../places.ts';
import { aboutSalvage } from './about-salvage.ts';
import { findRows, readRoots, rowsOf, unplacedRowsOf, type Found, type Roots } from './find-rows.ts';
import { PageFile } from './page-file.ts';
import { tableForms } from './table-forms.ts';

export type SalvageJob = Pick<BackupJob, 'dataDir' | 'migrations' | 'version' | 'now' | 'checkCancelled'> & { progress: (step: 'count' | 'rows', done: number, total: number) => void };

const PIECE = 65_536;
/** A row is written twice: JSON and CSV. */
const WAYS = 2;

/**
 * What can still be read of a damaged database, page by page and without SQLite, which refuses the whole where a part is
 * gone. Into an archive of CSV and JSON; what couldn't be read is counted and said. The file itself is only read.
 */
export async function salvage(job: SalvageJob, to: string): Promise<Salvaged> {
  const { dataDir, migrations, now, version } = job;
  const source = databaseFile(dataDir);
  if (!existsSync(source)) throw new AppError('salvage_nothing');
  const file = new PageFile(source);
  try {
    job.progress('count', 0, file.pages);
    const forms = tableForms(migrations, file.userVersion);
    const found = await findRows(file, forms, rootsOf(job, file), job.checkCancelled);
    const tables = found.tables.filter((t) => t.rows > 0);
    const rows = tables.reduce((sum, t) => sum + t.rows, 0);
    if (rows + found.unplacedRows === 0) throw new AppError('salvage_nothing');
    const facts = { rows, tables: tables.length, unreadableRows: found.tables.reduce((sum, t) => sum + t.unreadable, 0), lostPages: found.tables.reduce((sum, t) => sum + t.lost, 0), unplacedRows: found.unplacedRows };
    const about = aboutSalvage({ at: now, appVersion: version, newestBackup: listManifests(dataDir).manifests[0], ...facts, found: found.tables });
    await writeWhole(to, writeZip(filesOf(file, found, about, counterOf(job, rows * WAYS), { at: now, appVersion: version, ...facts }), new Date(now)));
    return { ...facts, bytes: statSync(to).size };
  } finally {
    file.close();
  }
}

/**
 * Where the file no longer says where a table begins, its newest backup does: a backup is a copy page for page, and a table
 * stays where it began. An index may since have been made anew, so that the file's own word goes before.
 */
function rootsOf({ dataDir }: SalvageJob, file: PageFile): Roots {
  const own = readRoots(file);
  const backup = listManifests(dataDir).manifests[0];
  if (!backup) return own;
  const copy = new PageFile(backupFile(dataDir, backup.seq));
  try {
    const then = readRoots(copy);
    if (own.size === 0) return then;
    for (const [name, root] of then) if (root.isTable && !own.has(name)) own.set(name, root);
    return own;
  } finally {
    copy.close();
  }
}

type Count = () => Promise<void>;
function counterOf(job: SalvageJob, total: number): Count {
  let done = 0;
  return async () => {
    done += 1;
    if (done % 5000 !== 0) return;
    job.progress('rows', done, total);
    await breathe();
    job.checkCancelled();
  };
}

function* filesOf(file: PageFile, found: Found, about: string, count: Count, facts: object): Generator<ZipFile> {
  const tables = found.tables.filter((t) => t.rows > 0);
  yield { name: 'README.txt', content: () => [about] };
  for (const table of tables) yield { name: `csv/${table.form.name}.csv`, content: () => counted(csvOf(table.form, rowsOf(file, table)), count) };
  if (found.unplaced.length > 0) yield { name: 'csv/_unplaced.csv', content: () => unplacedCsv(file, found) };
  yield { name: 'salvage.json', content: () => jsonOf(file, found, count, facts) };
}

async function* counted(pieces: Iterable<string>, count: Count): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await count();
  }
}

function unplacedCsv(file: PageFile, { unplaced, widest }: Found): Generator<string> {
  const columns = ['row', ...Array.from({ length: widest }, (_, i) => `value_${i + 1}`)].map((name) => ({ name, type: 'TEXT' }));
  function* rows(): Generator<Cell[]> {
    for (const { rowid, cells } of unplacedRowsOf(file, unplaced)) yield [rowid, ...cells, ...Array.from({ length: widest - cells.length }, () => null)];
  }
  return csvOf({ name: 'unplaced', hasRowid: true, columns }, rows());
}

async function* jsonOf(file: PageFile, found: Found, count: Count, facts: object): AsyncGenerator<string> {
  const tables = found.tables.filter((t) => t.rows > 0);
  const columns = Object.fromEntries(tables.map(({ form }) => [form.name, form.columns.map((c) => c.name)]));
  let text = `{"about":${JSON.stringify({ format: 'huitouke-salvage', version: 1, ...facts, columns })},\n${TABLES_LINE}\n`;
  for (const [i, table] of tables.entries()) {
    text += `${tableLine(table.form.name)}\n`;
    let left = table.rows;
    for (const row of rowsOf(file, table)) {
      left -= 1;
      text += `${rowLine(row)}${left > 0 ? ',' : ''}\n`;
      await count();
      if (text.length < PIECE) continue;
      yield text;
      text = '';
    }
    text += `${closingLine(i === tables.length - 1)}\n`;
  }
  yield `${text}${END_LINE}\n`;
}
