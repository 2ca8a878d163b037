import { judgeInterval, Z95, type Estimate } from './lift.ts';
import { endAsOf, type Purchases } from './purchase-gaps.ts';

/** Whom two plans would have contacted on days of the past, and what those people then did. Nobody was contacted: this compares whom they choose. */
export interface PlanToReplay {
  /** Of everyone by place among the purchases' customers: 1 where the plan wants them on that day. */
  wantedOn: (day: number) => Uint8Array;
  /** Least days between two contacts of one person. */
  minDays: number;
}

/** Contacts of the first plan, of the second, of one of them alone on that day, of both; and everybody else who had bought. */
export const replayGroups = ['first', 'second', 'onlyFirst', 'onlySecond', 'both', 'neither'] as const;
export type ReplayGroup = (typeof replayGroups)[number];

export interface Outcome {
  days: number;
  /** Contacts whose days have all passed. */
  contacts: number;
  /** Share that bought within the days, and its 95 % interval; null without contacts. */
  returned: Estimate | null;
  /** Net a contact in minor units, likewise. */
  net: Estimate | null;
}
export interface ReplayedGroup {
  group: ReplayGroup;
  contacts: number;
  people: number;
  outcomes: Outcome[];
}
export interface Replay {
  groups: ReplayedGroup[];
  /** First − second by share that bought, a window each; null where either has no contacts. */
  difference: { days: number; returned: (Estimate & { verdict: ReturnType<typeof judgeInterval> }) | null }[];
  byDay: { day: number; first: number; second: number; both: number; buyers: number }[];
}

/** Sums of one person within one group and window. */
class Sums {
  readonly contacts: Float64Array;
  readonly bought: Float64Array;
  readonly net: Float64Array;
  constructor(people: number) {
    this.contacts = new Float64Array(people);
    this.bought = new Float64Array(people);
    this.net = new Float64Array(people);
  }
}

const total = (list: Float64Array): number => list.reduce((sum, x) => sum + x, 0);

/**
 * Replays both plans on the given days, ascending (days since 1970). A contact counts for a window once all its days lie up
 * to `lastDay`. Intervals take a person as one observation, however often they were contacted: of a ratio Σh/Σn over
 * people, Var = Σ(h − p·n)² / (Σn)² (linearisation). `spend`: net beside each purchase day, NaN where unknown.
 */
export function replayPlans({ offsets, days }: Purchases, spend: Float64Array, on: readonly number[], plans: readonly [PlanToReplay, PlanToReplay], windows: readonly number[], lastDay: number, eachDay: (done: number) => void = () => undefined): Replay {
  const people = offsets.length - 1;
  const sums = new Map(replayGroups.map((group) => [group, windows.map(() => new Sums(people))]));
  const counts = new Map(replayGroups.map((group) => [group, { contacts: 0, people: new Uint8Array(people) }]));
  const lastContact = plans.map(() => new Float64Array(people).fill(-Infinity));
  const byDay: Replay['byDay'] = [];
  for (const [done, day] of on.entries()) {
    eachDay(done);
    const wanted = plans.map((plan) => plan.wantedOn(day));
    const row = { day, first: 0, second: 0, both: 0, buyers: 0 };
    for (let i = 0; i < people; i += 1) {
      const from = offsets[i]!;
      const next = endAsOf(days, from, offsets[i + 1]!, day);
      if (next === from) continue;
      row.buyers += 1;
      const [first, second] = plans.map(({ minDays }, p) => {
        if (wanted[p]![i] !== 1 || day - lastContact[p]![i]! < minDays) return false;
        lastContact[p]![i] = day;
        return true;
      }) as [boolean, boolean];
      if (first) row.first += 1;
      if (second) row.second += 1;
      if (first && second) row.both += 1;
      const alone: ReplayGroup = first ? (second ? 'both' : 'onlyFirst') : second ? 'onlySecond' : 'neither';
      const groups: ReplayGroup[] = [alone, ...(first ? (['first'] as const) : []), ...(second ? (['second'] as const) : [])];
      for (const group of groups) {
        const count = counts.get(group)!;
        count.contacts += 1;
        count.people[i] = 1;
      }
      let at = next;
      let bought = 0;
      let net = 0;
      for (const [w, window] of windows.entries()) {
        if (day + window > lastDay) break;
        for (; at < offsets[i + 1]! && days[at]! <= day + window; at += 1) {
          bought = 1;
          net += spend[at]! || 0;
        }
        for (const group of groups) {
          const sum = sums.get(group)![w]!;
          sum.contacts[i]! += 1;
          sum.bought[i]! += bought;
          sum.net[i]! += net;
        }
      }
    }
    byDay.push(row);
  }
  return {
    groups: replayGroups.map((group) => ({
      group,
      contacts: counts.get(group)!.contacts,
      people: counts.get(group)!.people.reduce((n, x) => n + x, 0),
      outcomes: windows.map((window, w) => {
        const { contacts, bought, net } = sums.get(group)![w]!;
        return { days: window, contacts: total(contacts), returned: ratio(bought, contacts, 0, 1), net: ratio(net, contacts, -Infinity, Infinity) };
      }),
    })),
    difference: windows.map((window, w) => ({ days: window, returned: differenceOf(sums.get('first')![w]!, sums.get('second')![w]!) })),
    byDay,
  };
}

/** Σh/Σn with its interval; null without n. */
function ratio(h: Float64Array, n: Float64Array, least: number, most: number): Estimate | null {
  const all = total(n);
  if (all === 0) return null;
  const value = total(h) / all;
  let squares = 0;
  for (let i = 0; i < n.length; i += 1) squares += (h[i]! - value * n[i]!) ** 2;
  const half = (Z95 * Math.sqrt(squares)) / all;
  return { value, low: Math.max(least, value - half), high: Math.min(most, value + half) };
}

/** The same person may stand in both. */
function differenceOf(a: Sums, b: Sums): Replay['difference'][number]['returned'] {
  const [na, nb] = [total(a.contacts), total(b.contacts)];
  if (na === 0 || nb === 0) return null;
  const [pa, pb] = [total(a.bought) / na, total(b.bought) / nb];
  let squares = 0;
  for (let i = 0; i < a.contacts.length; i += 1) squares += ((a.bought[i]! - pa * a.contacts[i]!) / na - (b.bought[i]! - pb * b.contacts[i]!) / nb) ** 2;
  const half = Z95 * Math.sqrt(squares);
  const estimate = { value: pa - pb, low: pa - pb - half, high: pa - pb + half };
  return { ...estimate, verdict: judgeInterval(estimate) };
}
