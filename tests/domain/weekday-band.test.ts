import { expect, test } from 'vitest';
import { weekdayBand } from '../../shared/domain/weekday-band.ts';
import { addDays, daysBetween } from '../../shared/lib/dates.ts';

const SEND = '2026-06-29'; // a Monday

test('of the same weekday in the twelve weeks before, and of no other day', () => {
  const value = (day: string) => (daysBetween(day, SEND) % 7 === 0 ? daysBetween(day, SEND) / 7 - 1 : 1000);
  const band = weekdayBand(addDays(SEND, 14), SEND, value)!;
  expect(band.n).toBe(12);
  expect([band.low, band.middle, band.high].map((x) => Math.round(x * 10) / 10)).toEqual([1.1, 5.5, 9.9]);
});

test('days of which nothing is known are left out, and below six there is no band', () => {
  const known = (n: number) => (day: string) => (daysBetween(day, SEND) <= 7 * n ? 3 : null);
  expect(weekdayBand(SEND, SEND, known(6))).toEqual({ low: 3, middle: 3, high: 3, n: 6 });
  expect(weekdayBand(SEND, SEND, known(5))).toBeNull();
});
