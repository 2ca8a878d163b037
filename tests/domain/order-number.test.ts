import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, isMasked, isNothing } from '../../shared/domain/cell-text.ts';
import { cleanId, instantFromOrderNumber, isDamagedId } from '../../shared/domain/order-number.ts';
import { stableHash } from '../../shared/domain/stable-hash.ts';

test.each([
  ['="30000010000000017"', '30000010000000017'],
  ["'6900000000000012345", '6900000000000012345'],
  ['\t69000000000000\t', '69000000000000'],
  ['\u200b7000000000000000011\ufeff', '7000000000000000011'],
  ['700000\u200d0000', '7000000000'],
  ['１２３', '123'],
  ['="00123"', '00123'],
  ['=""', ''],
  ['#1001', '#1001'],
  ['261003-600000000000268\t', '261003-600000000000268'],
  ['123456789012345678901234', '123456789012345678901234'],
])('%j is %s', (raw, id) => {
  expect(cleanId(raw)).toBe(id);
});

test('cleaning twice changes nothing', () => {
  const raw = fc.string({ unit: fc.constantFrom(...Array.from('012Ea-#="\' \t\u200b\ufeff１')) });
  fc.assert(
    fc.property(raw, (text) => {
      expect(cleanId(cleanId(text))).toBe(cleanId(text));
    }),
    { numRuns: 5000 },
  );
});

test('what Excel has cut', () => {
  expect(['2.8E+18', '2.02403E+20', '4E+17', '2,8E+18', '4.1e18'].filter((id) => !isDamagedId(id))).toEqual([]);
  expect(['280000000000000017', '#1001', 'E12', '12E', '1E5', 'A1E+18', ''].filter(isDamagedId)).toEqual([]);
});

test('the day in a Pinduoduo number, noon in the shop', () => {
  expect(new Date(instantFromOrderNumber('260517-600000000000321', 'Asia/Shanghai')).toISOString()).toBe('2026-05-17T04:00:00.000Z');
  expect(['261332-1', '260230-1', '2605-1', 'abcdef-1'].map((no) => instantFromOrderNumber(no, 'Asia/Shanghai'))).toEqual([NaN, NaN, NaN, NaN]);
});

test('cells: blanks, wrapping, masks and words for nothing', () => {
  expect(['  a b ', '\t', '　全角　', '=""', '="a""b"', '=1+1'].map(cellText)).toEqual(['a b', '', '全角', '', 'a"b', '=1+1']);
  expect(["'=1+1", " '＝1", "'\t@x", `'="0012"`, "'tis", "''=1", "'12"].map(cellText)).toEqual(['=1+1', '＝1', '@x', '0012', "'tis", "''=1", "'12"]);
  expect(['', '-', '--', '——', 'null'].every(isNothing)).toBe(true);
  expect(['0', 'nullable', '---', 'None'].some(isNothing)).toBe(false);
  expect([isMasked('t**1'), isMasked('张＊'), isMasked('tb1')]).toEqual([true, true, false]);
});

test('a hundred thousand neighbouring numbers have as many hashes', () => {
  const hashes = new Set(Array.from({ length: 100_000 }, (_, i) => stableHash(String(200_000_000_000_000_000n + BigInt(i)))));
  expect(hashes.size).toBe(100_000);
  expect([...hashes].every((hash) => Number.isSafeInteger(hash) && hash > 0)).toBe(true);
});
