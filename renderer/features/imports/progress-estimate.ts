import type { Progress } from '../../../shared/contract/endpoint.ts';

/** How far a task is. Its files are read one after the other, and each tells of its own bytes alone. */
export interface Pace {
  step: string;
  /** Over all files, where the step reads files. */
  done: number;
  total: number;
  rows: number;
  /** When the step was begun and last heard of, in milliseconds. */
  startedAt: number;
  at: number;
  /** Bytes of the files before this one, and what was last heard of this one. */
  before: number;
  file: { done: number; total: number };
}

export const newPace = (totalBytes: number, at: number): Pace => ({ step: 'start', done: 0, total: totalBytes, rows: 0, startedAt: at, at, before: 0, file: { done: 0, total: 0 } });

/**
 * Takes in what was told. Worked example: of files of 10 and 30 bytes the first told 10 of 10; then 6 of 30 is 16 of 40.
 */
export function advance(pace: Pace, told: Progress, totalBytes: number, at: number): Pace {
  if (told.step !== 'rows') {
    const startedAt = told.step === pace.step ? pace.startedAt : at;
    return { ...pace, step: told.step, done: told.done, total: told.total, startedAt, at };
  }
  const isNext = told.total !== pace.file.total || told.done < pace.file.done;
  const before = isNext ? pace.before + pace.file.total : pace.before;
  const startedAt = pace.step === 'start' || pace.step === 'rows' ? pace.startedAt : at;
  return { step: 'rows', done: Math.min(before + told.done, totalBytes), total: totalBytes, rows: told.rows ?? pace.rows, startedAt, at, before, file: { done: told.done, total: told.total } };
}

export interface Estimate {
  /** 0–1; null while the whole isn't known. */
  share: number | null;
  rowsPerSecond: number | null;
  secondsLeft: number | null;
}

/** The first moments say nothing of the pace. */
const SETTLED_MS = 500;

/**
 * What is left at the pace so far.
 * Worked example: 2 MB of 8 MB and 1,000 rows after 4 seconds → a quarter, 250 rows a second, 12 seconds left.
 */
export function estimateProgress({ done, total, rows, startedAt, at }: Pick<Pace, 'done' | 'total' | 'rows' | 'startedAt' | 'at'>): Estimate {
  const share = total > 0 ? Math.min(1, done / total) : null;
  const seconds = (at - startedAt) / 1000;
  if (done <= 0 || seconds * 1000 < SETTLED_MS) return { share, rowsPerSecond: null, secondsLeft: null };
  return { share, rowsPerSecond: rows > 0 ? Math.round(rows / seconds) : null, secondsLeft: share === null ? null : Math.ceil((seconds * (1 - share)) / share) };
}
