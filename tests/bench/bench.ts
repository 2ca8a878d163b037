// npm run bench [-- --size s|m|l] [--rounds 3]: P1, P2, P3 and P5 to P12 beside their references, in one run. Fails on
// wrong results, never on time: the bars are for reading.
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, statSync, truncateSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeExports, sizes, type Made } from './make-exports.ts';

const { values } = parseArgs({ options: { size: { type: 'string', default: 's' }, rounds: { type: 'string', default: '3' } } });
const rounds = Number(values.rounds);
/** Days that P3 isn't measured on: what reads them is still getting into its stride. */
const WARM_UP_DAYS = 3;
const here = import.meta.dirname;
if (!existsSync(join(here, '../../dist/main/thread.mjs'))) throw new Error('run `npm run build` first');

interface ImportRun {
  cpuSeconds: number;
  wallSeconds: number;
  worstGapMs: number;
  idleGapMs: number;
  peakRssMb: number;
  /** Once the app has been closed, with the backup that it makes then. */
  peakWithBackupMb: number;
  reports: { rows: number; rowsAdded: number; rowsUnchanged: number; rowsRejected: number; ordersNew: number; customersNew: number; linesNew: number }[];
}
interface Frames {
  frames: number;
  longest: number;
  over50: number;
}
interface Report {
  name: string;
  ours: number;
  duck: number;
  oursCpu: number;
  duckCpu: number;
}
interface Screen {
  loadedMs: number;
  emptyMs: number;
  blank: Frames;
  scrolled: Frames;
  switched: Frames;
}
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each child prints its own shape
function child<T>(script: string, ...args: string[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(here, script), ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as T;
}
const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1]!;
function equal(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`wrong result: ${what} is ${JSON.stringify(found)}, wanted ${JSON.stringify(expected)}`);
}

/** The file without its last row: other bytes, nothing new in them. */
function changedCopy(file: string, folder: string): string {
  const copy = join(folder, `again-${basename(file)}`);
  cpSync(file, copy);
  const bytes = statSync(copy).size;
  const tail = Buffer.alloc(4096);
  const handle = openSync(copy, 'r');
  readSync(handle, tail, 0, 4096, bytes - 4096);
  closeSync(handle);
  truncateSync(copy, bytes - 4096 + tail.lastIndexOf('\n', 4094) + 1);
  return copy;
}

interface Day {
  cpuSeconds: number;
  wallSeconds: number;
  reports: ImportRun['reports'];
}

/** P3: day after day in one process. Each must have come in whole, and the metrics say what the orders do. */
function measureDays(folder: string, dataDir: string, { days, dayOrders }: Made): { first: Day; warm: Day[]; reference: { cpuSeconds: number; wallSeconds: number } } {
  const run = child<Day[]>('days-child.ts', dataDir, ...days.flatMap((d) => [d.orderFile, d.itemFile]));
  equal('orders and lines of each day', run.map((d) => [d.reports[0]?.ordersNew, d.reports[1]?.rowsAdded]), days.map((d) => [dayOrders, d.lines]));
  const db = new Database(join(dataDir, 'huitouke.db'), { readonly: true });
  const sums = (sql: string) => db.prepare(sql).raw().get();
  equal('metrics after the days', sums('SELECT sum(orders), sum(net_minor), sum(purchase_days) FROM customer_metrics WHERE shop_id = 0'), sums('SELECT count(*), sum(net_minor), count(DISTINCT account_id || day) FROM orders WHERE is_valid'));
  db.close();
  const measured = days.slice(WARM_UP_DAYS);
  // All in one go, for one day is too short for the clock of a child's CPU.
  const raw = child<{ cpuSeconds: number; wallSeconds: number }>('reference-child.ts', join(folder, 'days.db'), ...measured.flatMap((d) => [`${d.orderFile}.utf8`, `${d.itemFile}.utf8`]));
  return { first: run[0]!, warm: run.slice(WARM_UP_DAYS), reference: { cpuSeconds: raw.cpuSeconds / measured.length, wallSeconds: raw.wallSeconds / measured.length } };
}

