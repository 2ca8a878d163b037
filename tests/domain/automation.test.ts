import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateDue, ordersDue, stateEntries } from '../../shared/domain/automation.ts';
import { states, stateOf, type Cuts } from '../../shared/domain/lifecycle-states.ts';
import { dayFromEpoch, epochDay } from '../../shared/lib/dates.ts';

const cuts: Cuts = [94, 200, 283];
const dueOf = (events: { due: number }[]) => events.map((e) => e.due);

it('the worked example', () => {
  expect(states.map((state) => dueOf(stateEntries([0, 300], { state, days: 0 }, cuts, 0, 300)))).toEqual([[300], [95], [201], [284]]);
  expect(dueOf(stateEntries([0, 150], { state: 'asleep', days: 0 }, cuts, 0, 200))).toEqual([]);
  expect(dueOf(stateEntries([0, 97], { state: 'silent', days: 3 }, cuts, 0, 150))).toEqual([]);
});

it('entries are the days on which the state of the day before was another', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 6 }), fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 61, max: 120 }), fc.integer({ min: 121, max: 200 })), (some, own) => {
      const days = some.sort((a, b) => a - b);
      const on = (day: number) => {
        const last = days.findLast((d) => d <= day);
        return last === undefined ? null : stateOf(day - last, own);
      };
      for (const state of states) {
        const wanted = Array.from({ length: 900 }, (_, day) => day).filter((day) => on(day) === state && on(day - 1) !== state && on(day - 1) !== null);
        expect(dueOf(stateEntries(days, { state, days: 0 }, own, 0, 899)), state).toEqual(wanted);
      }
    }),
  );
});

it('so many days after an order: the first alone, or each, and not who has bought by then', () => {
  const days = [10, 15, 40];
  const after = (firstOnly: boolean, unlessBought: boolean) => dueOf(ordersDue(days, { days: 7, firstOnly, unlessBought }, 0, 99));
  expect([after(false, false), after(true, false), after(false, true), after(true, true)]).toEqual([[17, 22, 47], [17], [22, 47], []]);
  expect(dueOf(ordersDue(days, { days: 7, firstOnly: false, unlessBought: false }, 18, 22))).toEqual([22]);
});

it('a date comes again each year, before it too, and the 29th of February on the 28th', () => {
  const due = (date: string, days: number, yearly: boolean, from: string, to: string) => dateDue(epochDay(date), { days, yearly }, epochDay(from), epochDay(to)).map((e) => dayFromEpoch(e.due));
  expect(due('2020-02-29', 0, true, '2023-01-01', '2024-12-31')).toEqual(['2023-02-28', '2024-02-29']);
  expect(due('1990-01-02', -7, true, '2025-12-20', '2026-01-05')).toEqual(['2025-12-26']);
  expect(due('2026-03-01', 3, false, '2026-03-01', '2026-03-10')).toEqual(['2026-03-04']);
  expect(due('2026-03-01', 3, false, '2027-03-01', '2027-03-10')).toEqual([]);
  expect(due('2030-03-01', 0, true, '2026-01-01', '2026-12-31')).toEqual([]);
});
