import { expect, test } from 'vitest';
import { amountUnder, guessDecimalMark } from '../../shared/domain/decimal-mark.ts';
import { parseMoney } from '../../shared/domain/parse-money.ts';

test.each([
  ['1.234,50 €', 'comma', 123450],
  ['12,5', 'comma', 1250],
  ['1.234', 'comma', 123400],
  ['1 234,50', 'comma', 123450],
  ['1,234', 'point', 123400],
  ['1,234.50', 'point', 123450],
  ['￥12.00', 'point', 1200],
  ["1'234.50", 'point', 123450],
  ['-12,00', 'comma', -1200],
  ['１，２３４．５０', 'point', 123450],
] as const)('%s under %s is %i', (text, mark, minor) => expect(parseMoney(amountUnder(text, mark), 2)).toBe(minor));

test.each([
  [['12,50', '3'], 'comma', null],
  [['1,234.50'], 'point', null],
  [['1.234', '12.5'], 'point', null],
  [['1.234.567'], 'comma', null],
  [['1.234'], null, '1.234'],
  [['0.500'], 'point', null],
  [['12', '300'], 'point', null],
  [['12,50', '12.50'], null, null],
] as const)('of %j the mark is %s', (texts, mark, open) => expect(guessDecimalMark(texts)).toEqual({ mark, open }));
