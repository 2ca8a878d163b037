import { expect, test } from 'vitest';
import { codeAlphabet, codesIn, couponExpiry, makeCodes, readUsedCodes } from '../../shared/domain/coupon-codes.ts';
import { seededRandom } from '../../shared/domain/seeded-random.ts';

test('twenty thousand codes, no two the same, and none that looks like another', () => {
  const codes = makeCodes({ count: 20_000, length: 8, prefix: 'vip' }, seededRandom(1), () => false)!;
  expect(new Set(codes).size).toBe(20_000);
  expect(codes.every((code) => new RegExp(`^VIP[${codeAlphabet}]{8}$`).test(code))).toBe(true);
  expect(codeAlphabet).not.toMatch(/[01258BILOSUVZ]/);
});

test('one that is taken is never made again, though chance says it', () => {
  const first = makeCodes({ count: 5, length: 8 }, seededRandom(7), () => false)!;
  const again = makeCodes({ count: 5, length: 8 }, seededRandom(7), (code) => first.includes(code))!;
  expect(again.filter((code) => first.includes(code))).toEqual([]);
  expect(makeCodes({ count: 5, length: 8 }, () => 0, () => true)).toBeNull();
});

test('so few letters that a guess would hit are refused', () => {
  expect(makeCodes({ count: 20_000, length: 3 }, seededRandom(1), () => false)).toBeNull();
});

test.each([
  ['用券 vip-k7rm，谢谢', ['VIP-K7RM']],
  ['ＡＢＣＤ１２ abcd12', ['ABCD12']],
  ['好看', []],
  ['abc', []],
])('%s', (text, codes) => expect(codesIn(text)).toEqual(codes));

test.each([
  [{ untilDay: '2026-03-05', validDays: 7 }, '2026-03-01', '2026-03-05'],
  [{ untilDay: '2026-03-31', validDays: 7 }, '2026-03-01', '2026-03-08'],
  [{ untilDay: null, validDays: 7 }, '2026-02-25', '2026-03-04'],
  [{ untilDay: null, validDays: 7 }, null, null],
  [{ untilDay: '2026-03-05', validDays: null }, null, '2026-03-05'],
  [{ untilDay: null, validDays: null }, '2026-03-01', null],
])('%o given on %s ends on %s', (batch, given, day) => expect(couponExpiry(batch, given)).toBe(day));

test('used codes with and without their order', () => {
  expect(readUsedCodes('K7RMAX3Q, 2026110100001\r\n\nk7rm\t"123"\nonly').map(({ code, orderNo }) => [code, orderNo])).toEqual([['K7RMAX3Q', '2026110100001'], ['k7rm', '123'], ['only', null]]);
});
