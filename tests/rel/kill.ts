import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BeginAt, Said, Step } from './children/say.ts';
import { inspectFolder } from './inspect-folder.ts';
import type { OneThread } from './one-thread.ts';
import type { Run } from './run.ts';
import { copyOf, doSteps, judge, prepareFolder, statesAfter } from './states.ts';

export interface KillPlan {
  /** With threads, as the app runs, or in one, which starts in a third of the time. */
  child: 'whole-app-child' | 'one-thread-child';
  steps: Step[];
  beginAt?: BeginAt;
  /** Fills the folder that each attempt begins with a copy of. */
  prepare: (app: OneThread) => Promise<void>;
  /** What must hold besides, after a kill and before anything is mended. */
  also?: (dataDir: string, problems: string[]) => void;
}

interface Ended {
  landed: boolean;
  /** Steps that were said to be done. */
  answers: number;
  /** From the beginning to the last answer, or to the end where it quits. */
  ms: number;
}

/**
 * Ends the work at a random moment of it, again and again. Each time the database must be as after one of the steps, never
 * as before one that was said to be done; and the rest of the steps must lead to where all of them lead.
 */
export async function killAtRandom(run: Run, plan: KillPlan): Promise<void> {
  const base = await prepareFolder(run, plan.prepare);
  const states = await statesAfter(run, base, plan.steps);

  const measured: number[] = [];
  for (let i = 0; i < 3; i++) measured.push((await workUntil(run, plan, copyOf(run, base, 'measure'), null)).ms);
  // Not the shortest: on a busy machine every kill would then come before the later half of the work.
  let span = measured.sort((one, other) => one - other)[1]!;
  while (run.found.landed < run.points && run.found.attempts < 3 * run.points) {
    const name = `kill ${run.found.attempts + 1}`;
    await run.attempt(name, async () => {
      const dir = copyOf(run, base, 'attempt');
      const { landed, answers, ms } = await workUntil(run, plan, dir, run.random() * 0.9 * span);
      const after = await inspectFolder(dir);
      plan.also?.(dir, after.problems);
      const reached = judge(after, states, answers, (what) => run.violate(`${name}: ${what}`));
      if (!landed) {
        if (Number.isFinite(ms)) span = (span + ms) / 2;
        return false;
      }
      if (reached !== undefined) await finish(run, name, dir, plan.steps.slice(reached), states.at(-1)!.digest);
      return true;
    });
  }
}

async function finish(run: Run, name: string, dir: string, rest: Step[], wanted: string): Promise<void> {
  await doSteps(dir, rest);
  const { problems, digest } = await inspectFolder(dir);
  for (const problem of problems) run.violate(`${name}, gone on with: ${problem}`);
  if (digest !== wanted) run.violate(`${name}, gone on with: other rows than without the kill`);
}

/** Works in a process of its own, ended so many milliseconds after it began; null: never. */
function workUntil(run: Run, plan: KillPlan, dir: string, killAfter: number | null): Promise<Ended> {
  return new Promise((done, fail) => {
    const beginAt = plan.beginAt ?? 'steps';
    const child = fork(join(run.app, `${plan.child}.mjs`), [dir, JSON.stringify(plan.steps), beginAt], { execArgv: [] });
    let answers = 0;
    let refused = '';
    let beganAt = 0;
    let ms = 0;
    child.on('message', (said: Said) => {
      if (said === 'begin') {
        beganAt = performance.now();
        if (killAfter !== null) setTimeout(() => end(), killAfter);
      } else if ('answer' in said) {
        if (said.ok) answers += 1;
        else refused = said.code;
        if (beginAt === 'steps' && said.answer === plan.steps.length - 1) ms = performance.now() - beganAt;
      } else {
        run.sawPeak(said.peakKb);
        if (beginAt === 'quit') ms = performance.now() - beganAt;
      }
    });
    const end = () => {
      run.sawPeak(peakOf(child.pid!));
      child.kill('SIGKILL');
    };
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) fail(new Error(`the child ended with ${code}`));
      else if (refused) fail(new Error(`a step was refused: ${refused}`));
      else done({ landed: signal === 'SIGKILL' && ms === 0, answers, ms: ms || Infinity });
    });
  });
}

/** The most memory that a process has held, in kilobytes; 0 where nobody says. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
