// P8: a campaign for 50,000 people is locked (exclusions, split, words) and its list written, beside a plain write of the
// same rows: each put into a bare table, each line into a file. On a copy of the data folder each round, since a lock is for ever. Exclusions and words are looked at once
// before, as the screens do, and then again by the lock itself.
// node lock-child.ts <data folder> <rounds>
import Database from 'better-sqlite3';
import { closeSync, cpSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBackend } from '../../electron/backend/backend.ts';

const root = join(import.meta.dirname, '..', '..');
const [dataDir = '', rounds = '3'] = process.argv.slice(2);
const PEOPLE = 50_000;
const TEXT = '{{ customer.name | default: "亲" }}您好，距上次到店已有{{ customer.last_order_days }}天，为您留了满100减10的券，本周有效。';

const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1]!;
const runs: Record<'draft' | 'lock' | 'list' | 'table' | 'plain', number[]> = { draft: [], lock: [], list: [], table: [], plain: [] };
let rows = 0;
for (let round = 0; round <= Number(rounds); round++) {
  const folder = mkdtempSync(join(tmpdir(), 'huitouke-bench-lock-'));
  const copy = join(folder, 'data');
  cpSync(dataDir, copy, { recursive: true });
  const db = new Database(join(copy, 'huitouke.db'), { readonly: true });
  const people = db.prepare('SELECT count(*) FROM customer_metrics WHERE shop_id = 0').pluck().get() as number;
  const least = db.prepare('SELECT net_minor FROM customer_metrics WHERE shop_id = 0 ORDER BY net_minor DESC LIMIT 1 OFFSET ?').pluck().get(Math.min(PEOPLE, people - 1)) as number;
  db.close();

  const backend = await startBackend({ dataDir: copy, migrationsDir: join(root, 'migrations'), version: 'bench', threadUrl: pathToFileURL(join(root, 'dist/main/thread.mjs')), log: (line) => console.error(line) });
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each endpoint answers with its own shape
  const call = async <T>(endpoint: string, input: unknown): Promise<{ value: T; ms: number }> => {
    const t = performance.now();
    const reply = await backend.call(endpoint, input);
    if (!reply.ok) throw new Error(`${endpoint}: ${JSON.stringify(reply.error)}`);
    return { value: reply.value as T, ms: performance.now() - t };
  };
  const rule = { combinator: 'and', rules: [{ field: 'net_total', operator: '>=', value: least / 100 }] };
  const { value: draft } = await call<{ campaignId: number }>('campaigns.create', { name: 'bench', channel: 'sms', rule, text: TEXT, holdoutShare: 0.2, basis: 'customers' });
  const campaign = { campaignId: draft.campaignId };
  const audience = await call('campaigns.audience', campaign);
  const lock = await call<{ treated: number; heldOut: number }>('campaigns.lock', { ...campaign, seed: 7 });
  const path = join(folder, 'list.csv');
  const list = await call<{ rows: number }>('campaigns.export', { ...campaign, preset: 'generic-csv', to: backend.files.add(path) });
  await backend.close();
  if (list.value.rows !== lock.value.treated) throw new Error(`wrong result: ${list.value.rows} rows for ${lock.value.treated} people`);
  rows = list.value.rows;

  const stored = new Database(join(copy, 'huitouke.db'), { readonly: true });
  const members = stored.prepare('SELECT * FROM campaign_members WHERE campaign_id = ?').raw().all(draft.campaignId) as unknown[][];
  stored.close();
  const lines = readFileSync(path, 'utf8').match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const t = performance.now();
  const bare = new Database(join(folder, 'plain.db'));
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  bare.exec(`CREATE TABLE members (${members[0]!.map((_, i) => `c${i}`).join(', ')})`);
  const insert = bare.prepare(`INSERT INTO members VALUES (${members[0]!.map(() => '?').join(', ')})`);
  bare.exec('BEGIN');
  for (const row of members) insert.run(...row);
  bare.exec('COMMIT');
  const table = performance.now() - t;
  const file = openSync(join(folder, 'plain.csv'), 'w');
  for (const line of lines) writeSync(file, line);
  fsyncSync(file);
  closeSync(file);
  const plain = performance.now() - t;
  bare.close();
  rmSync(folder, { recursive: true });
  if (round === 0) continue; // a warm-up
  for (const [key, ms] of Object.entries({ draft: audience.ms, lock: lock.ms, list: list.ms, table, plain })) runs[key as keyof typeof runs].push(ms);
}
console.log(JSON.stringify({ rows, draftMs: median(runs.draft), lockMs: median(runs.lock), listMs: median(runs.list), tableMs: median(runs.table), plainMs: median(runs.plain) }));
