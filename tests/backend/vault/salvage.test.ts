import Papa from 'papaparse';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WriteDb } from '../../../electron/backend/db/executor.ts';
import { openScan, openWriter } from '../../../electron/backend/db/open.ts';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { runImport } from '../../../electron/backend/imports/run-import.ts';
import { rowLine } from '../../../electron/backend/vault/open-formats/export-json.ts';
import { openExport } from '../../../electron/backend/vault/open-formats/read-export.ts';
import { listTables, readTable } from '../../../electron/backend/vault/open-formats/tables.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { salvage } from '../../../electron/backend/vault/salvage/salvage.ts';
import { makeExports, mulberry } from '../../bench/make-exports.ts';
import { formulaPayloads, runsAsFormula } from '../formula-payloads.ts';
import { backUp, fillDatabase, migrations } from './bare-folder.ts';
import { unzip } from './unzip.ts';

const PAGE = 8192;
const home = mkdtempSync(join(tmpdir(), 'huitouke-salvage-'));
const pristine = join(home, 'pristine');
const out = join(home, 'out.zip');
afterAll(() => rmSync(home, { recursive: true, force: true }));

const still = { progress: () => undefined, checkCancelled: () => undefined };
type Rows = Map<string, Set<string>>;
let truth: Rows = new Map();
let whole = Buffer.alloc(0);

/** Every row that SQLite itself reads, by table. */
function rowsBySqlite(dir: string): Rows {
  const db = openScan(databaseFile(dir));
  try {
    return new Map(listTables(db).map((table) => [table.name, new Set([...readTable(db, table)].map(rowLine))]));
  } finally {
    db.close();
  }
}

beforeAll(async () => {
  cpSync(mkdtempSync(join(tmpdir(), 'huitouke-salvage-')), pristine, { recursive: true });
  const { orderFile } = makeExports(home, { customers: 400, orders: 2500 }, 0);
  fillDatabase(pristine, 30);
  const connection = openWriter(databaseFile(pristine));
  const db = new WriteDb(connection);
  await runImport({ db, now: 0, files: [{ path: orderFile, name: 'orders.csv' }], input: {}, parse: parseFiles, ...still }, 'run');
  formulaPayloads.forEach((text, i) => db.run('UPDATE customers SET note = :text WHERE id = :id', { text, id: i + 1 }));
  // Rows that go on in pages of their own, and values at the ends of what a column holds.
  db.run('UPDATE customers SET note = :text WHERE id = 70', { text: '长'.repeat(40_000) });
  db.run('UPDATE orders SET paid_minor = :most WHERE id = 7', { most: Number.MAX_SAFE_INTEGER });
  db.run('UPDATE orders SET paid_minor = -9007199254740991 WHERE id = 8');
  connection.close();
  await backUp(pristine);
  truth = rowsBySqlite(pristine);
  whole = readFileSync(databaseFile(pristine));
});

interface Outcome {
  report: Awaited<ReturnType<typeof salvage>>;
  rows: Rows;
  files: Map<string, Buffer>;
}
/** A folder with this in the database's place, and what is read out of it. */
async function salvageOf(bytes: Buffer, options: { backups?: boolean; wal?: Buffer } = {}): Promise<Outcome> {
  const dir = join(home, 'victim');
  rmSync(dir, { recursive: true, force: true });
  cpSync(pristine, dir, { recursive: true });
  for (const end of ['-wal', '-shm']) rmSync(databaseFile(dir) + end, { force: true });
  if (options.backups === false) rmSync(join(dir, 'backups'), { recursive: true });
  writeFileSync(databaseFile(dir), bytes);
  if (options.wal) writeFileSync(`${databaseFile(dir)}-wal`, options.wal);
  rmSync(out, { force: true });
  const report = await salvage({ dataDir: dir, migrations, version: '1.2.3', now: Date.UTC(2026, 10, 26), ...still }, out);
  expect(readFileSync(databaseFile(dir)).equals(bytes), 'the damaged file was changed').toBe(true);
  const files = unzip(out);
  const { tables } = JSON.parse(files.get('salvage.json')!.toString('utf8')) as { tables: Record<string, unknown[][]> };
  const rows: Rows = new Map(Object.entries(tables).map(([name, list]) => [name, new Set(list.map((row) => JSON.stringify(row)))]));
  expect([...rows.values()].reduce((sum, set) => sum + set.size, 0), 'a row twice, or more said than written').toBe(report.rows);
  return { report, rows, files };
}
const missing = (rows: Rows): string[] => [...truth].flatMap(([name, set]) => [...set].filter((row) => !rows.get(name)?.has(row)).map(() => name));
const invented = (rows: Rows): string[] => [...rows].flatMap(([name, set]) => [...set].filter((row) => !truth.get(name)?.has(row)).map((row) => `${name} ${row}`));
const losses = ({ report }: Outcome) => report.unreadableRows + report.lostPages + report.unplacedRows;
const zeroed = (from: number, to: number): Buffer => Buffer.from(whole).fill(0, from, to);

