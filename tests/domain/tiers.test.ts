import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsUntil, nextTier, reaches, tierMoves, windowFigures, type Standing, type TierBar, type TierOrder, type TierRules } from '../../shared/domain/tiers.ts';
import { addDays } from '../../shared/lib/dates.ts';

const bar = (spendYuan: number | null, orders: number | null = null, match: 'all' | 'any' = 'all'): TierBar => ({ match, spendMinor: spendYuan === null ? null : spendYuan * 100, orders, points: null });
const rules: TierRules = {
  window: { kind: 'rolling', months: 12 },
  period: { kind: 'months', months: 12 },
  graceDays: 0,
  tiers: [
    { tier: 'silver', name: '银卡', up: bar(300), keep: null, benefits: '' },
    { tier: 'gold', name: '金卡', up: bar(1000), keep: bar(800), benefits: '' },
    { tier: 'diamond', name: '钻石卡', up: bar(5000, 10), keep: null, benefits: '' },
  ],
};
const nobody: Standing = { rank: 0, until: null, locked: false, since: null };
const order = (day: string, yuan: number): TierOrder => ({ day, netMinor: yuan * 100, points: yuan });
const path = (orders: TierOrder[], today: string, given: TierRules = rules, standing = nobody) => tierMoves(orders, () => given, ['2025-01-01'], standing, today).map((m) => [m.kind, m.from, m.to, m.day, m.until]);

describe('what counts on a day', () => {
  const orders = [order('2025-05-10', 1), order('2025-05-11', 2), order('2026-01-01', 4), order('2026-05-10', 8), order('2026-05-11', 16)];
  test('the months up to it, its day twelve months ago not', () => expect(windowFigures(orders, { kind: 'rolling', months: 12 }, '2026-05-10')).toEqual({ spendMinor: 1400, orders: 3, points: 14 }));
  test('its calendar year', () => expect(windowFigures(orders, { kind: 'year' }, '2026-05-10')).toEqual({ spendMinor: 1200, orders: 2, points: 12 }));
  test('all that is asked, or any', () => {
    const figures = { spendMinor: 30000, orders: 2, points: 0 };
    expect(reaches(bar(300), figures)).toBe(true);
    expect(reaches(bar(300.01), figures)).toBe(false);
    expect(reaches(bar(300, 3), figures)).toBe(false);
    expect(reaches(bar(300, 3, 'any'), figures)).toBe(true);
    expect(reaches(bar(null), figures)).toBe(false);
    expect(reaches(bar(null, null, 'any'), figures)).toBe(false);
  });
  test.each([
    [{ kind: 'months' as const, months: 1 }, '2026-01-31', '2026-02-28'],
    [{ kind: 'months' as const, months: 12 }, '2026-05-10', '2027-05-10'],
    [{ kind: 'yearEnd' as const, years: 0 }, '2026-05-10', '2026-12-31'],
    [{ kind: 'yearEnd' as const, years: 1 }, '2026-12-31', '2027-12-31'],
  ])('a tier holds (%#)', (period, day, until) => expect(holdsUntil(period, day)).toBe(until));
});

