import { expect, test } from 'vitest';
import { hourOf } from '../../shared/lib/dates.ts';

test.each([
  ['2026-06-01T16:30:00Z', 'Asia/Shanghai', 0],
  ['2026-06-01T15:59:59Z', 'Asia/Shanghai', 23],
  ['2026-03-08T09:30:00Z', 'America/Los_Angeles', 1], // half an hour before the clock goes forward
  ['2026-03-08T10:30:00Z', 'America/Los_Angeles', 3],
  ['2026-06-01T20:00:00Z', 'Asia/Kolkata', 1],
  ['1969-12-31T23:00:00Z', 'UTC', 23],
])('%s in %s', (at, timeZone, hour) => {
  expect(hourOf(Date.parse(at), timeZone)).toBe(hour);
});
