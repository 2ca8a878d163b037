import { expect, test } from 'vitest';
import { endingEarly, monthStrip } from '../../shared/domain/month-strip.ts';

test('months are covered whole, in part or not at all', () => {
  const ranges = [{ first: '2026-04-02', last: '2026-04-20' }, { first: '2025-12-20', last: '2026-01-31' }, { first: '2026-02-01', last: '2026-02-28' }];
  expect(monthStrip(ranges, '2025-12', '2026-05').map(({ state }) => state)).toEqual(['part', 'whole', 'whole', 'none', 'part', 'none']);
  expect(monthStrip([], '2026-01', '2026-01')).toEqual([{ month: '2026-01', state: 'none' }]);
  expect(monthStrip([{ first: '2024-02-01', last: '2024-02-29' }], '2024-02', '2024-03').map(({ state }) => state)).toEqual(['whole', 'none']);
});

test('files that end a few quiet days before the report are no warning', () => {
  expect(endingEarly([{ lastDay: '2026-05-28' }, { lastDay: '2026-05-27' }, { lastDay: null }], '2026-05-31')).toEqual([{ lastDay: '2026-05-27' }]);
});
