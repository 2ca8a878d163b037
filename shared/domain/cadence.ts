import { daysBetween } from '../lib/dates.ts';

/** How often the people of a state may be contacted, in any channel. */
export interface Cadence {
  /** Least days between two contacts of one person; 0: no rule. */
  minDays: number;
  /** Most contacts of one person within 30 and within 90 days. */
  most30: number;
  most90: number;
}

export type PlanRefusal = 'left_alone' | 'cadence';

/**
 * Would one more contact on `day` break the cadence? A contact planned for later is as near as one that is past.
 * Worked example: at least 14 days, at most 2 in 30: contacts on 1 and 20 May → 30 May no (10 days), 3 June yes, as the
 * one of 1 May is over 30 days old by then; contacts on 5 and 20 May → 3 June no, 4 June yes.
 */
export function breaksCadence(contacts: readonly string[], day: string, { minDays, most30, most90 }: Cadence): boolean {
  const apart = contacts.map((contact) => Math.abs(daysBetween(contact, day)));
  const within = (days: number) => apart.filter((d) => d < days).length;
  return within(minDays) > 0 || within(30) >= most30 || within(90) >= most90;
}

/** One contact: days since 1970, and the state of the person on that day. */
export interface Contact<S> {
  person: number;
  day: number;
  state: S;
}
export interface ActualCadence {
  contacts: number;
  people: number;
  /** Between one contact and the person's one before, of those that have one. */
  gaps: number[];
  /** Contacts that came sooner after the one before than the plan allows, and those that were one too many in 30 days. */
  tooSoon: number;
  tooMany: number;
}

/**
 * What was done, by the state in which the people were on the day of each contact. Contacts before `from` only count as
 * the one before. Worked example: planned at least 10 days; one person on days 1 and 6, from day 5 → 1 contact, too soon.
 */
export function actualCadence<S>(contacts: readonly Contact<S>[], from: number, planned: (state: S) => Cadence | null): Map<S, ActualCadence> {
  const found = new Map<S, ActualCadence>();
  const people = new Map<S, Set<number>>();
  for (const [person, own] of Map.groupBy(contacts, (c) => c.person)) {
    const days = own.map((c) => c.day).sort((a, b) => a - b);
    const ordered = [...own].sort((a, b) => a.day - b.day);
    ordered.forEach(({ day, state }, i) => {
      if (day < from) return;
      const told = found.get(state) ?? { contacts: 0, people: 0, gaps: [], tooSoon: 0, tooMany: 0 };
      const met = people.get(state) ?? new Set<number>();
      const plan = planned(state);
      told.contacts += 1;
      met.add(person);
      if (i > 0) {
        const gap = day - days[i - 1]!;
        told.gaps.push(gap);
        if (plan && gap < plan.minDays) told.tooSoon += 1;
      }
      if (plan && days.slice(0, i + 1).filter((d) => d > day - 30).length > plan.most30) told.tooMany += 1;
      found.set(state, told);
      people.set(state, met);
    });
  }
  for (const [state, met] of people) found.get(state)!.people = met.size;
  return found;
}
