import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateOf, type Cuts } from '../../shared/domain/lifecycle-states.ts';
import { stateChanges } from '../../shared/domain/state-history.ts';

test('who comes back is active again; the day after the cut’s last begins the next state', () => {
  expect(stateChanges([0, 25], 40, [10, 20, 30]).map(({ day, state }) => `${day} ${state}`)).toEqual(['0 active', '11 silent', '21 asleep', '25 active', '36 silent']);
  expect(stateChanges([], 40, [10, 20, 30])).toEqual([]);
});

test('on every day the last change is the state of that day, and no change changes nothing', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 }).map((list) => list.toSorted((a, b) => a - b));
  const cuts = fc.tuple(fc.double({ min: 1, max: 60, noNaN: true }), fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 40, noNaN: true })).map(([a, b, c]): Cuts => [a, a + b, a + b + c]);
  fc.assert(
    fc.property(days, cuts, (bought, by) => {
      const asOf = 260;
      const changes = stateChanges(bought, asOf, by);
      for (let day = bought[0]!; day <= asOf; day += 1) {
        const last = bought.findLast((d) => d <= day)!;
        expect(changes.findLast((c) => c.day <= day)!.state).toBe(stateOf(day - last, by));
      }
      changes.forEach((c, i) => i > 0 && expect(c.state).not.toBe(changes[i - 1]!.state));
    }),
  );
});