/** What came out must be what went in, also by plain SQL over the reference's raw text. */
function check(dataDir: string, reference: string, made: Made, run: ImportRun): void {
  const [orders, items] = run.reports;
  equal('rows of the order file', orders?.rowsAdded, made.orders);
  equal('rows of the item file', items?.rowsAdded, made.lines);
  equal('customers', orders?.customersNew, made.buyers);
  const db = new Database(join(dataDir, 'huitouke.db'), { readonly: true });
  equal('valid orders', db.prepare('SELECT count(*) FROM orders WHERE is_valid').pluck().get(), made.validOrders);
  equal('net', db.prepare('SELECT sum(net_minor) FROM orders').pluck().get(), made.netMinor);
  equal('metrics', db.prepare('SELECT sum(orders) FROM customer_metrics WHERE shop_id = 0').pluck().get(), made.validOrders);
  db.close();
  const raw = new Database(reference, { readonly: true });
  equal('reference rows', raw.prepare('SELECT (SELECT count(*) FROM t0) + (SELECT count(*) FROM t1)').pluck().get(), made.orders + made.lines);
  raw.close();
}

function measure(size: string) {
  const folder = mkdtempSync(join(tmpdir(), `huitouke-bench-${size}-`));
  try {
    const made = makeExports(folder, sizes[size]!, WARM_UP_DAYS + rounds);
    const files = [made.orderFile, made.itemFile];
    const data = join(folder, 'data');
    const first: ImportRun[] = [];
    const again: ImportRun[] = [];
    const differing: ImportRun[] = [];
    const reference: { name: string; cpuSeconds: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      rmSync(data, { recursive: true, force: true });
      mkdirSync(data);
      const raw = child<{ name: string; cpuSeconds: number }>('reference-child.ts', join(folder, 'reference.db'), ...files.map((f) => `${f}.utf8`));
      const run = child<ImportRun>('import-child.ts', data, ...files);
      check(data, join(folder, 'reference.db'), made, run);
      const copy = join(folder, 'copy');
      rmSync(copy, { recursive: true, force: true });
      cpSync(data, copy, { recursive: true });
      const second = child<ImportRun>('import-child.ts', copy, ...files);
      equal('rows added by the same files', second.reports.map((r) => [r.rowsAdded, r.rowsUnchanged]), run.reports.map((r) => [0, r.rowsAdded]));
      const other = [made.orderFile, made.itemFile].map((file) => changedCopy(file, folder));
      const changed = child<ImportRun>('import-child.ts', copy, ...other);
      equal('rows unchanged in files that differ in their last row', changed.reports.map((r) => [r.rowsAdded, r.rowsUnchanged]), run.reports.map((r) => [0, r.rowsAdded - 1]));
      if (round === 0) continue; // a warm-up
      reference.push(raw);
      first.push(run);
      again.push(second);
      differing.push(changed);
    }
    const days = measureDays(folder, join(folder, 'copy'), made);
    const rules = child<{ p50: number; p95: number; duckP50: number; duckP95: number; customers: number }>('rules-child.ts', data);
    const { reports } = child<{ reports: Report[] }>('reports-child.ts', data, String(rounds));
    const screen = child<Screen>('screen-child.ts', data);
    const lock = child<{ rows: number; draftMs: number; lockMs: number; listMs: number; tableMs: number; plainMs: number }>('lock-child.ts', data, String(rounds));
    const cpu = (list: { cpuSeconds: number }[]) => median(list.map((x) => x.cpuSeconds));
    return { made, rules, reports, screen, lock, referenceName: reference[0]!.name, p1: cpu(first), p1Reference: cpu(reference), p1Wall: median(first.map((x) => x.wallSeconds)), p2: cpu(again), p2Changed: cpu(differing), days, p3: cpu(days.warm), p3Wall: median(days.warm.map((d) => d.wallSeconds)), peakRssMb: median(first.map((x) => x.peakRssMb)), peakWithBackupMb: median(first.map((x) => x.peakWithBackupMb)), gap: median(first.map((x) => x.worstGapMs)), idle: median(first.map((x) => x.idleGapMs)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const fit = child<{ ours: number; reference: number; evaluations: number }>('fit-child.ts');
const smaller: Record<string, string> = { s: 'xs', m: 's', l: 'm' };
const m = measure(values.size);
const s = measure(smaller[values.size]!);
const growth = sizes[values.size]!.orders / sizes[smaller[values.size]!]!.orders;
const n = (x: number, digits = 2) => x.toFixed(digits);
const rows: string[][] = [
  ['id', 'work', 'ours', 'reference', 'ratio', 'first bar'],
  ['P1', `import ${m.made.orders} orders, ${m.made.lines} lines, ${Math.round(m.made.bytes / 1e6)} MB GB18030, CPU s (wall ${n(m.p1Wall)})`, n(m.p1), `${n(m.p1Reference)} ${m.referenceName}`, n(m.p1 / m.p1Reference), '≤ 2.5'],
  ['P2', 'the same again, CPU s', n(m.p2), `${n(m.p1)} P1`, n(m.p2 / m.p1), '≤ 0.6'],
  ['P2', 'the same without the last row of each, read as new files, CPU s', n(m.p2Changed), `${n(m.p1)} P1`, n(m.p2Changed / m.p1), '≤ 0.6'],
  ['P3', `the day's files, ${m.made.dayOrders} orders, into it once some have been read, CPU s`, n(m.p3), n(m.days.reference.cpuSeconds, 3), n(m.p3 / m.days.reference.cpuSeconds), '≤ 8'],
  ['P3', 'the same, s', n(m.p3Wall), n(m.days.reference.wallSeconds, 3), n(m.p3Wall / m.days.reference.wallSeconds), '≤ 8'],
  ['P3', `the same as the first of a session, CPU s (${n(m.days.first.wallSeconds)} s)`, n(m.days.first.cpuSeconds), n(m.days.reference.cpuSeconds, 3), n(m.days.first.cpuSeconds / m.days.reference.cpuSeconds), ''],
  ['P4', `peak memory of P1, MB (with the backup after it: ${n(m.peakWithBackupMb, 0)})`, n(m.peakRssMb, 0), '', '', '≤ 700'],
  ['P5', `60 rules on ${m.rules.customers} customers, p50 ms`, n(m.rules.p50), `${n(m.rules.duckP50)} DuckDB`, n(m.rules.p50 / m.rules.duckP50), '≤ 0.3'],
  ['P5', 'the same, p95 ms', n(m.rules.p95), `${n(m.rules.duckP95)} DuckDB`, n(m.rules.p95 / m.rules.duckP95), '≤ 0.3'],
  ...m.reports.map(({ name, ours, duck, oursCpu, duckCpu }, i) => ['P6', `${name}${i < m.reports.length - 2 ? ', on columns held' : ''}, ms (CPU ${n(oursCpu, 0)})`, n(ours, 0), `${n(duck, 0)} DuckDB (CPU ${n(duckCpu, 0)})`, n(ours / duck), '≤ 1.0']),
  ['P7', `BG/NBD fitted to 100000 customers, ${fit.evaluations} evaluations, CPU s`, n(fit.ours), `${n(fit.reference)} plain likelihood`, n(fit.ours / fit.reference), '≤ 0.1'],
  ['P8', `a campaign locked and its list of ${m.lock.rows} rows written, ms (before: its draft judged ${n(m.lock.draftMs, 0)})`, n(m.lock.lockMs + m.lock.listMs, 0), `${n(m.lock.plainMs, 0)} the same rows written plainly, one by one (${n(m.lock.tableMs, 0)} of it into a table)`, n((m.lock.lockMs + m.lock.listMs) / m.lock.plainMs), '≤ 10'],
  ['P9', 'longest gap of a 10 ms timer in the host during P1, ms', n(m.gap, 0), `${n(m.idle, 0)} idle`, '', '≤ 50 ms'],
  ['P10', 'from the command to the first screen, shop loaded, ms', n(m.screen.loadedMs, 0), `${n(m.screen.emptyMs, 0)} empty`, n(m.screen.loadedMs / m.screen.emptyMs), '≤ 1.3'],
  ['P11', `growth of P1, ×${growth} the orders`, n(m.p1 / s.p1), '', '', '≤ 13'],
  ['P11', `growth of P3, ×${growth}`, n(m.p3 / s.p3), '', '', '≤ 13'],
  ['P11', `growth of P5 (p50), ×${growth}`, n(m.rules.p50 / s.rules.p50), '', '', '≤ 13'],
  ['P11', `growth of P6 (all seven), ×${growth}`, n(m.reports.at(-1)!.ours / s.reports.at(-1)!.ours), '', '', '≤ 13'],
  ['P12', `longest frame while ${m.rules.customers} customers scroll, ms (over 50 ms: ${m.screen.scrolled.over50} of ${m.screen.scrolled.frames})`, n(m.screen.scrolled.longest, 0), `${n(m.screen.blank.longest, 0)} blank page`, '', '≤ 50'],
  ['P12', `the same while six screens are switched (over 50 ms: ${m.screen.switched.over50} of ${m.screen.switched.frames})`, n(m.screen.switched.longest, 0), `${n(m.screen.blank.longest, 0)} blank page`, '', '≤ 50'],
];
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${rounds} rounds after a warm-up, medians\n`);
const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
for (const row of rows) console.log(row.map((text, i) => text.padEnd(widths[i]!)).join('  '));
