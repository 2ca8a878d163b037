import { expect, test } from 'vitest';
import { acquisitionCost, FEWEST_WON, prospectFate } from '../../shared/domain/acquisition.ts';

test.each([
  ['2026-03-03', null, '2025-01-01', 'waiting'],
  ['2026-03-03', '2026-03-20', '2025-01-01', 'won'],
  ['2026-03-03', '2026-03-03', '2025-01-01', 'won'],
  ['2026-03-03', '2026-03-02', '2025-01-01', 'before'],
  ['2026-03-03', '2026-03-20', '2026-03-21', 'unsure'],
  ['2026-03-03', '2026-03-20', null, 'unsure'],
])('known on %s, first order %s, orders known from %s: %s', (since, firstDay, knownFrom, fate) => expect(prospectFate({ since, firstDay }, knownFrom)).toBe(fate));

test('a cost is said from five customers on, and only where one was typed in', () => {
  expect(acquisitionCost({ won: 10, costMinor: 50000 })).toBe(5000);
  expect(acquisitionCost({ won: FEWEST_WON - 1, costMinor: 50000 })).toBeNull();
  expect(acquisitionCost({ won: 10, costMinor: null })).toBeNull();
  expect(acquisitionCost({ won: 10, costMinor: 0 })).toBe(0);
});
