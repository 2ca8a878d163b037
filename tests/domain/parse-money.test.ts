import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyLimitMinor, parseMoney } from '../../shared/domain/parse-money.ts';

test.each([
  ['201.12', 20112], ['0', 0], ['0.00', 0], ['16.6', 1660], ['100', 10000], ['1.', NaN], ['.5', NaN], ['9.990', 999], ['0元', 0], ['￥1,258.00', 125800], ['¥5,000', 500000],
  ['5,000元', 500000], ['US$12.50', 1250], ['5,000.00', 500000], ['5.000,00', 500000], ['12,50', 1250], ['1,234', 123400], ['₹1,08,218.36', 10821836], ['(5,000)', -500000], ['-5000', -500000],
  ['-￥3.00', -300], ['１２３', 12300], ['+7', 700], ['', null], ['-', null], ['--', null], ['null', null], ['¥', null], ['-0', 0], ['1e309', NaN], ['NaN', NaN], ['Infinity', NaN], ['#REF!', NaN],
  ['AU $3,000.00', 300000], ['C $5.00', 500], ['US $12.34', 1234], ['EUR 90,00', 9000], ["'-$20.00", -2000], ['20.00(满减：20.00)', 2000], ['69.20（分销商等级折扣：47.80）', 6920], ['5.00(12)', NaN], ['S5', NaN],
  ['1.005', NaN], ['12abc', NaN], ['1,2,3', NaN], ['1.2.3', NaN], ['٣', NaN], ['99999999999999999999', NaN], ['二十', NaN], ['2018-07-18', NaN],
])('%s with two decimals', (text, minor) => {
  expect(parseMoney(text, 2)).toBe(minor);
});

test.each([['1,200', 0, 1200], ['1200', 0, 1200], ['12.50', 0, NaN], ['12.00', 0, 12], ['1.234', 3, 1234], ['1.2', 3, 1200]])('%s with %i decimals', (text, decimals, minor) => {
  expect(parseMoney(text, decimals)).toBe(minor);
});

test('what is written is read back, whatever the amount and the decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.constantFrom(0, 2, 3), (minor, decimals) => {
      const digits = String(minor).padStart(decimals + 1, '0');
      const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
      expect(parseMoney(text, decimals)).toBe(minor);
    }),
  );
});

test('any text ends in a whole number, nothing or NaN', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-+()¥元 eE\'x')) }), (text) => {
      const minor = parseMoney(text, 2);
      expect(minor === null || Number.isNaN(minor) || Number.isSafeInteger(minor)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test('ten million yuan is the limit; currencies with small units have more room', () => {
  expect([moneyLimitMinor(2), moneyLimitMinor(0)]).toEqual([1_000_000_000, 10_000_000_000]);
});
