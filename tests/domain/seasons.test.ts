import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownSeasonsProblem, usualCalendar, type SeasonCalendar } from '../../shared/domain/season-calendar.ts';
import { seasonGroupOf, usualSeasonRules, type SeasonFacts } from '../../shared/domain/season-groups.ts';
import { seasonNumber, seasonOfDay, seasonOfNumber, seasonStartDay, startOfSeason, yearOfNumber } from '../../shared/domain/seasons.ts';
import { dayFromEpoch, epochDay } from '../../shared/lib/dates.ts';

const named = (day: string) => `${seasonOfNumber(seasonOfDay(day, usualCalendar))} ${yearOfNumber(seasonOfDay(day, usualCalendar))}`;

test('the term’s day belongs to the new season', () => {
  expect(['2025-02-02', '2025-02-03', '2026-02-03', '2026-02-04', '2026-05-04', '2026-05-05', '2027-05-05', '2027-05-06', '2026-08-06', '2026-08-07', '2026-11-06', '2026-11-07', '2027-01-01'].map(named)).toEqual([
    'winter 2024', 'spring 2025', 'winter 2025', 'spring 2026', 'spring 2026', 'summer 2026', 'spring 2027', 'summer 2027', 'summer 2026', 'autumn 2026', 'autumn 2026', 'winter 2026', 'winter 2026',
  ]);
});

const table = join(import.meta.dirname, '../../../shared/data/solar_terms/solar_terms_four_li_2000_2040.csv');
test.skipIf(!existsSync(table))('T10: all four dates of each year from 2000 to 2040', () => {
  const rows = readFileSync(table, 'utf8').trim().split('\n').slice(1).map((line) => line.trim().split(','));
  expect(rows.length).toBe(164);
  const terms = ['立春', '立夏', '立秋', '立冬'];
  for (const [year, term, , date] of rows) expect(seasonStartDay(4 * Number(year) + terms.indexOf(term!), usualCalendar), `${year} ${term}`).toBe(date);
});

describe('other calendars', () => {
  const calendar = (kind: SeasonCalendar['kind'], own: SeasonCalendar['own'] = []): SeasonCalendar => ({ kind, own });
  const own = [{ name: '春夏', start: '02-15' }, { name: '初夏', start: '05-20' }, { name: '秋', start: '08-15' }, { name: '冬', start: '11-11' }];
  test.each([
    ['lunar months: 2026 begins on 17 February, the year before with a leap sixth month', calendar('lunar'), ['2026-02-16', '2026-02-17', '2025-10-20', '2025-10-21', '2025-11-19', '2025-11-20'], ['3 2025', '0 2026', '2 2025', '2 2025', '2 2025', '3 2025']],
    ['months in the north', calendar('north'), ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01', '2026-09-01', '2026-12-01', '2027-01-15'], ['3 2025', '0 2026', '0 2026', '1 2026', '2 2026', '3 2026', '3 2026']],
    ['and in the south, where spring begins in September', calendar('south'), ['2026-08-31', '2026-09-01', '2026-12-01', '2027-02-28', '2027-03-01', '2027-06-01'], ['3 2025', '0 2026', '1 2026', '1 2026', '2 2026', '3 2026']],
    ['own dates: the last span runs into the next year', calendar('own', own), ['2026-02-14', '2026-02-15', '2026-05-19', '2026-05-20', '2026-11-10', '2026-11-11', '2027-01-01'], ['3 2025', '0 2026', '0 2026', '1 2026', '2 2026', '3 2026', '3 2026']],
  ] as const)('%s', (_, by, days, wanted) => expect(days.map((day) => `${seasonOfDay(day, by) % 4} ${yearOfNumber(seasonOfDay(day, by))}`)).toEqual(wanted));

  test.each(['solar', 'lunar', 'north', 'south', 'own'] as const)('%s: every day is in one season, between its first day and that of the next', (kind) => {
    const by = calendar(kind, own);
    for (let day = epochDay('1999-12-01'), before = 0; day < epochDay('2031-01-01'); day += 1) {
      const number = seasonNumber(day, by);
      expect(startOfSeason(number, by) <= day && day < startOfSeason(number + 1, by), dayFromEpoch(day)).toBe(true);
      if (before !== 0) expect(number - before === 0 || number - before === 1).toBe(true);
      before = number;
    }
  });

  test('own spans are four, in order, on days of every year, each with a name of its own', () => {
    expect(ownSeasonsProblem(own)).toBeNull();
    expect(ownSeasonsProblem(own.slice(1))).toBe('four');
    expect(ownSeasonsProblem(own.with(1, { name: '初夏', start: '02-29' }))).toBe('day');
    expect(ownSeasonsProblem(own.with(1, { name: '初夏', start: '13-01' }))).toBe('day');
    expect(ownSeasonsProblem(own.with(1, { name: '初夏', start: '02-15' }))).toBe('order');
    expect(ownSeasonsProblem(own.with(1, { name: '春夏', start: '05-20' }))).toBe('names');
  });
});

describe('groups, in spring 2026', () => {
  const running = 4 * 2026;
  const of = (facts: Partial<SeasonFacts>, rules = usualSeasonRules) => seasonGroupOf({ purchaseDays: 4, first: running - 8, last: running, running, bits: 0b0111, ...facts }, rules);
  test.each([
    ['bought in all four', of({ bits: 0b1111 }), 'best'],
    ['in three of them', of({}), 'regular'],
    ['a customer for four seasons, this one counted', of({ first: running - 3, bits: 0b1111 }), 'best'],
    ['for three: not judged', of({ first: running - 2, bits: 0b0111 }), 'returning'],
    ['bought once, this season or up to one empty season ago', of({ purchaseDays: 1, first: running - 2, last: running - 2 }), 'new'],
    ['one empty season', of({ last: running - 2, bits: 0b1111 }), 'best'],
    ['two', of({ last: running - 3, bits: 0b1111 }), 'leaving'],
    ['two, strictly judged', of({ last: running - 3 }, { ...usualSeasonRules, leavingAfter: 3 }), 'regular'],
    ['three', of({ last: running - 4 }, { ...usualSeasonRules, leavingAfter: 3 }), 'leaving'],
    ['four', of({ last: running - 5 }), 'gone'],
    ['bought once, long ago', of({ purchaseDays: 1, first: running - 40, last: running - 40 }), 'gone'],
  ])('%s', (_, group, wanted) => expect(group).toBe(wanted));
});
