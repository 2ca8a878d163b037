// npm run rel -- <suite …> [--seed N] [--points N] [--control]; npm run rel:ci; npm run rel:nightly.
// Faults on purpose, and what must hold after each. Fails where anything was violated or too little landed; with --control
// it builds an app that is broken on purpose, and fails where a suite doesn't see it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../bundle.ts';
import { buildApp, removeBuilds } from './build-app.ts';
import { planOf, suiteNames, type SuiteName } from './catalogue.ts';
import { printTable, verdictOf, type Row } from './report.ts';
import { runJob, type SuiteJob } from './run-job.ts';
import type { VariantName } from './variants.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, points: { type: 'string' }, control: { type: 'boolean', default: false }, jobs: { type: 'string', default: '2' } },
});
const [what = ''] = positionals;
const seed = Number(values.seed ?? (what === 'nightly' ? Date.now() % 2 ** 31 : 20_261_126));

function jobsOf(name: SuiteName, points: number, { whole, controls }: { whole: boolean; controls: boolean }): SuiteJob[] {
  const broken = Object.entries(planOf(name).controls) as [VariantName, number][];
  return [...(whole ? [{ name, seed, points }] : []), ...(controls ? broken.map(([variant, few]) => ({ name, seed, points: few, variant })) : [])];
}

function chosen(): SuiteJob[] {
  if (what === 'ci' || what === 'nightly') return suiteNames.flatMap((name) => jobsOf(name, planOf(name)[what], { whole: true, controls: true }));
  const names = positionals.filter((name): name is SuiteName => suiteNames.includes(name as SuiteName));
  if (names.length === 0 || names.length < positionals.length) throw new Error(`the suites are ${suiteNames.join(', ')}; ci and nightly run them all`);
  return names.flatMap((name) => jobsOf(name, Number(values.points ?? planOf(name).ci), { whole: !values.control, controls: values.control }));
}

const started = performance.now();
const jobs = chosen();
const builds = new Map<VariantName | undefined, Promise<string>>();
const rows: Row[] = [];
const waiting = [...jobs];
/** Builds one after the other, each once. */
let building: Promise<unknown> = Promise.resolve();
function appOf(variant: VariantName | undefined): Promise<string> {
  const known = builds.get(variant);
  if (known) return known;
  const next = building.then(() => buildApp(variant));
  building = next.catch(() => undefined);
  builds.set(variant, next);
  return next;
}
async function lane(): Promise<void> {
  for (let job = waiting.shift(); job; job = waiting.shift()) {
    const row: Row = { job, ...(await runJob(job, await appOf(job.variant))) };
    rows.push(row);
    console.error(`${job.name}${job.variant ? ` on ${job.variant}` : ''}: ${verdictOf(row)} in ${Math.round(row.seconds)} s`);
  }
}
try {
  await Promise.all(Array.from({ length: Number(values.jobs) }, lane));
} finally {
  removeBuilds();
}

rows.sort((a, b) => jobs.indexOf(a.job) - jobs.indexOf(b.job));
const counts = printTable(rows, (performance.now() - started) / 1000);
mkdirSync(join(root, 'out', 'rel'), { recursive: true });
writeFileSync(process.env['REL_JSON'] ?? join(root, 'out', 'rel', 'results.json'), JSON.stringify(counts));
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
