// P6: the reports over time, beside DuckDB doing the same on tables that it holds; results must be equal. Each is asked for on
// held columns: the data has just changed, and the report as of the day after has been asked for, so that orders, lines and
// metrics are in memory, and nothing that this day's report works out of them. All seven one after the other after one
// change read the columns too; what that takes more than the seven on held columns is the reading, and stands beside the
// making of DuckDB's tables from the same file.
// node reports-child.ts <data folder> <rounds>
import { DuckDBInstance } from '@duckdb/node-api';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addDays } from '../../shared/lib/dates.ts';
import { startBackend } from '../../electron/backend/backend.ts';
import { makeReports, reportTables } from './reports.ts';

const root = join(import.meta.dirname, '..', '..');
const [dataDir = '', rounds = '3'] = process.argv.slice(2);
/** Tomorrow, so that it's no earlier day in any time zone: as the screens ask for today. An earlier day's metrics would be built first. */
const asOf = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1]!;

const temp = mkdtempSync(join(tmpdir(), 'huitouke-bench-'));
const duck = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
async function loadTables(): Promise<void> {
  const raw = new Database(join(dataDir, 'huitouke.db'), { readonly: true });
  for (const [table, select] of Object.entries(reportTables)) {
    const statement = raw.prepare(select).raw();
    const csv = join(temp, `${table}.csv`);
    writeFileSync(csv, [statement.columns().map((c) => c.name).join(','), ...Array.from(statement.iterate() as IterableIterator<unknown[]>, (row) => row.join(','))].join('\n'));
    await duck.run(`CREATE OR REPLACE TABLE ${table} AS SELECT * FROM read_csv('${csv}', all_varchar = false)`);
  }
  raw.close();
}
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

const keys = ['ours', 'duck', 'oursCpu', 'duckCpu'] as const;
type Taken = Record<(typeof keys)[number], number[]>;
function add(to: Taken, one: Record<(typeof keys)[number], number>): void {
  for (const key of keys) to[key].push(one[key]);
}
const taken = (): Taken => ({ ours: [], duck: [], oursCpu: [], duckCpu: [] });
/** Milliseconds on the clock, and of the processors in all threads. */
async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number; cpuMs: number }> {
  const [t, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const ms = performance.now() - t;
  const { user, system } = process.cpuUsage(cpu);
  return { value, ms, cpuMs: (user + system) / 1000 };
}

const reports = makeReports(asOf);
const dayAfter = addDays(asOf, 1);
const times = new Map(reports.map(({ name }) => [name, taken()]));
const [together, reading] = [taken(), taken()];
for (let round = 0; round <= Number(rounds); round += 1) {
  const tables = await timed(loadTables);
  const sum = { ours: 0, duck: 0, oursCpu: 0, duckCpu: 0 };
  for (const report of reports) {
    await change();
    await call(report.endpoint, { ...report.input, asOf: dayAfter });
    const told = await timed(() => call(report.endpoint, report.input));
    const found = await timed(() => report.reference(ask, told.value));
    const [mine, reference] = [JSON.stringify(report.compared(told.value)), JSON.stringify(found.value)];
    if (mine !== reference) throw new Error(`wrong result: ${report.name} is ${mine.slice(0, 600)}, DuckDB says ${reference.slice(0, 600)}`);
    const one = { ours: told.ms, duck: found.ms, oursCpu: told.cpuMs, duckCpu: found.cpuMs };
    for (const key of keys) {
      sum[key] += one[key];
      if (round > 0) times.get(report.name)![key].push(one[key]); // the first is a warm-up
    }
  }
  await change();
  const all = await timed(async () => {
    for (const { endpoint, input } of reports) await call(endpoint, input);
  });
  if (round === 0) continue;
  add(together, { ...sum, ours: all.ms, oursCpu: all.cpuMs });
  add(reading, { ours: all.ms - sum.ours, oursCpu: all.cpuMs - sum.oursCpu, duck: tables.ms, duckCpu: tables.cpuMs });
}
await backend.close();
rmSync(temp, { recursive: true, force: true });
const told = ([name, { ours, duck: theirs, oursCpu, duckCpu }]: readonly [string, Taken]) => ({ name, ours: median(ours), duck: median(theirs), oursCpu: median(oursCpu), duckCpu: median(duckCpu) });
console.log(JSON.stringify({ reports: [...times, ['reading orders, lines and metrics once after a change; DuckDB its tables, by way of CSV', reading] as const, ['all seven after one change, reading included; DuckDB the seven without', together] as const].map(told) }));
