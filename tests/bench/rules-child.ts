// P5: sixty rules through segments.count (count and first page) beside DuckDB on the same tables, in turns.
// node rules-child.ts <data folder>
import { DuckDBInstance } from '@duckdb/node-api';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBackend } from '../../electron/backend/backend.ts';
import { makeRules, toDuckDb } from './rules.ts';

const root = join(import.meta.dirname, '..', '..');
const [dataDir = ''] = process.argv.slice(2);
const asOf = '2026-11-22';
const rules = makeRules();

const raw = new Database(join(dataDir, 'huitouke.db'), { readonly: true });
const temp = mkdtempSync(join(tmpdir(), 'huitouke-bench-'));
const duck = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
const tables = {
  customers: 'SELECT id, nick, name, phone, phone_quality, province, city FROM customers',
  customer_metrics: 'SELECT customer_id, shop_id, orders, purchase_days, net_minor, first_day, last_day, interval_days, refund_minor, paid_minor, discount_minor, gross_minor FROM customer_metrics',
};
for (const [table, select] of Object.entries(tables)) {
  const statement = raw.prepare(select).raw();
  const csv = join(temp, `${table}.csv`);
  writeFileSync(csv, [statement.columns().map((c) => c.name), ...(statement.all() as unknown[][])].map((row) => row.join(',')).join('\n'));
  await duck.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${csv}', all_varchar = false)`);
}
const customers = raw.prepare('SELECT count(*) FROM customers').pluck().get() as number;
raw.close();
const from = 'FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0';

const backend = await startBackend({ dataDir, migrationsDir: join(root, 'migrations'), version: 'bench', threadUrl: pathToFileURL(join(root, 'dist/main/thread.mjs')), log: (line) => console.error(line) });
const ours: number[] = [];
const theirs: number[] = [];
for (let round = 0; round < 4; round++) {
  for (const rule of rules) {
    let t = performance.now();
    const reply = await backend.call('segments.count', { rule, asOf });
    const mine = performance.now() - t;
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    const where = toDuckDb(rule, asOf);
    t = performance.now();
    const counted = Number((await duck.runAndReadAll(`SELECT count(*) ${from} WHERE ${where}`)).getRows()[0]![0]);
    await duck.runAndReadAll(`SELECT * ${from} WHERE ${where} LIMIT 20`);
    const reference = performance.now() - t;
    const { count } = reply.value as { count: number };
    if (count !== counted) throw new Error(`wrong result: ${count} against ${counted} for ${JSON.stringify(rule)}`);
    if (round > 0) {
      ours.push(mine);
      theirs.push(reference);
    }
  }
}
await backend.close();
rmSync(temp, { recursive: true, force: true });
const at = (list: number[], share: number) => list.toSorted((a, b) => a - b)[Math.floor(list.length * share)]!;
console.log(JSON.stringify({ p50: at(ours, 0.5), p95: at(ours, 0.95), duckP50: at(theirs, 0.5), duckP95: at(theirs, 0.95), rules: rules.length, customers }));
