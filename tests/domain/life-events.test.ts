import { expect, test } from 'vitest';
import { isTooPrivate, nextEventDay } from '../../shared/domain/life-events.ts';

test.each([
  ['2020-05-01', true, '2026-05-01', '2026-05-01'],
  ['2020-05-01', true, '2026-05-02', '2027-05-01'],
  ['2020-05-01', false, '2026-05-02', null],
  ['2026-12-01', false, '2026-05-02', '2026-12-01'],
  ['2027-12-01', true, '2026-05-02', '2027-12-01'],
  ['2024-02-29', true, '2026-02-28', '2026-03-01'],
  ['2024-02-29', true, '2026-03-02', '2027-03-01'],
  ['2024-02-29', true, '2027-03-02', '2028-02-29'],
])('an event on %s, yearly %s, asked on %s comes on %s', (day, yearly, asOf, next) => {
  expect(nextEventDay({ day, yearly }, asOf)).toBe(next);
});

test.each([['老人去世', true], ['Cancer treatment', true], ['大儿子小米', false], ['搬到杭州', false], ['信用卡还清', false]])('%s is too private: %s', (note, is) => {
  expect(isTooPrivate(note)).toBe(is);
});
