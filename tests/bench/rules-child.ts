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
const csv = join(temp, 'people.csv');
const rows = raw.prepare('SELECT c.id, c.nick, c.name, c.phone, c.province, c.city, m.orders, m.net_minor, m.first_day, m.last_day, m.interval_days, m.refund_minor, m.paid_minor FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0').raw().all() as unknown[][];
writeFileSync(csv, ['id,nick,name,phone,province,city,orders,net_minor,first_day,last_day,interval_days,refund_minor,paid_minor', ...rows.map((r) => r.join(','))].join('\n'));
raw.close();
const duck = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
await duck.run(`CREATE TABLE people AS SELECT * FROM read_csv('${csv}', all_varchar = false)`);

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
    const counted = Number((await duck.runAndReadAll(`SELECT count(*) FROM people WHERE ${where}`)).getRows()[0]![0]);
    await duck.runAndReadAll(`SELECT * FROM people WHERE ${where} LIMIT 20`);
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
console.log(JSON.stringify({ p50: at(ours, 0.5), p95: at(ours, 0.95), duckP50: at(theirs, 0.5), duckP95: at(theirs, 0.95), rules: rules.length, customers: rows.length }));