describe('the way', () => {
  test('up on the day of the order that reaches it, past a tier where it reaches two', () => {
    expect(path([order('2025-02-01', 299), order('2025-03-01', 1), order('2025-04-01', 700)], '2025-06-01')).toEqual([['up', 0, 2, '2025-03-01', '2026-03-01'], ['up', 2, 3, '2025-04-01', '2026-04-01']]);
    expect(path([order('2025-02-01', 1000)], '2025-06-01')).toEqual([['up', 0, 3, '2025-02-01', '2026-02-01']]);
  });
  test('down one step, only when the period is over, and then the next', () => {
    const orders = [order('2025-02-01', 1000)];
    expect(path(orders, '2026-02-01')).toHaveLength(1);
    expect(path(orders, '2026-02-02')).toEqual([['up', 0, 3, '2025-02-01', '2026-02-01'], ['down', 3, 2, '2026-02-02', '2027-02-02']]);
    expect(path(orders, '2028-01-01').map(([kind, , to]) => [kind, to])).toEqual([['up', 3], ['down', 2], ['down', 0]]);
  });
  test('kept by its own bar, for another period', () => {
    expect(path([order('2025-02-01', 1000), order('2025-09-01', 800)], '2026-02-02').at(-1)).toEqual(['keep', 3, 3, '2026-02-02', '2027-02-02']);
    expect(path([order('2025-02-01', 1000), order('2025-09-01', 799)], '2026-02-02').at(-1)).toEqual(['down', 3, 2, '2026-02-02', '2027-02-02']);
  });
  test('in the grace after it too', () => {
    const lenient = { ...rules, graceDays: 30 };
    const late = [order('2025-02-01', 1000), order('2026-02-20', 800)];
    expect(path([late[0]!], '2026-03-03', lenient)).toHaveLength(1);
    expect(path([late[0]!], '2026-03-04', lenient).at(-1)).toEqual(['down', 3, 2, '2026-03-04', '2027-03-04']);
    expect(path(late, '2026-03-10', lenient).at(-1)).toEqual(['keep', 3, 3, '2026-02-02', '2027-02-02']);
  });
  test('locked it stays; where nobody can reach a bar, nobody does; where everybody can, whoever bought does', () => {
    expect(path([order('2025-02-01', 9000)], '2027-01-01', rules, { rank: 1, until: '2025-03-01', locked: true, since: '2025-01-01' })).toEqual([]);
    expect(path([order('2025-02-01', 9000)], '2026-01-01', { ...rules, tiers: [{ ...rules.tiers[0]!, up: bar(null) }] })).toEqual([]);
    expect(path([order('2025-02-01', 1)], '2025-02-02', { ...rules, tiers: [{ ...rules.tiers[0]!, up: bar(0) }] })).toEqual([['up', 0, 2, '2025-01-01', '2026-01-01']]);
  });
  test('by the rules of each day', () => {
    const harder = { ...rules, tiers: [{ ...rules.tiers[0]!, up: bar(2000), keep: bar(2000) }] };
    const on = (day: string) => (day < '2025-06-01' ? rules : harder);
    const moves = tierMoves([order('2025-05-01', 300), order('2025-07-01', 300)], on, ['2025-01-01', '2025-06-01'], nobody, '2026-05-02');
    expect(moves.map((m) => [m.kind, m.to, m.day])).toEqual([['up', 2, '2025-05-01'], ['down', 0, '2026-05-02']]);
  });
  test('run each day or once it is the same', () => {
    const someDay = fc.nat({ max: 900 }).map((n) => addDays('2025-01-01', n));
    const orders = fc.array(fc.record({ day: someDay, netMinor: fc.integer({ min: 0, max: 120_000 }), points: fc.constant(0) }), { maxLength: 12 }).map((all) => all.sort((a, b) => (a.day < b.day ? -1 : 1)));
    fc.assert(
      fc.property(orders, fc.constantFrom(0, 20), fc.constantFrom<TierRules['period']>({ kind: 'months', months: 6 }, { kind: 'yearEnd', years: 0 }), fc.constantFrom(7, 1, 40), (all, graceDays, period, stride) => {
        const given = { ...rules, graceDays, period };
        const last = '2027-08-01';
        const once = tierMoves(all, () => given, ['2025-01-01'], nobody, last);
        let standing = nobody;
        const often = [];
        for (let today = '2025-01-01'; ; today = addDays(today, stride)) {
          const now = today > last ? last : today;
          for (const move of tierMoves(all.filter((o) => o.day <= now), () => given, ['2025-01-01'], standing, now)) {
            often.push(move);
            standing = { rank: move.to, until: move.to === 0 ? null : move.until, locked: false, since: move.day };
          }
          if (now === last) break;
        }
        expect(often).toEqual(once);
      }),
      { numRuns: 150 },
    );
  });
});

test('what is missing to the next', () => {
  expect(nextTier(rules, 2, { spendMinor: 40000, orders: 3, points: 0 })).toMatchObject({ tier: { tier: 'gold' }, missingMinor: 60000, missingOrders: null });
  expect(nextTier(rules, 5, { spendMinor: 0, orders: 0, points: 0 })).toBeNull();
});
