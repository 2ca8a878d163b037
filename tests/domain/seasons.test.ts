import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seasonGroupOf, usualSeasonRules, type SeasonFacts } from '../../shared/domain/season-groups.ts';
import { seasonOfDay, seasonOfNumber, seasonStartDay, yearOfNumber } from '../../shared/domain/seasons.ts';

const named = (day: string) => `${seasonOfNumber(seasonOfDay(day))} ${yearOfNumber(seasonOfDay(day))}`;

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
  for (const [year, term, , date] of rows) expect(seasonStartDay(4 * Number(year) + terms.indexOf(term!)), `${year} ${term}`).toBe(date);
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
