import { expect, test } from 'vitest';
import { partnerShare } from '../../shared/domain/partner-share.ts';

test.each([
  ['fixed', 50_000, null, 130, 50_000, false],
  ['fixed', 50_000, null, 0, 50_000, false],
  ['piece', 200, null, 130, 26_000, false],
  ['piece', 200, 20_000, 100, 20_000, false],
  ['piece', 200, 20_000, 101, 20_000, true],
  ['piece', 200, 20_000, 0, 0, false],
  ['piece', 200, null, -3, 0, false],
] as const)('%s of %i, at most %s, for %i pieces → %i', (basis, amountMinor, capMinor, pieces, minor, capped) => {
  expect(partnerShare({ basis, amountMinor, capMinor }, pieces)).toEqual({ minor, capped });
});