test('of a whole database it reads what SQLite reads, every row of every table', async () => {
  const found = await salvageOf(whole);
  expect(missing(found.rows)).toEqual([]);
  expect(invented(found.rows)).toEqual([]);
  expect(losses(found)).toBe(0);
  expect([...truth.values()].filter((set) => set.size > 0).length).toBe(found.report.tables);
  expect(found.report.tables).toBeGreaterThanOrEqual(10);
  expect(found.files.get('README.txt')!.toString('utf8')).toContain('Every table is whole.');
});

test('with the header gone, and with the whole first page gone while there is a backup: still all of it', async () => {
  for (const bytes of [zeroed(0, 100), zeroed(0, PAGE)]) {
    const found = await salvageOf(bytes);
    expect(missing(found.rows)).toEqual([]);
    expect(invented(found.rows)).toEqual([]);
  }
});

test('with the first page gone and no backup left, tables are told by what stands on their pages, and the rest is said', async () => {
  const found = await salvageOf(zeroed(0, PAGE), { backups: false });
  expect(invented(found.rows)).toEqual([]);
  for (const name of ['orders', 'customers', 'accounts']) expect(found.rows.get(name)?.size, name).toBe(truth.get(name)!.size);
  expect(losses(found)).toBeGreaterThan(0);
  if (found.report.unplacedRows > 0) expect(found.files.has('csv/_unplaced.csv')).toBe(true);
});

test('with a page gone that says where tables begin, while there is a backup: still all of it', async () => {
  const db = openScan(databaseFile(pristine));
  const pages = db.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema' AND pagetype = 'leaf'").pluck().all() as number[];
  db.close();
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(missing((await salvageOf(zeroed((page - 1) * PAGE, page * PAGE))).rows), `page ${page}`).toEqual([]);
});

test('any page gone: what isn’t on it is read, nothing is made up, and what is missing is said', async () => {
  const random = mulberry(4);
  const pages = whole.length / PAGE;
  const db = openScan(databaseFile(pristine));
  const withRows = db.prepare("SELECT s.pageno - 1 FROM dbstat s JOIN sqlite_schema t ON t.name = s.name AND t.type = 'table' WHERE s.pagetype = 'leaf' AND s.ncell > 0").pluck().all() as number[];
  db.close();
  let harmed = 0;
  for (let i = 0; i < 45; i++) {
    // Most pages of a small shop are of tables and indexes without a row: every third is one with rows.
    const page = i % 3 === 0 ? withRows[Math.floor(random() * withRows.length)]! : 1 + Math.floor(random() * (pages - 1));
    const bytes = Buffer.from(whole);
    if (i % 2 === 0) bytes.fill(0, page * PAGE, (page + 1) * PAGE);
    else for (let at = page * PAGE; at < (page + 1) * PAGE; at++) bytes[at] = Math.floor(random() * 256);
    const found = await salvageOf(bytes);
    const gone = missing(found.rows);
    const name = `page ${page + 1}`;
    expect(invented(found.rows), name).toEqual([]);
    expect(gone.length <= PAGE / 4, `${name}: ${gone.length} rows are missing`).toBe(true);
    if (gone.length === 0) continue;
    harmed += 1;
    expect(new Set(gone).size, `${name}: ${[...new Set(gone)].join()}`).toBe(1);
    expect(losses(found), name).toBeGreaterThan(0);
    const table = gone[0]!;
    expect(found.files.get('README.txt')!.toString('utf8'), name).toMatch(new RegExp(`^  ${table}: \\d+ / \\d+ / \\d+`, 'm'));
  }
  expect(harmed).toBeGreaterThan(10);
});

