import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownSeasonsProblem, seasonsOf, usualCalendar, type SeasonCalendar } from '../../shared/domain/season-calendar.ts';
import { seasonGroupOf, usualSeasonRules, type SeasonFacts, type SeasonGroup } from '../../shared/domain/season-groups.ts';
import { seasonNumber, seasonOfDay, seasonOfNumber, seasonStartDay, startOfSeason, yearOfNumber } from '../../shared/domain/seasons.ts';
import { dayFromEpoch, epochDay } from '../../shared/lib/dates.ts';

const named = (day: string) => `${seasonOfNumber(seasonOfDay(day, usualCalendar), usualCalendar)} ${yearOfNumber(seasonOfDay(day, usualCalendar), usualCalendar)}`;

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
  ] as const)('%s', (_, by, days, wanted) => expect(days.map((day) => `${seasonOfDay(day, by) % 4} ${yearOfNumber(seasonOfDay(day, by), by)}`)).toEqual(wanted));

  test.each(['solar', 'lunar', 'north', 'south', 'own'] as const)('%s: every day is in one season, between its first day and that of the next', (kind) => {
    const by = calendar(kind, own);
    for (let day = epochDay('1999-12-01'), before = 0; day < epochDay('2031-01-01'); day += 1) {
      const number = seasonNumber(day, by);
      expect(startOfSeason(number, by) <= day && day < startOfSeason(number + 1, by), dayFromEpoch(day)).toBe(true);
      if (before !== 0) expect(number - before === 0 || number - before === 1).toBe(true);
      before = number;
    }
  });

  const halves = [{ name: '春夏', start: '02-15' }, { name: '秋冬', start: '08-15' }];
  const months = Array.from({ length: 12 }, (_, i) => ({ name: `${i + 1} 月`, start: `${String(i + 1).padStart(2, '0')}-01` }));
  test('two spans and twelve: numbered on, from the year in which they begin', () => {
    const [two, twelve] = [calendar('own', halves), calendar('own', months)];
    expect(['2026-02-14', '2026-02-15', '2026-08-14', '2026-08-15', '2027-01-01'].map((day) => seasonOfDay(day, two))).toEqual([2 * 2025 + 1, 2 * 2026, 2 * 2026, 2 * 2026 + 1, 2 * 2026 + 1]);
    expect(['2025-12-31', '2026-01-01', '2026-12-01'].map((day) => seasonOfDay(day, twelve))).toEqual([12 * 2025 + 11, 12 * 2026, 12 * 2026 + 11]);
    expect([seasonsOf(two), seasonOfNumber(2 * 2026 + 1, two), seasonOfNumber(12 * 2026 + 11, twelve), seasonsOf(twelve).length]).toEqual([['spring', 'summer'], 'summer', 'span12', 12]);
    expect([seasonStartDay(2 * 2026 + 1, two), seasonStartDay(12 * 2026 + 1, twelve)]).toEqual(['2026-08-15', '2026-02-01']);
  });

  test('of any number of spans: every day is in one, between its first day and that of the next', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(starts, fc.integer({ min: -30_000, max: 30_000 }), (days, day) => {
        const by = calendar('own', days.toSorted((a, b) => a - b).map((at, i) => ({ name: `${i}`, start: dayFromEpoch(epochDay('2023-01-01') + at).slice(5) })));
        const number = seasonNumber(day, by);
        expect(startOfSeason(number, by) <= day && day < startOfSeason(number + 1, by)).toBe(true);
        expect(seasonNumber(startOfSeason(number + 1, by), by)).toBe(number + 1);
        expect(by.own[seasonsOf(by).indexOf(seasonOfNumber(number, by))]!.start).toBe(seasonStartDay(number, by).slice(5));
      }),
    );
  });

  test('own spans are two to twelve, in order, of a week at least, on days of every year, each with a name of its own', () => {
    expect([own, own.slice(1), halves, months].map(ownSeasonsProblem)).toEqual([null, null, null, null]);
    expect(ownSeasonsProblem(own.slice(3))).toBe('count');
    expect(ownSeasonsProblem([...months, { name: '十三', start: '12-20' }])).toBe('count');
    expect(ownSeasonsProblem(own.with(1, { name: '初夏', start: '02-21' }))).toBe('short');
    expect(ownSeasonsProblem(own.with(1, { name: '初夏', start: '02-22' }))).toBeNull();
    expect(ownSeasonsProblem([{ name: '春', start: '01-03' }, { name: '冬', start: '12-28' }])).toBe('short');
    expect(ownSeasonsProblem(own.with(1, { name: '初夏', start: '02-29' }))).toBe('day');
    expect(ownSeasonsProblem(own.with(1, { name: '初夏', start: '13-01' }))).toBe('day');
    expect(ownSeasonsProblem(own.with(1, { name: '初夏', start: '02-15' }))).toBe('order');
    expect(ownSeasonsProblem(own.with(1, { name: '春夏', start: '05-20' }))).toBe('names');
  });
});

