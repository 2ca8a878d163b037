import { states, type Cuts, type State } from './lifecycle-states.ts';

export interface StateChange {
  /** Days since 1970: the first on which they were in it. */
  day: number;
  state: State;
}

/**
 * When somebody came into which state, by the same cuts all along, the earliest first. `days`: purchase days up to `asOf`, ascending.
 * Worked example: cuts 10, 20, 30, bought on days 0 and 25, as of day 40 → active on 0, silent on 11, asleep on 21, active on 25, silent on 36.
 */
export function stateChanges(days: readonly number[], asOf: number, cuts: Cuts): StateChange[] {
  const found: StateChange[] = [];
  days.forEach((day, i) => {
    const until = days[i + 1] ?? asOf + 1;
    if (found.at(-1)?.state !== 'active') found.push({ day, state: 'active' });
    cuts.forEach((cut, at) => {
      const from = day + Math.floor(cut) + 1;
      const next = at < 2 ? day + Math.floor(cuts[at + 1]!) + 1 : Infinity;
      if (from < until && from < next) found.push({ day: from, state: states[at + 1]! });
    });
  });
  return found;
}
