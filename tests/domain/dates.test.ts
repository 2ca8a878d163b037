import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { addDays, dayFromEpoch, dayOf, epochDay, instantOf } from '../../shared/lib/dates.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});
const at = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) });

test('a shop’s day is its own, whatever zone the computer stands in', () => {
  fc.assert(
    fc.property(at, fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu'), (instant, shop) => {
      const days = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kolkata'].map((computer) => {
        process.env['TZ'] = computer;
        return dayOf(instant, shop);
      });
      expect(new Set(days).size).toBe(1);
      expect(days[0]).toBe(new Intl.DateTimeFormat('sv-SE', { timeZone: shop }).format(instant));
    }),
    { numRuns: 300 },
  );
});

test('there and back: days through their numbers, the clock through its instant', () => {
  fc.assert(
    fc.property(at, fc.integer({ min: -3000, max: 3000 }), fc.constantFrom('Asia/Shanghai', 'UTC', 'Asia/Kathmandu'), (instant, days, shop) => {
      const day = dayOf(instant, shop);
      expect(dayFromEpoch(epochDay(day))).toBe(day);
      expect(addDays(addDays(day, days), -days)).toBe(day);
      const wall = Date.parse(`${day}T12:34:56Z`);
      expect(dayOf(instantOf(wall, shop), shop)).toBe(day);
    }),
    { numRuns: 1000 },
  );
});
