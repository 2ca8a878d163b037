import { fork, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import type { FullSaid } from '../children/full-child.ts';
import type { Step } from '../children/say.ts';
import { inspectFolder } from '../inspect-folder.ts';
import type { Run } from '../run.ts';
import { copyOf, judge, prepareFolder, statesAfter } from '../states.ts';
import { backedUp, campaign, exported, imported, locked, makeTwo, signed, takeAll } from '../steps.ts';

/** How a disk takes no more. Set before the app opens, lifted when it was refused something. */
interface Way {
  name: string;
  /** Bytes beside what lies there. */
  room: number;
  pages?: number;
  begin: (pid: number) => string | undefined;
  lift: (pid: number) => void;
}

/**
 * A disk that takes no more, at many sizes: what doesn't fit is refused as such, what is there stays, and with room again
 * the same app goes on to where all of the work leads.
 */
export async function diskFull(run: Run): Promise<void> {
  const [first, second] = makeTwo(run, 1500);
  const list = join(run.folder, 'list.txt');
  const steps = [signed('一'), imported(second), backedUp, campaign, locked, exported(list)];
  const base = await prepareFolder(run, (app) => takeAll(app, [imported(first), backedUp]));
  const states = await statesAfter(run, base, steps);
  const before = statSync(databaseFile(base)).size;
  const grows = statSync(databaseFile(join(run.folder, 'clean'))).size - before;
  const mounted = join(run.folder, 'mounted');
  mkdirSync(mounted);
  const limits = [smallDisk, fileLimit, pageLimit];
  const unavailable = new Set<string>();
  while (run.found.landed < run.points && run.found.attempts < 2 * run.points) {
    const way = limits[run.found.attempts % limits.length]!({ mounted, base, before, room: Math.floor(run.random() * grows) });
    const name = `${way.name} with ${Math.round(way.room / 1024)} KB more`;
    await run.attempt(name, async () => {
      rmSync(list, { force: true });
      const onDisk = way.name === SMALL_DISK;
      const problem = onDisk ? mount(mounted, sizeOf(base) + way.room) : undefined;
      if (problem) {
        unavailable.add(`${way.name}: ${problem}`);
        return false;
      }
      try {
        const dir = onDisk ? join(mounted, 'data') : copyOf(run, base, 'attempt');
        if (onDisk) cpSync(base, dir, { recursive: true });
        const { refused, goneOn } = await fill(run, dir, steps, way);
        if (refused !== '' && refused !== 'disk_full') run.violate(`${name}: refused with ${refused}`);
        if (goneOn !== '') run.violate(`${name}, with room again: ${goneOn}`);
        judge(await inspectFolder(dir), states, steps.length, (what) => run.violate(`${name}, with room again: ${what}`));
        return refused !== '';
      } finally {
        if (onDisk) spawnSync('umount', [mounted]);
      }
    });
  }
  for (const why of unavailable) console.error(`disk-full, NOT RUN: ${why}`);
}

const SMALL_DISK = 'a small disk';
interface Sizes {
  mounted: string;
  base: string;
  before: number;
  room: number;
}
/** Beside the database lie its log and a backup: it takes twice to thrice what the rows need. */
const smallDisk = ({ mounted, room }: Sizes): Way => ({ name: SMALL_DISK, room: 3 * room, begin: () => undefined, lift: () => void mount(mounted, 500_000_000, 'remount,') });
const fileLimit = ({ before, room }: Sizes): Way => ({
  name: 'a limit of a file',
  room,
  begin: (pid) => limitFiles(pid, String(before + room)),
  lift: (pid) => void limitFiles(pid, 'unlimited'),
});
const pageLimit = ({ before, room }: Sizes): Way => ({ name: 'a limit of pages', room, pages: Math.ceil((before + room) / 8192), begin: () => undefined, lift: () => undefined });

function limitFiles(pid: number, bytes: string): string | undefined {
  // The soft one, so that it can be lifted.
  const done = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { encoding: 'utf8' });
  return done.status === 0 ? undefined : (done.error?.message ?? done.stderr);
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + Math.ceil(statSync(join(entry.parentPath, entry.name)).size / 4096) * 4096, 65_536);
}

function mount(at: string, bytes: number, how = ''): string | undefined {
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', `${how}size=${Math.ceil(bytes / 4096) * 4096}`, 'tmpfs', at], { encoding: 'utf8' });
  return done.status === 0 ? undefined : (done.error?.message ?? done.stderr.trim());
}

/** Works until it is refused something, makes room, and works on. */
function fill(run: Run, dir: string, steps: Step[], way: Way): Promise<{ refused: string; goneOn: string }> {
  return new Promise((end, fail) => {
    const child = fork(join(run.app, 'full-child.mjs'), [dir, JSON.stringify(steps), String(way.pages ?? 0)], { execArgv: [] });
    let refused = '';
    let goneOn = 'it ended without a word';
    child.on('message', (said: FullSaid) => {
      if (said === 'waiting') {
        const problem = way.begin(child.pid!);
        if (problem) fail(new Error(problem));
        child.send('go');
      } else if ('refused' in said) {
        refused = said.refused;
        way.lift(child.pid!);
        child.send('go');
      } else {
        goneOn = said.goneOn;
        run.sawPeak(said.peakKb);
      }
    });
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? end({ refused, goneOn }) : fail(new Error(`the process ended with ${code}`))));
  });
}
