import { describe, expect, test } from 'vitest';
import { slotOf } from '../../shared/domain/calendar-slots.ts';
import { phaseDates, phasesOfSeason } from '../../shared/domain/sale-phases.ts';
import { seasonalIndex, type DaySales } from '../../shared/domain/seasonal-index.ts';
import { usualCalendar } from '../../shared/domain/season-calendar.ts';
import { startOfSeason } from '../../shared/domain/seasons.ts';
import { dayFromEpoch, epochDay } from '../../shared/lib/dates.ts';

const sell = (from: string, to: string, units: (day: string) => number): DaySales[] => {
  const found: DaySales[] = [];
  for (let day = epochDay(from); day <= epochDay(to); day += 1) {
    const sold = units(dayFromEpoch(day));
    if (sold > 0) found.push({ day, units: sold, orders: sold });
  }
  return found;
};
const range = [epochDay('2024-01-01'), epochDay('2025-12-30')] as const; // 730 days

describe('parts of the year', () => {
  test.each([
    ['2026-01-31', 0, 23, 11], ['2026-02-03', 1, 23, 11], ['2026-02-04', 1, 0, 11], ['2026-02-16', 1, 0, 11], ['2026-02-17', 1, 0, 0], ['2026-05-05', 4, 6, 2], ['2026-12-22', 11, 21, 10],
    ['2025-07-25', 6, 11, 5], // the leap sixth month
  ])('%s', (day, month, term, lunar) => {
    const at = epochDay(day);
    expect([slotOf(at, 'month'), slotOf(at, 'term'), slotOf(at, 'lunar')]).toEqual([month, term, lunar]);
  });
});

describe('when something sells', () => {
  test('June twice as much: hot, and the index averages to one over the year', () => {
    const told = seasonalIndex(sell('2024-01-01', '2025-12-30', (d) => (d.slice(5, 7) === '06' ? 2 : 1)), ...range, 'month')!;
    expect(told.years).toBe(2);
    expect(told.slots[5]).toMatchObject({ flag: 'hot' });
    expect(told.slots[5]!.index).toBeCloseTo((2 * 365) / 395, 2);
    expect(told.slots[0]!.flag).toBe('shoulder');
    expect(told.peakShift).toBe(0);
  });
  test('a shop that grows isn’t a season: each year has its own mean', () => {
    const told = seasonalIndex(sell('2024-01-01', '2025-12-30', (d) => (d < '2025' ? 1 : 10)), ...range, 'month')!;
    for (const { index, flag } of told.slots) {
      expect(Math.abs(index - 1)).toBeLessThan(0.15);
      expect(flag).toBe('shoulder');
    }
  });
  test('summer alone; the peak moved on by a month; around the new year it moves by the shorter way', () => {
    const month = (d: string) => Number(d.slice(5, 7));
    const moved = seasonalIndex(sell('2024-01-01', '2025-12-30', (d) => (month(d) === (d < '2025' ? 6 : 7) ? 5 : month(d) >= 5 && month(d) <= 8 ? 1 : 0)), ...range, 'month')!;
    expect(moved).toMatchObject({ peaks: [5, 6], peakShift: 1 });
    expect(moved.slots[0]).toMatchObject({ index: 0, flag: 'off' });
    const turn = seasonalIndex(sell('2024-01-01', '2025-12-30', (d) => (d < '2025' ? (month(d) === 1 && d > '2024-01-02' ? 5 : 1) : month(d) === 12 ? 5 : 1)), ...range, 'month')!;
    expect(turn.peakShift).toBe(-1);
  });
  test('what chance does isn’t a season: few orders may lie as they like', () => {
    // 120 orders in two years, 15 in June where 10 are expected: 1.5 times, and no more than chance.
    const days = [...Array(15).keys()].map((i) => epochDay('2024-06-01') + i).concat([...Array(105).keys()].map((i) => range[0] + 7 * i).filter((d) => !dayFromEpoch(d).includes('-06-')));
    const told = seasonalIndex(days.map((day) => ({ day, units: 1, orders: 1 })), ...range, 'month')!;
    expect(told.slots[5]!.index).toBeGreaterThan(1.25);
    expect(told.slots[5]!.flag).toBe('shoulder');
  });
  test('too few orders have an index and no flag; below a year, or with nothing sold, nothing is told', () => {
    const few = seasonalIndex([{ day: range[0] + 5, units: 3, orders: 3 }], ...range, 'month')!;
    expect(few.slots.every((s) => s.flag === null)).toBe(true);
    expect(seasonalIndex([{ day: range[0], units: 3, orders: 3 }], range[0], range[0] + 363, 'month')).toBeNull();
    expect(seasonalIndex([], ...range, 'term')).toBeNull();
    expect(seasonalIndex([], Infinity, -Infinity, 'term')).toBeNull();
  });
  test('by solar term there are 24 of them', () => {
    expect(seasonalIndex(sell('2024-01-01', '2025-12-30', () => 1), ...range, 'term')!.slots).toHaveLength(24);
  });
});

describe('phases of a season', () => {
  const summer = 4 * 2025 + 1;
  const from = startOfSeason(summer, usualCalendar);
  const even = Array.from({ length: 94 }, (_, i) => ({ day: from + i, units: 1, orders: 1 }));
  test('of even sales 15 % and 85 % of the days', () => {
    expect(phasesOfSeason(even, summer, usualCalendar)).toMatchObject({ orders: 94, earlyDays: 14, lateDays: 79 });
    expect(phasesOfSeason(even.slice(0, 29), summer, usualCalendar)).toBeNull();
  });
  test('dates of the season that comes: they join, and end with it', () => {
    const dates = phaseDates([phasesOfSeason(even, summer, usualCalendar)!], summer + 4, usualCalendar);
    expect(dates.map((d) => dayFromEpoch(d.from))).toEqual(['2026-05-05', '2026-05-20', '2026-07-24']);
    expect(dates[0]!.to + 1).toBe(dates[1]!.from);
    expect(dates[1]!.to + 1).toBe(dates[2]!.from);
    expect(dayFromEpoch(dates[2]!.to)).toBe('2026-08-06');
    expect(phaseDates([], summer, usualCalendar)).toEqual([]);
  });
  test.each([['the first day', 0], ['the last day', 93]])('all on %s: each phase still has a day', (_, at) => {
    const dates = phaseDates([phasesOfSeason([{ day: from + at, units: 40, orders: 40 }], summer, usualCalendar)!], summer + 4, usualCalendar);
    for (const d of dates) expect(d.to).toBeGreaterThanOrEqual(d.from);
  });
});
