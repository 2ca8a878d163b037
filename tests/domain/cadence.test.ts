import { describe, expect, test } from 'vitest';
import { actualCadence, breaksCadence } from '../../shared/domain/cadence.ts';

const plan = { minDays: 14, most30: 2, most90: 3 };

describe('one more contact', () => {
  test.each([
    ['nobody was contacted', [], '2026-05-30', false],
    ['13 days after', ['2026-05-01'], '2026-05-14', true],
    ['14 days after', ['2026-05-01'], '2026-05-15', false],
    ['13 days before one that is planned', ['2026-05-14'], '2026-05-01', true],
    ['two within 30 days', ['2026-05-05', '2026-05-20'], '2026-06-03', true],
    ['the earlier is 30 days old', ['2026-05-05', '2026-05-20'], '2026-06-04', false],
    ['three within 90 days', ['2026-03-10', '2026-04-01', '2026-05-01'], '2026-06-05', true],
    ['one of them 90 days old', ['2026-03-07', '2026-04-01', '2026-05-01'], '2026-06-05', false],
  ])('%s', (_, contacts, day, broken) => {
    expect(breaksCadence(contacts, day, plan)).toBe(broken);
  });
  test('no rule in days: two on one day count by their number alone', () => {
    expect(breaksCadence(['2026-05-01'], '2026-05-01', { minDays: 0, most30: 2, most90: 3 })).toBe(false);
    expect(breaksCadence(['2026-05-01', '2026-05-01'], '2026-05-01', { minDays: 0, most30: 2, most90: 3 })).toBe(true);
  });
});

describe('what was done', () => {
  test('by the state on the day; what is before the time only counts as the one before', () => {
    const told = actualCadence([{ person: 1, day: 1, state: 'a' }, { person: 1, day: 6, state: 'b' }], 5, () => ({ minDays: 10, most30: 1, most90: 1 }));
    expect([...told]).toEqual([['b', { contacts: 1, people: 1, gaps: [5], tooSoon: 1, tooMany: 1 }]]);
  });
  test('people are counted once, whatever the order in which contacts come; without a plan nothing is too soon', () => {
    const told = actualCadence([{ person: 2, day: 40, state: 'a' }, { person: 1, day: 30, state: 'a' }, { person: 1, day: 10, state: 'a' }], 0, () => null);
    expect(told.get('a')).toEqual({ contacts: 3, people: 2, gaps: [20], tooSoon: 0, tooMany: 0 });
    expect(actualCadence([], 0, () => null).size).toBe(0);
  });
});
