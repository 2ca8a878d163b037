import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../run.ts';
import { buildShim } from '../shim/build-shim.ts';
import { prepareFolder } from '../states.ts';
import { backedUp, campaign, exported, imported, locked, makeTwo, restored, signed, takeAll, undone } from '../steps.ts';

export type FaultResult = { name: string; landed: boolean; problems: string[] } | { wholly: boolean; peakKb: number };

/**
 * A disk that fails once, or for good from some change or some read on: what was refused is told by its name and hasn't been done, what
 * was told to be done is there, and once the disk is well the same app goes on.
 */
export async function diskErrors(run: Run): Promise<void> {
  const shim = buildShim(run.folder);
  if ('missing' in shim) {
    run.found.notRun = shim.missing;
    return;
  }
  const [first, second] = makeTwo(run, 300);
  const base = await prepareFolder(run, (app) => takeAll(app, [imported(first), backedUp]));
  const folder = join(run.folder, 'faulty');
  mkdirSync(folder);
  const control = join(run.folder, 'control');
  writeFileSync(control, Buffer.alloc(32));
  const steps = [signed('一'), imported(second), backedUp, undone(2), campaign, locked, exported(join(folder, 'list.txt')), restored(2), signed('二')];
  const env = { ...process.env, LD_PRELOAD: shim.file, REL_WATCH: folder, REL_CONTROL: control };
  await new Promise<void>((done, fail) => {
    const child = fork(join(run.app, 'fault-child.mjs'), [base, folder, JSON.stringify(steps), String(run.pick(2 ** 31)), String(run.points)], { execArgv: [], env });
    let lastAt = performance.now();
    child.on('message', (result: FaultResult) => {
      if ('peakKb' in result) {
        run.sawPeak(result.peakKb);
        if (result.wholly) run.found.wholly = true;
        return;
      }
      run.found.attempts += 1;
      if (result.landed) run.found.landed += 1;
      run.found.longestMs = Math.max(run.found.longestMs, performance.now() - lastAt);
      lastAt = performance.now();
      for (const problem of result.problems) run.violate(`${result.name}: ${problem}`);
    });
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`the process with the faulty disk ended with ${code}`))));
  });
}