describe('groups, in spring 2026', () => {
  const running = 4 * 2026;
  const of = (facts: Partial<SeasonFacts>, rules = usualSeasonRules) => seasonGroupOf({ purchaseDays: 4, first: running - 8, last: running, running, bits: 0b0111, seasons: 4, ...facts }, rules);
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

describe('groups where a year has another number of seasons', () => {
  const of = (seasons: number, running: number, facts: Partial<SeasonFacts>) => seasonGroupOf({ purchaseDays: 4, first: running - 30, last: running, running, bits: 0, seasons, ...facts }, usualSeasonRules);
  test.each([
    ['two: bought in both', of(2, 4053, { bits: 0b11 }), 'best'],
    ['two: in the one only', of(2, 4053, { bits: 0b10 }), 'regular'],
    ['two: first bought in this one', of(2, 4053, { first: 4053, bits: 0b01 }), 'returning'],
    ['two: in the one before and in this one', of(2, 4053, { first: 4052, bits: 0b11 }), 'best'],
    ['two: who comes once a year isn’t leaving', of(2, 4053, { last: 4051, bits: 0b10 }), 'regular'],
    ['two: a whole year without', of(2, 4053, { last: 4050 }), 'leaving'],
    ['two: two years without', of(2, 4053, { last: 4048 }), 'gone'],
    ['twelve: eleven of them', of(12, 24_300, { bits: 0b1111_1111_1110 }), 'regular'],
    ['twelve: all', of(12, 24_300, { bits: 0b1111_1111_1111 }), 'best'],
    ['twelve: a customer for eleven', of(12, 24_300, { first: 24_290, bits: 0b1111_1111_1110 }), 'returning'],
    ['twelve: two months without', of(12, 24_300, { last: 24_297 }), 'leaving'],
  ])('%s', (_, group, wanted) => expect(group).toBe(wanted));

  test('four are judged as they were when there were only four', () => {
    const before = ({ purchaseDays, first, last, running, bits }: SeasonFacts, rules = usualSeasonRules): SeasonGroup => {
      const empty = Math.max(0, running - last - 1);
      if (empty >= rules.goneAfter) return 'gone';
      if (empty >= rules.leavingAfter) return 'leaving';
      return purchaseDays === 1 ? 'new' : running - first < 3 ? 'returning' : bits === 0b1111 ? 'best' : 'regular';
    };
    const facts = fc.record({ purchaseDays: fc.integer({ min: 1, max: 5 }), ago: fc.integer({ min: 0, max: 7 }), older: fc.integer({ min: 0, max: 7 }), bits: fc.integer({ min: 0, max: 15 }) });
    fc.assert(
      fc.property(facts, fc.constantFrom<2 | 3>(2, 3), ({ ago, older, ...rest }, leavingAfter) => {
        const all = { ...rest, last: 8104 - ago, first: 8104 - ago - older, running: 8104, seasons: 4 };
        const rules = { ...usualSeasonRules, leavingAfter };
        expect(seasonGroupOf(all, rules)).toBe(before(all, rules));
      }),
    );
  });
});
