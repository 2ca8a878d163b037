import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One file and the one before it: at most 2 MB in all. */
const MAX_BYTES = 1_000_000;

export type Log = (line: string) => void;

/** Lines hold codes, counts and places in our code, never a person's data. */
export function openLog(dataDir: string, now: () => Date = () => new Date()): Log {
  const dir = join(dataDir, 'logs');
  const file = join(dir, 'app.log');
  return (line) => {
    try {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, join(dir, 'app.old.log'));
      appendFileSync(file, `${now().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not stop the app from saying so on the screen.
    }
  };
}

/** Kind and place of an error. Its message may hold data, so it stays out. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [error.name, ...places].join('\n');
}
