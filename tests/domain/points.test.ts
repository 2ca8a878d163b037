import { describe, expect, test } from 'vitest';
import { accountPoints, lotDays, orderPoints, settleDebts, spendOldest, usablePoints, type LotState, type PointRules } from '../../shared/domain/points.ts';
import { versionOn } from '../../shared/domain/programme.ts';

const rules: PointRules = { points: 1, perMinor: 100, rounding: 'down', capPerOrder: null, capPerMonth: null, excludedCategories: [], pendingDays: 15, expiry: { kind: 'months', months: 12 }, valueMinor: 100 };
const order = (day: string, netMinor: number, excludedMinor = 0, counts = true) => ({ day, netMinor, excludedMinor, counts });
const lot = (lotId: number, left: number, expires: string | null = null, usable = '2026-01-01'): LotState => ({ lotId, left, usable, expires });

describe('what an order brings', () => {
  test.each([
    ['a yuan a point, whole ones', rules, order('2026-05-01', 9990), 99],
    ['nearest', { ...rules, rounding: 'nearest' as const }, order('2026-05-01', 9950), 100],
    ['nearest, just below', { ...rules, rounding: 'nearest' as const }, order('2026-05-01', 9949), 99],
    ['up', { ...rules, rounding: 'up' as const }, order('2026-05-01', 9901), 100],
    ['up, where it is whole already', { ...rules, rounding: 'up' as const }, order('2026-05-01', 9900), 99],
    ['without the goods that are excluded', rules, order('2026-05-01', 6990, 2000), 49],
    ['more excluded than is left', rules, order('2026-05-01', 1000, 2000), 0],
    ['3 points for each ¥7', { ...rules, points: 3, perMinor: 700 }, order('2026-05-01', 2000), 8],
    ['capped', { ...rules, capPerOrder: 50 }, order('2026-05-01', 9990), 50],
    ['not finished, not valid', rules, order('2026-05-01', 9990, 0, false), 0],
    ['the largest amounts stay exact', { ...rules, points: 100_000, perMinor: 1 }, order('2026-05-01', 9_007_199_254), 900_719_925_400_000],
  ])('%s', (_, given, asked, points) => expect(orderPoints(given, asked)).toBe(points));

  test('the cap of a month cuts the order that passes it, and begins again', () => {
    const days = [order('2026-05-01', 8000), order('2026-05-20', 5000), order('2026-05-31', 5000), order('2026-06-01', 3000)];
    expect(accountPoints(days, () => ({ ...rules, capPerMonth: 100 })).map((o) => o.points)).toEqual([80, 20, 0, 30]);
  });

  test('each by the rules of its day, and none on a day without', () => {
    const double = { ...rules, points: 2 };
    const on = (day: string) => (day < '2026-05-10' ? null : day < '2026-06-01' ? rules : double);
    expect(accountPoints([order('2026-05-09', 1000), order('2026-05-10', 1000), order('2026-06-01', 1000)], on).map((o) => o.points)).toEqual([0, 10, 20]);
  });
});

test.each([
  [rules, '2026-01-31', { earned: '2026-01-31', usable: '2026-02-15', expires: '2027-01-31' }],
  [{ ...rules, expiry: { kind: 'months' as const, months: 1 } }, '2026-01-31', { earned: '2026-01-31', usable: '2026-02-15', expires: '2026-02-28' }],
  [{ ...rules, expiry: { kind: 'months' as const, months: 12 } }, '2024-02-29', { earned: '2024-02-29', usable: '2024-03-15', expires: '2025-02-28' }],
  [{ ...rules, expiry: { kind: 'yearEnd' as const, years: 1 }, pendingDays: 0 }, '2026-12-31', { earned: '2026-12-31', usable: '2026-12-31', expires: '2027-12-31' }],
  [{ ...rules, expiry: { kind: 'never' as const } }, '2026-01-01', { earned: '2026-01-01', usable: '2026-01-16', expires: null }],
])('days of a lot (%#)', (given, earned, days) => expect(lotDays(given, earned)).toEqual(days));

describe('spending', () => {
  const lots = [lot(1, 100, '2026-07-01'), lot(2, 30, '2026-06-01'), lot(3, 500), lot(4, 40, '2026-12-31', '2026-05-20'), lot(5, 70, '2026-04-30')];
  test('what expires first goes first, what never does last; pending and expired lots stay', () => {
    expect(usablePoints(lots, '2026-05-10')).toBe(630);
    expect(spendOldest(lots, 150, '2026-05-10')).toEqual([{ lotId: 2, points: -30 }, { lotId: 1, points: -100 }, { lotId: 3, points: -20 }]);
  });
  test('on a lot\'s last day it can be used, on the day after not', () => {
    expect(usablePoints([lot(1, 10, '2026-05-10')], '2026-05-10')).toBe(10);
    expect(usablePoints([lot(1, 10, '2026-05-10')], '2026-05-11')).toBe(0);
  });
  test('on the day it becomes usable it can be, on the day before not', () => {
    expect(usablePoints([lot(1, 10, null, '2026-05-10')], '2026-05-10')).toBe(10);
    expect(usablePoints([lot(1, 10, null, '2026-05-10')], '2026-05-09')).toBe(0);
  });
  test('of those that expire together the one that came first', () => expect(spendOldest([lot(2, 30), lot(1, 30)], 40, '2026-05-10')).toEqual([{ lotId: 1, points: -30 }, { lotId: 2, points: -10 }]));
  test('never more than there is, and what is owed is off', () => {
    expect(spendOldest(lots, 631, '2026-05-10')).toBeNull();
    expect(usablePoints([lot(1, -50, '2026-04-01'), lot(2, 120)], '2026-05-10')).toBe(70);
    expect(usablePoints([lot(1, -50), lot(2, 20)], '2026-05-10')).toBe(0);
  });
  test('what is owed is paid by the oldest that are alive; the changes add up to nothing', () => {
    const changes = settleDebts([lot(1, -50, '2026-04-01'), lot(2, 30, '2026-06-01'), lot(3, 80, null, '2026-09-01'), lot(4, 99, '2026-05-09')], '2026-05-10');
    expect(changes).toEqual([{ lotId: 2, points: -30 }, { lotId: 3, points: -20 }, { lotId: 1, points: 50 }]);
    expect(settleDebts([lot(1, -50), lot(2, 20)], '2026-05-10')).toEqual([{ lotId: 2, points: -20 }, { lotId: 1, points: 20 }]);
  });
});

test('of the versions the one of the day holds, and of two of one day the later', () => {
  const version = (versionId: number, fromDay: string) => ({ versionId, fromDay });
  const all = [version(1, '2026-01-01'), version(4, '2026-01-01'), version(2, '2026-06-01'), version(3, '2026-03-01')];
  expect(versionOn(all, '2025-12-31')).toBeNull();
  expect(versionOn(all, '2026-02-28')?.versionId).toBe(4);
  expect(versionOn(all, '2026-03-01')?.versionId).toBe(3);
  expect(versionOn(all, '2026-12-01')?.versionId).toBe(2);
});
