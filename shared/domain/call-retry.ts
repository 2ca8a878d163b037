import { addDays } from '../lib/dates.ts';
import type { CallOutcome } from './call-script.ts';

/** Somebody who didn't answer so often in a row is left alone. */
export const CALL_TRIES = 3;

export interface CallMade {
  day: string;
  outcome: CallOutcome;
}

/**
 * When somebody is to be called again: on the day after nobody answered, three tries in all, and on the day after they asked
 * for it. Null where there is nothing to call for. `calls`: of one person, the oldest first.
 * Worked example: no_answer on the 3rd and on the 4th → the 5th, for the third time.
 */
export function nextCall(calls: readonly CallMade[]): { day: string; tries: number } | null {
  const last = calls.at(-1);
  if (!last) return null;
  const tries = calls.length - 1 - calls.findLastIndex((c) => c.outcome !== 'no_answer');
  if (last.outcome === 'call_back' || (tries > 0 && tries < CALL_TRIES)) return { day: addDays(last.day, 1), tries };
  return null;
}
