// Does its steps again and again, each time with another change of the disk, or another read from it, failing: fault-child.mjs <base> <folder> <steps> <seed> <points>
import { closeSync, cpSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openScan } from '../../../electron/backend/db/open.ts';
import { failureOf } from '../../../electron/backend/serve.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { mulberry } from '../../bench/make-exports.ts';
import { digestWithoutClock, inspectFolder } from '../inspect-folder.ts';
import { OneThread } from '../one-thread.ts';
import type { FaultResult } from '../suites/disk-errors.ts';
import type { Step } from './say.ts';

const EIO = 5;
const ENOSPC = 28;
/** A network drive that went away: SQLite takes EIO for damage and this for an error. */
const ESTALE = 116;
interface Fault {
  /** What fails is read, not changed. */
  reads: boolean;
  at: number;
  errno: number;
  /** All that come after it fail too. */
  sticky: boolean;
}

const [base = '', folder = '', stepsText = '', seed = '', points = ''] = process.argv.slice(2);
const steps = JSON.parse(stepsText) as Step[];
const control = openSync(process.env['REL_CONTROL']!, 'r+');
const dir = join(folder, 'data');
const tell = (result: FaultResult): void => void process.send!(result);

/** Null: nothing fails, and `counts` are counted. */
function arm(fault: Fault | null, counts: 'changes' | 'reads' = 'changes'): void {
  const reads = fault?.reads ?? counts === 'reads';
  const words = Int32Array.of(fault ? 1 : 0, fault?.at ?? 0, fault?.errno ?? 0, fault?.sticky ? 1 : 0, 0, 0, reads ? 1 : 0);
  writeSync(control, Buffer.from(words.buffer), 0, words.byteLength, 0);
}
/** Changes or reads since it was armed, and how many of them failed. */
function counted(): { count: number; fired: number } {
  const words = new Int32Array(6);
  readSync(control, Buffer.from(words.buffer), 0, words.byteLength, 0);
  return { count: words[4]!, fired: words[5]! };
}

/** What the owner would be told as a fault of the program: these are disks', and have names. */
let unnamed: string[] = [];
process.on('unhandledRejection', (error) => unnamed.push(`nobody caught: ${String(error)}`));
function named(what: string, error: unknown): void {
  if (!failureOf(error)) unnamed.push(`${what}: ${String(error)}`);
}

const digestNow = (): string => {
  const db = openScan(databaseFile(dir));
  try {
    return digestWithoutClock(db);
  } finally {
    db.close();
  }
};
/** `ok`, or the code of the refusal. */
async function answered(app: OneThread, { endpoint, input }: Step): Promise<string> {
  const late = new Promise<'late'>((done) => void setTimeout(() => done('late'), 20_000).unref());
  const reply = await Promise.race([app.call(endpoint, input), late]);
  if (reply === 'late') throw new Error(`${endpoint} was never answered`);
  return reply.ok ? 'ok' : reply.error.code;
}

/** The steps without a fault: what each leads to, and how many changes of the disk or reads from it they are. */
async function measure(counts: 'changes' | 'reads'): Promise<{ digests: string[]; count: number }> {
  rmSync(dir, { recursive: true, force: true });
  cpSync(base, dir, { recursive: true });
  arm(null, counts);
  const app = await OneThread.open(dir);
  const digests = [digestNow()];
  for (const step of steps) {
    const answer = await answered(app, step);
    if (answer !== 'ok') throw new Error(`without a fault, ${step.endpoint}: ${answer}`);
    digests.push(digestNow());
  }
  const { count } = counted();
  await app.close();
  return { digests, count };
}

async function open(): Promise<OneThread> {
  try {
    return await OneThread.open(dir);
  } catch (error) {
    named('opening', error);
    arm(null);
    return OneThread.open(dir);
  }
}

async function attempt(fault: Fault, digests: string[]): Promise<{ landed: boolean; problems: string[] }> {
  const problems: string[] = [];
  unnamed = [];
  rmSync(dir, { recursive: true, force: true });
  cpSync(base, dir, { recursive: true });
  arm(fault);
  let app = await open();
  let done = 0;
  let refused = '';
  while (done < steps.length && refused === '' && !app.lost) {
    const answer = await answered(app, steps[done]!);
    if (answer === 'ok') done += 1;
    else refused = answer;
  }
  const { fired } = counted();
  arm(null);
  if (refused === 'bug') problems.push(`${steps[done]!.endpoint}: a failing disk is told as a fault of the program (${app.logged.join('; ')})`);
  // A restore that was begun is finished once the disk is well; until then there is the recovery screen.
  const isFinishedLater = app.lost !== undefined;
  if (app.lost) {
    named('opening what was restored', app.lost);
    app = await OneThread.open(dir);
  } else if (fault.reads && refused === 'database_damaged') {
    // What couldn't be read counts as damaged, and the app closes it; at the next start it is found sound.
    await app.close();
    app = await OneThread.open(dir);
  }
  const now = digestNow();
  const reached = digests.includes(now, done) ? digests.indexOf(now, done) : digests.indexOf(now);
  if (reached < done) problems.push(`${done} steps were said to be done, and the database is as after ${reached}`);
  if (reached > done && !isFinishedLater) problems.push(`${steps[done]!.endpoint} was refused (${refused}), and has been done`);
  for (const step of steps.slice(Math.max(reached, 0))) {
    const answer = await answered(app, step);
    if (answer !== 'ok') problems.push(`with the disk well again, ${step.endpoint}: ${answer}`);
  }
  await app.close();
  const after = await inspectFolder(dir);
  problems.push(...after.problems);
  if (after.digest !== digests.at(-1)) problems.push('gone on with: other rows than without the fault');
  return { landed: fired > 0, problems: [...problems, ...unnamed] };
}

/** Every point of a kind, with each of its errors, once and for good. */
const pointsOf = (count: number, errors: readonly number[], reads: boolean): Fault[] =>
  errors.flatMap((errno) => [false, true].flatMap((sticky) => Array.from({ length: count }, (_, i) => ({ reads, at: i + 1, errno, sticky }))));

const { digests, count: changes } = await measure('changes');
const { count: readCount } = await measure('reads');
const random = mulberry(Number(seed));
const writing = pointsOf(changes, [EIO, ENOSPC], false);
const reading = pointsOf(readCount, [EIO, ESTALE], true);
const every = [...writing, ...reading];
const wanted = Number(points);
const wholly = wanted >= every.length;
/** Of three that are drawn, one is a read. */
function draw(i: number): Fault {
  const from = i % 3 === 2 ? reading : writing;
  return from[Math.floor(random() * from.length)]!;
}
let landed = 0;
for (let i = 0; wholly ? i < every.length : landed < wanted && i < 2 * wanted; i++) {
  const fault = wholly ? every[i]! : draw(i);
  const result = await attempt(fault, digests).catch((error: unknown) => ({ landed: true, problems: [error instanceof Error ? error.stack! : String(error), ...unnamed] }));
  arm(null);
  if (result.landed) landed += 1;
  tell({ name: `${fault.reads ? 'read' : 'change'} ${fault.at} fails with ${fault.errno}${fault.sticky ? ', and all after it' : ''}`, ...result });
}
tell({ wholly, peakKb: process.resourceUsage().maxRSS });
closeSync(control);
process.disconnect();
