import { expect, test } from 'vitest';
import { ageOn, birthdayBetween, type BirthdayCalendar } from '../../shared/domain/birthdays.ts';

test.each<[string, BirthdayCalendar, string, string, string | null, number?]>([
  ['1990-03-05', 'solar', '2026-03-01', '2026-03-08', '2026-03-05', 2026],
  ['--03-05', 'solar', '2026-03-01', '2026-03-08', '2026-03-05', 2026],
  ['1990-03-09', 'solar', '2026-03-01', '2026-03-08', null],
  // The window reaches over New Year.
  ['1990-01-02', 'solar', '2026-12-28', '2027-01-04', '2027-01-02', 2027],
  ['1990-12-30', 'solar', '2026-12-28', '2027-01-04', '2026-12-30', 2026],
  // 29 February.
  ['2000-02-29', 'solar', '2026-02-25', '2026-03-03', '2026-02-28', 2026],
  ['2000-02-29', 'solar', '2028-02-25', '2028-03-03', '2028-02-29', 2028],
  // 中秋 of 1990 and of 2026.
  ['1990-10-03', 'lunar', '2026-09-20', '2026-09-27', '2026-09-25', 2026],
  ['--08-15', 'lunar_written', '2026-09-20', '2026-09-27', '2026-09-25', 2026],
  ['--10-03', 'lunar', '2026-01-01', '2026-12-31', null],
  // 除夕 of the lunar year 2025 is in the solar year 2026; its 12th month has 29 days.
  ['--12-30', 'lunar_written', '2026-02-10', '2026-02-20', '2026-02-16', 2025],
  // Born in the leap sixth month of 2017 (闰六月初一): kept in the sixth.
  ['2017-07-23', 'lunar', '2026-07-10', '2026-07-20', '2026-07-14', 2026],
  // In 2025, which has a leap sixth month itself, in the first of the two, and only there.
  ['2017-07-23', 'lunar', '2025-06-20', '2025-06-30', '2025-06-25', 2025],
  ['2017-07-23', 'lunar', '2025-07-20', '2025-07-30', null],
])('%s %s from %s to %s', (birthday, calendar, from, to, day, year) => {
  expect(birthdayBetween(birthday, calendar, '02-28', from, to)).toEqual(day === null ? null : { day, year });
});

test('29 February is 1 March where the shop says so', () => expect(birthdayBetween('2000-02-29', 'solar', '03-01', '2026-02-25', '2026-03-03')).toEqual({ day: '2026-03-01', year: 2026 }));

test.each([
  ['2008-03-05', '2026-03-05', 18],
  ['2008-03-05', '2026-03-04', 17],
  ['2008-02-29', '2026-02-28', 17],
  ['--03-05', '2026-03-05', null],
])('%s on %s is %s', (birthday, day, age) => expect(ageOn(birthday, day)).toBe(age));
