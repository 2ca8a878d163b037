import { expect, it } from 'vitest';
import { marketingDays } from '../../shared/domain/marketing-days.ts';
import { slotOf } from '../../shared/domain/calendar-slots.ts';
import { epochDay } from '../../shared/lib/dates.ts';

const on = (day: string) => marketingDays(day, day).map((d) => d.key);

// As the State Council's holiday notices and the almanac have them.
it.each([
  ['2024-02-10', 'springFestival'],
  ['2025-01-29', 'springFestival'],
  ['2026-02-17', 'springFestival'],
  ['2026-02-16', 'newYearsEve'],
  ['2026-03-03', 'lantern'],
  ['2025-05-31', 'dragonBoat'],
  ['2026-06-19', 'dragonBoat'],
  ['2026-08-19', 'qixi'],
  ['2026-09-25', 'midAutumn'],
  ['2025-10-06', 'midAutumn'],
  ['2026-01-26', 'laba'],
  ['2026-05-10', 'mothers'],
  ['2026-06-21', 'fathers'],
  ['2026-11-26', 'thanksgiving'],
  ['2026-11-27', 'blackFriday'],
  ['2025-12-01', 'cyberMonday'],
])('%s is %s', (day, key) => expect(on(day)).toContain(key));

it('has every solar term of a year, on the day on which the calendar of seasons changes', () => {
  const terms = marketingDays('2026-01-01', '2026-12-31').filter((d) => d.kind === 'term');
  expect(terms).toHaveLength(24);
  for (const { day, key } of terms) {
    expect(slotOf(epochDay(day), 'term')).toBe(Number(key));
    expect(slotOf(epochDay(day) - 1, 'term')).toBe((Number(key) + 23) % 24);
  }
});

it('is in order and knows nothing outside', () => {
  const days = marketingDays('2025-12-20', '2026-02-20').map((d) => d.day);
  expect(days).toEqual([...days].sort());
  expect([days[0]! >= '2025-12-20', days.at(-1)! <= '2026-02-20']).toEqual([true, true]);
});
