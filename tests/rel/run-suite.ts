// node run-suite.mjs <suite> <seed> <points> <file for what was found>: one run, in a process of its own so that memory is its own.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SuiteName } from './catalogue.ts';
import { Run } from './run.ts';
import { corrupt } from './suites/corrupt.ts';
import { diskErrors } from './suites/disk-errors.ts';
import { diskFull } from './suites/disk-full.ts';
import { fuzzFiles } from './suites/fuzz-files.ts';
import { hostileInput } from './suites/hostile-input.ts';
import { killAtChanges, powerCut } from './suites/images.ts';
import { killErasing } from './suites/kill-erase.ts';
import { filesArePrivate, logStaysSmall, nothingLeftReadable } from './suites/leftovers.ts';
import { invariantsSee } from './suites/invariants.ts';
import { migrateAll } from './suites/migrate.ts';
import { newerDatabase } from './suites/newer.ts';
import { twoCopies } from './suites/two-copies.ts';
import { killBackup, killCampaign, killImport, killQuit, killRestore, killUndo } from './suites/kill.ts';

const suites: Record<SuiteName, (run: Run) => Promise<void> | void> = {
  'kill-import': killImport,
  'kill-undo': killUndo,
  'kill-backup': killBackup,
  'kill-restore': killRestore,
  'kill-campaign': killCampaign,
  'kill-quit': killQuit,
  'kill-changes': killAtChanges,
  'kill-erase': killErasing,
  power: powerCut,
  'disk-errors': diskErrors,
  'disk-full': diskFull,
  corrupt,
  migrate: migrateAll,
  'hostile-input': hostileInput,
  'fuzz-files': fuzzFiles,
  'two-copies': twoCopies,
  newer: newerDatabase,
  'log-size': logStaysSmall,
  'nothing-left': nothingLeftReadable,
  'private-files': filesArePrivate,
  invariants: invariantsSee,
};

const [name = '', seed = '', points = '', output = ''] = process.argv.slice(2);
// In memory where there is such a folder: what a disk may lose is decided here, not by a disk.
const home = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const folder = mkdtempSync(join(home, `huitouke-rel-${name}-`));
const run = new Run({ seed: Number(seed), points: Number(points), folder, app: import.meta.dirname });
try {
  await suites[name as SuiteName](run);
} catch (error) {
  run.violate(`the suite itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
run.sawPeak(process.resourceUsage().maxRSS);
writeFileSync(output, JSON.stringify(run.found));
process.exit(0);