test('cut short, and full of flipped bits: no exception, and most of it is there', async () => {
  const cut = await salvageOf(whole.subarray(0, PAGE * Math.floor((whole.length / PAGE) * 0.85) + 100));
  expect(invented(cut.rows)).toEqual([]);
  expect(cut.report.rows).toBeGreaterThan([...truth.values()].reduce((sum, set) => sum + set.size, 0) * 0.3);
  expect(losses(cut)).toBeGreaterThan(0);
  const random = mulberry(7);
  for (let i = 0; i < 5; i++) {
    const bytes = Buffer.from(whole);
    for (let flips = 0; flips < 200; flips++) bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
    const found = await salvageOf(bytes);
    expect(found.report.rows).toBeGreaterThan([...truth.values()].reduce((sum, set) => sum + set.size, 0) * 0.6);
  }
});

test('what a crash has left in the log is read too, up to the first frame that isn’t whole', async () => {
  const dir = mkdtempSync(join(home, 'crash-'));
  cpSync(databaseFile(pristine), databaseFile(dir));
  const db = openWriter(databaseFile(dir));
  db.pragma('wal_autocheckpoint = 0');
  db.exec("UPDATE customers SET note = 'in the log' WHERE id <= 20");
  db.exec("UPDATE customers SET note = 'later' WHERE id <= 10");
  const [wal, main] = [readFileSync(`${databaseFile(dir)}-wal`), readFileSync(databaseFile(dir))];
  db.close();
  const notes = async (log: Buffer) => {
    const { rows } = await salvageOf(Buffer.from(main).fill(0, 0, 100), { wal: log });
    const all = [...rows.get('customers')!];
    return ['"in the log"', '"later"'].map((word) => all.filter((row) => row.includes(word)).length);
  };
  expect(await notes(wal)).toEqual([10, 10]);
  const flipped = Buffer.from(wal);
  flipped[flipped.length - 100]! ^= 1;
  expect(await notes(flipped)).toEqual([20, 0]);
  expect(await notes(Buffer.alloc(40))).toEqual([0, 0]);
});

test('the tables are safe to open in a spreadsheet, say what they are, and are not taken for an export of everything', async () => {
  const { files, report } = await salvageOf(zeroed(3 * PAGE, 5 * PAGE));
  for (const [name, bytes] of files) {
    if (!name.startsWith('csv/')) continue;
    const { data } = Papa.parse<string[]>(bytes.toString('utf8').slice(1), { newline: '\r\n', skipEmptyLines: true });
    expect(data.flat().filter(runsAsFormula), name).toEqual([]);
  }
  const about = files.get('README.txt')!.toString('utf8');
  expect(about).toContain(`读出 ${report.tables} 张表，${report.rows} 行`);
  expect(about).toContain(`Whole pages lost: ${report.lostPages}`);
  expect(about).toContain('2530'); // orders in the newest backup, to compare
  if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600);
  await expect(openExport({ dataDir: mkdtempSync(join(home, 'other-')), migrations, ...still }, out)).rejects.toMatchObject({ code: 'export_not_ours' });
});

test('where nothing can be read, that is said, and no file is left', async () => {
  for (const bytes of [Buffer.from('订单号,买家\n'.repeat(5000)), Buffer.alloc(whole.length), Buffer.alloc(0), whole.subarray(0, 50)]) {
    await expect(salvageOf(bytes, { backups: false })).rejects.toMatchObject({ code: 'salvage_nothing' });
    expect(existsSync(out)).toBe(false);
  }
});
