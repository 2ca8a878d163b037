import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Said, Step } from '../children/say.ts';
import { inspectFolder } from '../inspect-folder.ts';
import type { Run } from '../run.ts';
import { buildShim } from '../shim/build-shim.ts';
import { Disk, takeSnapshot, type Fate, type Snapshot } from '../shim/disk.ts';
import { readLog, type Change } from '../shim/read-log.ts';
import { copyOf, judge, prepareFolder, statesAfter } from '../states.ts';
import { backedUp, campaign, exported, imported, locked, makeTwo, restored, signed, takeAll, undone } from '../steps.ts';

export const powerCut = (run: Run): Promise<void> => lookAtImages(run, ['dropped', 'some', 'torn']);
export const killAtChanges = (run: Run): Promise<void> => lookAtImages(run, ['kept']);

/** Everything that writes, once. */
async function lookAtImages(run: Run, fates: readonly Fate[]): Promise<void> {
  const [first, second] = makeTwo(run, 400);
  const steps = [imported(second), signed('一'), backedUp, undone(2), campaign, locked, exported(join(run.folder, 'list.txt')), backedUp, restored(2), signed('二'), restored(1)];
  const base = await prepareFolder(run, (app) => takeAll(app, [imported(first), backedUp]));
  const states = await statesAfter(run, base, steps);
  await eachImage(run, { base, steps, fates }, async (image, done, tell) => {
    judge(await inspectFolder(image), states, done, tell);
  });
}

interface Recording {
  base: string;
  steps: Step[];
  fates: readonly Fate[];
}

/**
 * The steps are done once, with every change of the folder written down as it reaches the disk. Any number of images of
 * that disk can then be made: as it would be found had it all ended there. `done`: steps that were said to be done.
 */
export async function eachImage(run: Run, { base, steps, fates }: Recording, look: (image: string, done: number, tell: (what: string) => void) => Promise<void>): Promise<void> {
  const shim = buildShim(run.folder);
  if ('missing' in shim) {
    run.found.notRun = shim.missing;
    return;
  }
  const dir = copyOf(run, base, 'recorded');
  const before = takeSnapshot(dir);
  const changes = await record(run, shim.file, dir, steps);
  checkRecord(run, dir, before, changes);

  const disk = new Disk(before);
  const image = join(run.folder, 'image');
  let at = 0;
  let done = 0;
  for (const [i, place] of drawPlaces(run, before, fates, changes).entries()) {
    for (; at < place; at++) {
      const change = changes[at]!;
      disk.do(change);
      if (change.kind === 'mark') done += 1;
    }
    const fate = fates[i % fates.length]!;
    const name = `after change ${place} of ${changes.length} (${fate})`;
    await run.attempt(name, async () => {
      disk.leave(image, fate, run.random);
      await look(image, done, (what) => run.violate(`${name}: ${what}`));
      return true;
    });
  }
}

/** Does the steps in a process whose every change of the folder is written down. */
function record(run: Run, shim: string, dir: string, steps: Step[]): Promise<Change[]> {
  const log = join(run.folder, 'changes.log');
  const env = { ...process.env, LD_PRELOAD: shim, REL_WATCH: dir, REL_LOG: log, REL_MARKS: join(run.folder, 'marks') };
  return new Promise((done, fail) => {
    const child = fork(join(run.app, 'one-thread-child.mjs'), [dir, JSON.stringify(steps)], { execArgv: [], env });
    child.on('message', (said: Said) => {
      if (typeof said !== 'string' && 'answer' in said && !said.ok) fail(new Error(`${steps[said.answer]!.endpoint}: ${said.code}`));
    });
    child.on('exit', (code) => (code === 0 ? done(readLog(readFileSync(log))) : fail(new Error(`the recorded process ended with ${code}`))));
  });
}

/** What was written down, all of it done, must be what lies there: else a change went by unseen. */
function checkRecord(run: Run, dir: string, before: Snapshot, changes: readonly Change[]): void {
  const disk = new Disk(before);
  for (const change of changes) disk.do(change);
  const image = join(run.folder, 'all-of-it');
  disk.leave(image, 'kept', run.random);
  const listing = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('-shm')).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
  const there = listing(dir);
  if (there.join() !== listing(image).join()) run.violate(`the record misses a change: ${there.join(', ')} lie there, ${listing(image).join(', ')} by the record`);
  for (const name of there) if (!existsSync(join(image, name)) || !readFileSync(join(dir, name)).equals(readFileSync(join(image, name)))) run.violate(`the record misses a change of ${name}`);
}

/** Where there is something that isn't safe (for an end of the process alone: anywhere), in order. */
function drawPlaces(run: Run, before: Snapshot, fates: readonly Fate[], changes: readonly Change[]): number[] {
  const disk = new Disk(before);
  const possible: number[] = [];
  for (const [i, change] of changes.entries()) {
    disk.do(change);
    if (change.kind !== 'mark' && (fates.includes('kept') || disk.hasUnsafe)) possible.push(i + 1);
  }
  if (run.points >= possible.length * fates.length) {
    run.found.wholly = true;
    return possible.flatMap((place) => fates.map(() => place));
  }
  return Array.from({ length: run.points }, () => possible[run.pick(possible.length)]!).sort((a, b) => a - b);
}
