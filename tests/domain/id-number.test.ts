import { expect, test } from 'vitest';
import { readIdNumber } from '../../shared/domain/id-number.ts';

// The standard's own example, and what may be written around it.
test.each([
  ['11010519491231002X', '11010519491231002X'],
  ['110105 19491231-002x', '11010519491231002X'],
  ['440524188001010014', '440524188001010014'],
  ['110105194912310021', undefined],
  ['E12345678', 'E12345678'],
  ['1234', undefined],
  ['号码', undefined],
  ['', undefined],
])('%s', (written, kept) => {
  expect(readIdNumber(written)).toBe(kept);
});
