// P6: the reports over time, each asked for when everything in memory is stale (the data has just changed), beside DuckDB
// doing the same on the same tables; and all of them one after the other after one change. Results must be equal.
// node reports-child.ts <data folder> <rounds>
import { DuckDBInstance } from '@duckdb/node-api';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBackend } from '../../electron/backend/backend.ts';
import { makeReports, reportTables } from './reports.ts';

const root = join(import.meta.dirname, '..', '..');
const [dataDir = '', rounds = '3'] = process.argv.slice(2);
/** Tomorrow, so that it's no earlier day in any time zone: as the screens ask for today. An earlier day's metrics would be built first. */
const asOf = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1]!;

const temp = mkdtempSync(join(tmpdir(), 'huitouke-bench-'));
const raw = new Database(join(dataDir, 'huitouke.db'), { readonly: true });
const duck = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
for (const [table, select] of Object.entries(reportTables)) {
  const statement = raw.prepare(select).raw();
  const csv = join(temp, `${table}.csv`);
  writeFileSync(csv, [statement.columns().map((c) => c.name).join(','), ...Array.from(statement.iterate() as IterableIterator<unknown[]>, (row) => row.join(','))].join('\n'));
  await duck.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${csv}', all_varchar = false)`);
}
raw.close();
const ask = async (sql: string): Promise<unknown[][]> => (await duck.runAndReadAll(sql)).getRowsJS();

const backend = await startBackend({ dataDir, migrationsDir: join(root, 'migrations'), version: 'bench', threadUrl: pathToFileURL(join(root, 'dist/main/thread.mjs')), log: (line) => console.error(line) });
async function call(endpoint: string, input: unknown): Promise<unknown> {
  const reply = await backend.call(endpoint, input);
  if (!reply.ok) throw new Error(`${endpoint}: ${JSON.stringify(reply.error)}`);
  return reply.value;
}
let changes = 0;
/** Whatever was kept in memory is stale after it. */
const change = () => call('settings.save', { smsPriceMilli: 45 + (++changes % 2) });

const reports = makeReports(asOf);
const times = new Map(reports.map(({ name }) => [name, { ours: [] as number[], theirs: [] as number[] }]));
const together = { ours: [] as number[], theirs: [] as number[] };
for (let round = 0; round <= Number(rounds); round += 1) {
  let all = 0;
  for (const report of reports) {
    await change();
    let t = performance.now();
    const told = await call(report.endpoint, report.input);
    const ours = performance.now() - t;
    t = performance.now();
    const found = await report.reference(ask, told);
    const theirs = performance.now() - t;
    all += theirs;
    const [mine, reference] = [JSON.stringify(report.compared(told)), JSON.stringify(found)];
    if (mine !== reference) throw new Error(`wrong result: ${report.name} is ${mine.slice(0, 600)}, DuckDB says ${reference.slice(0, 600)}`);
    if (round === 0) continue; // a warm-up
    times.get(report.name)!.ours.push(ours);
    times.get(report.name)!.theirs.push(theirs);
  }
  await change();
  const t = performance.now();
  for (const { endpoint, input } of reports) await call(endpoint, input);
  if (round === 0) continue;
  together.ours.push(performance.now() - t);
  together.theirs.push(all);
}
await backend.close();
rmSync(temp, { recursive: true, force: true });
console.log(JSON.stringify({ reports: [...times, ['all seven after one change', together] as const].map(([name, { ours, theirs }]) => ({ name, ours: median(ours), duck: median(theirs) })) }));
