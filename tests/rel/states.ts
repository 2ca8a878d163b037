import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from './children/say.ts';
import { inspectFolder, type Inspected } from './inspect-folder.ts';
import { OneThread } from './one-thread.ts';
import type { Run } from './run.ts';
import { takeAll } from './steps.ts';

/** A folder for attempts to begin with a copy of. */
export async function prepareFolder(run: Run, prepare: (app: OneThread) => Promise<void>): Promise<string> {
  const base = join(run.folder, 'base');
  mkdirSync(base);
  const app = await OneThread.open(base);
  await prepare(app);
  await app.close();
  return base;
}

export function copyOf(run: Run, base: string, name: string): string {
  const dir = join(run.folder, name);
  rmSync(dir, { recursive: true, force: true });
  cpSync(base, dir, { recursive: true });
  return dir;
}

export async function doSteps(dir: string, steps: Step[]): Promise<void> {
  const app = await OneThread.open(dir);
  await takeAll(app, steps);
  await app.close();
}

/** The folder after none, one … all of the steps, where nothing goes wrong. */
export async function statesAfter(run: Run, base: string, steps: Step[]): Promise<Inspected[]> {
  const dir = copyOf(run, base, 'clean');
  const states = [await inspectFolder(dir)];
  for (const step of steps) {
    await doSteps(dir, [step]);
    states.push(await inspectFolder(dir));
  }
  for (const { problems } of states) if (problems.length > 0) run.violate(`without any fault: ${problems.join('; ')}`);
  return states;
}

/**
 * Tells what is wrong with a folder after a fault: it must be as after one of the steps, never as before one that was said
 * to be done, with every backup that was said to be made. Gives how many steps it is on; undefined where it is on none.
 */
export function judge(found: Inspected, states: readonly Inspected[], done: number, tell: (what: string) => void): number | undefined {
  for (const problem of found.problems) tell(problem);
  const lost = states[done]!.backups.filter((seq) => !found.backups.includes(seq));
  if (lost.length > 0) tell(`backups ${lost.join(', ')} were said to be made and aren't listed`);
  if (found.problems.length > 0) return undefined;
  const digests = states.map((s) => s.digest);
  const reached = digests.indexOf(found.digest, done);
  if (reached >= 0) return reached;
  const earlier = digests.indexOf(found.digest);
  tell(earlier >= 0 ? `${done} steps were said to be done, and the database is as after ${earlier}` : 'the database is as after none of the steps');
  return undefined;
}
