import type { VariantName } from './variants.ts';

export interface SuitePlan {
  /** What it does, for whoever reads the table. */
  about: string;
  /** Points in CI and in the long run. Fewer that land fail the run. Of kills 200 and more in CI, most of them in kill-changes and kill-erase. */
  ci: number;
  nightly: number;
  /** Broken variants of the app that it must turn red on, with the points that each gets. */
  controls: Partial<Record<VariantName, number>>;
}

/** Light on purpose: the runner reads it without loading the app. */
export const catalogue = {
  'kill-import': { about: 'ended while it imports', ci: 12, nightly: 900, controls: { 'import-in-two-parts': 4 } },
  'kill-undo': { about: 'ended while it takes an import back', ci: 12, nightly: 600, controls: { 'no-transactions': 4 } },
  'kill-backup': { about: 'ended while it backs up', ci: 10, nightly: 500, controls: { 'backup-over-the-last': 4 } },
  'kill-restore': { about: 'ended while it restores', ci: 10, nightly: 500, controls: { 'swap-without-journal': 6 } },
  'kill-campaign': { about: 'ended while it locks a campaign and writes its list', ci: 8, nightly: 400, controls: { 'lock-in-two-parts': 4 } },
  'kill-quit': { about: 'ended while it quits', ci: 6, nightly: 200, controls: { 'backup-over-the-last': 4 } },
  'kill-changes': { about: 'ended between two changes of the folder, all of them in order', ci: 130, nightly: 100_000, controls: { 'no-transactions': 10 } },
  'kill-erase': { about: 'ended between two changes while somebody is erased: finished at the next start', ci: 30, nightly: 100_000, controls: { 'erasure-not-finished': 6 } },
  power: { about: 'images that a power cut may leave', ci: 500, nightly: 30_000, controls: { 'sync-normal': 100, 'sync-off': 100, 'names-not-synced': 100 } },
  'disk-errors': { about: 'one write, sync, rename … of the disk or one read from it fails, or all from it on', ci: 300, nightly: 100_000, controls: { 'errors-swallowed': 30 } },
  'disk-full': { about: 'a disk that takes no more, and then has room again', ci: 60, nightly: 600, controls: { 'full-without-a-name': 6 } },
  corrupt: { about: 'C1 to C16, damage of every kind', ci: 16, nightly: 160, controls: { 'no-watermark': 16, 'log-stays-behind': 16 } },
  migrate: { about: 'the way up from every version, failing after every statement of its first migration and so many later ones', ci: 3, nightly: 300, controls: { 'no-transaction-in-migrations': 1 } },
  'hostile-input': { about: 'so many hostile inputs to every endpoint', ci: 200, nightly: 5000, controls: { 'schema-not-asked': 4 } },
  'fuzz-files': { about: 'exports with something wrong in them, read row by row', ci: 600, nightly: 20_000, controls: { 'a-fate-forgotten': 300 } },
  'two-copies': { about: 'a second copy of the app on the same folder', ci: 4, nightly: 40, controls: { 'no-lock': 1 } },
  newer: { about: 'a database of a newer app, or of another program', ci: 5, nightly: 5, controls: { 'newer-is-opened': 5 } },
  'log-size': { about: 'imports with somebody reading: the log stays small', ci: 12, nightly: 200, controls: { 'no-checkpoint': 6 } },
  'nothing-left': { about: 'what was taken out can no longer be read in the file', ci: 1, nightly: 1, controls: { 'deleted-stays': 1 } },
  invariants: { about: 'the tests of the invariants, each on an app that breaks just that one', ci: 3, nightly: 100, controls: { 'nothing-is-mutated': 1 } },
  'private-files': { about: 'folders and files are for their owner alone', ci: 10, nightly: 10, controls: { 'open-files': 10 } },
} as const satisfies Record<string, SuitePlan>;

export type SuiteName = keyof typeof catalogue;
export const suiteNames = Object.keys(catalogue) as SuiteName[];
export const planOf = (name: SuiteName): SuitePlan => catalogue[name];
