import { compareText } from '../lib/compare-text.ts';

/** What one row of a file says of a thing that the file's key names: a day's traffic, a person, a cost. Null: nothing. */
export type RecordBody = Readonly<Record<string, string | number | readonly string[] | null>>;
export interface RankedRecord {
  /** Last day that its file speaks of, '' where it has none; then the file's own time, in UTC milliseconds. */
  lastDay: string;
  fileTime: number;
  /** Canonical JSON, which decides last. */
  body: string;
}

/** A no outlasts every yes: who said no in one file isn't asked by another. */
const noWins = new Set(['emailConsent', 'smsConsent']);

/**
 * All that the files say of one thing, whatever order they came in: each field is that of the file that reaches furthest
 * (then of the younger file, then of the later text) among those that have it. Null where nothing is said any more.
 * Worked example: a file to 7 October says 1,204 visitors and no buyers, one to 5 October 1,200 and 31 → 1,204 and 31.
 */
export function mergeRecords(records: readonly RankedRecord[]): RecordBody | null {
  if (records.length === 0) return null;
  const sorted = [...records].sort((a, b) => compareText(a.lastDay, b.lastDay) || a.fileTime - b.fileTime || compareText(a.body, b.body));
  const merged: Record<string, RecordBody[string]> = {};
  for (const { body } of sorted) {
    for (const [field, value] of Object.entries(JSON.parse(body) as RecordBody)) {
      if (value === null && field in merged) continue;
      if (noWins.has(field) && merged[field] === 'no') continue;
      merged[field] = value;
    }
  }
  return merged;
}
