import { expect, test } from 'vitest';
import { joinRanges, partialMonths, type DayRange } from '../../shared/domain/coverage.ts';

const range = (first: string, last: string): DayRange => ({ first, last });

test.each<[string, DayRange[], string[]]>([
  ['the worked example', [range('2026-03-02', '2026-04-20'), range('2026-01-10', '2026-02-28')], ['2026-01', '2026-04']],
  ['whole months', [range('2026-01-01', '2026-02-28')], []],
  ['a leap February', [range('2028-02-01', '2028-02-28')], ['2028-02']],
  ['a hole within a month', [range('2026-01-01', '2026-03-10'), range('2026-03-20', '2026-04-30')], ['2026-03']],
  ['a hole of whole months leaves their neighbours whole', [range('2026-01-01', '2026-01-31'), range('2026-04-01', '2026-04-30')], []],
  ['three quiet days join', [range('2026-01-01', '2026-01-10'), range('2026-01-14', '2026-01-31')], []],
  ['four do not', [range('2026-01-01', '2026-01-10'), range('2026-01-15', '2026-01-31')], ['2026-01']],
  ['one day', [range('2026-05-05', '2026-05-05')], ['2026-05']],
  ['nothing', [], []],
])('%s', (_, ranges, months) => expect([...partialMonths(ranges)].sort()).toEqual(months));

test('a range within another adds nothing, and nothing given is changed', () => {
  const given = [range('2026-01-01', '2026-06-30'), range('2026-02-01', '2026-03-01')];
  expect(joinRanges(given)).toEqual([range('2026-01-01', '2026-06-30')]);
  expect(given[0]).toEqual(range('2026-01-01', '2026-06-30'));
});
