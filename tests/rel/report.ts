import type { SuiteJob } from './run-job.ts';
import type { Found } from './run.ts';

export interface Row {
  job: SuiteJob;
  found: Found;
  seconds: number;
}
type Verdict = 'ok' | 'red' | 'too little landed' | 'not run' | 'red, as it must' | 'GREEN on a broken app';

export function verdictOf({ job, found }: Row): Verdict {
  if (found.notRun !== undefined) return 'not run';
  if (job.variant) return found.violations.length > 0 && found.landed > 0 ? 'red, as it must' : 'GREEN on a broken app';
  if (found.violations.length > 0) return 'red';
  return found.landed >= job.points || (found.wholly && found.landed > 0) ? 'ok' : 'too little landed';
}
const passes = new Set<Verdict>(['ok', 'red, as it must']);

/** Prints what was found, and why where it fails. */
export function printTable(rows: readonly Row[], seconds: number): { passed: number; failed: number; skipped: number } {
  const cells = rows.map((row) => {
    const { job, found } = row;
    return [job.variant ? `  control: ${job.variant}` : job.name, String(job.seed), String(found.attempts), String(found.landed), String(found.violations.length), `${Math.round(found.longestMs)} ms`, `${Math.round(found.peakMb)} MB`, `${Math.round(row.seconds)} s`, verdictOf(row)];
  });
  const table = [['suite', 'seed', 'attempts', 'landed', 'violations', 'longest', 'peak', 'took', ''], ...cells];
  const widths = table[0]!.map((_, i) => Math.max(...table.map((line) => line[i]!.length)));
  console.log(table.map((line) => line.map((cell, i) => (i === 0 || i === 8 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ').trimEnd()).join('\n'));
  for (const row of rows) {
    const { job, found } = row;
    if (found.notRun !== undefined) console.log(`NOT RUN: ${job.name}: ${found.notRun}`);
    if (passes.has(verdictOf(row)) || found.notRun !== undefined) continue;
    console.log(`\n${job.name}${job.variant ? ` on ${job.variant}` : ''}: npm run rel -- ${job.name} --seed ${job.seed} --points ${job.points}${job.variant ? ' --control' : ''}`);
    for (const violation of found.violations.slice(0, 12)) console.log(`  ${violation}`);
  }
  const all = rows.map(verdictOf);
  const skipped = all.filter((v) => v === 'not run').length;
  const passed = all.filter((v) => passes.has(v)).length;
  console.log(`\n${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`);
  return { passed, failed: all.length - skipped - passed, skipped };
}
