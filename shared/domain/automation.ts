import { dayFromEpoch, epochDay } from '../lib/dates.ts';
import type { Cuts, State } from './lifecycle-states.ts';

export const triggerKinds = ['state', 'order', 'tier', 'date'] as const;
export type TriggerKind = (typeof triggerKinds)[number];
export const tierDirections = ['up', 'down', 'any'] as const;

/** What puts people on a list, `days` after it (of a date also before). */
export interface Trigger {
  kind: TriggerKind;
  days: number;
  /** Of 'state': which is entered. */
  state: State;
  /** Of 'order': the first alone, or each. */
  firstOnly: boolean;
  /** Of 'order': not those who have bought again by then. */
  unlessBought: boolean;
  /** Of 'tier'. */
  direction: (typeof tierDirections)[number];
  /** Of 'date': an own field; each year again, or once. */
  fieldId: number | null;
  yearly: boolean;
}

/** Something that has happened, and when its people are due. Days since 1970. */
export interface TriggerEvent {
  /** By what it is the same event, however the cuts move: the purchase, or the date. */
  source: number;
  anchor: number;
  due: number;
  /** Something was bought after the source on that day: what was waited for has come by itself. */
  boughtOn: number | null;
}

/** Of so many days at most is caught up: a list is of no use to anybody much later. */
export const CATCH_UP_DAYS = 30;

/**
 * The days on which somebody enters a state, from their purchase days, ascending. Active again: a purchase by who was no
 * longer active the day before. The others: the first day past their cut, unless something was bought by then.
 * Worked example: cuts 94, 200, 283, purchases on day 0 and 300 → silent on 95, asleep on 201, lost on 284, active on 300.
 */
export function stateEntries(days: ArrayLike<number>, { state, days: after }: Pick<Trigger, 'state' | 'days'>, [c1, c2, c3]: Cuts, from: number, to: number): TriggerEvent[] {
  const events: TriggerEvent[] = [];
  const past = state === 'silent' ? c1 : state === 'asleep' ? c2 : c3;
  for (let i = 0; i < days.length; i += 1) {
    const source = days[i]!;
    const next = days[i + 1] ?? null;
    if (state === 'active' && !(i > 0 && source - 1 - days[i - 1]! > c1)) continue;
    const anchor = state === 'active' ? source : source + Math.floor(past) + 1;
    const due = anchor + after;
    if (due < from || due > to || (state !== 'active' && next !== null && next <= due)) continue;
    events.push({ source, anchor, due, boughtOn: state === 'active' ? null : next });
  }
  return events;
}

/** Orders whose day has come between two days, both included. `unlessBought`: nothing bought after it up to that day. */
export function ordersDue(days: ArrayLike<number>, { days: after, firstOnly, unlessBought }: Pick<Trigger, 'days' | 'firstOnly' | 'unlessBought'>, from: number, to: number): TriggerEvent[] {
  const events: TriggerEvent[] = [];
  for (let i = 0; i < (firstOnly ? Math.min(1, days.length) : days.length); i += 1) {
    const source = days[i]!;
    const due = source + after;
    const next = days[i + 1] ?? null;
    if (due >= from && due <= to && !(unlessBought && next !== null && next <= due)) events.push({ source, anchor: source, due, boughtOn: unlessBought ? next : null });
  }
  return events;
}

/** A date of a year, each year on the same day; the 29th of February falls on the 28th where there is none. */
export function dateDue(date: number, { days: after, yearly }: Pick<Trigger, 'days' | 'yearly'>, from: number, to: number): TriggerEvent[] {
  if (!yearly) return date + after >= from && date + after <= to ? [{ source: date, anchor: date, due: date + after, boughtOn: null }] : [];
  const [, month, dayOfMonth] = dayFromEpoch(date).split('-').map(Number) as [number, number, number];
  const firstYear = Number(dayFromEpoch(from - after).slice(0, 4));
  const lastYear = Number(dayFromEpoch(to - after).slice(0, 4));
  const events: TriggerEvent[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    const day = month === 2 && dayOfMonth === 29 && !isLeap ? 28 : dayOfMonth;
    const anchor = epochDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
    if (anchor >= date && anchor + after >= from && anchor + after <= to) events.push({ source: anchor, anchor, due: anchor + after, boughtOn: null });
  }
  return events;
}
