import { describe, expect, test } from 'vitest';
import { findPeriod, readDays } from '../../shared/domain/day-range.ts';
import { mergeRecords } from '../../shared/domain/merge-records.ts';
import { parseBirthday } from '../../shared/domain/parse-birthday.ts';
import { parseCount, parseShare } from '../../shared/domain/parse-number.ts';

test.each([
  ['1,204', 1204], ['12,045', 12045], ['1，204', 1204], ['１２', 12], ['1,08,218', 108_218], ['42.0', 42], ['0', 0], ['-', null], ['', null], ['--', null], ['1.5', NaN], ['12,34', NaN], ['x', NaN], ['-3', NaN], ['1e5', NaN],
])('a count: %s → %s', (text, value) => expect(parseCount(text)).toEqual(value));

test.each([
  ['3.21%', 0.0321], ['48.00％', 0.48], ['0.00%', 0], ['100.00%', 1], ['0.0274', 0.0274], ['2.74', 0.0274], ['1,234%', 12.34], ['-', null], ['', null], ['%', NaN], ['多', NaN],
])('a share: %s → %s', (text, value) => expect(parseShare(text)).toEqual(value));

test.each([
  ['1990-01-05', '1990-01-05'], ['1990/1/5', '1990-01-05'], ['19900105', '1990-01-05'], ['1990年1月5日', '1990-01-05'], ['1990-01-05 00:00:00', '1990-01-05'], ['2月29日', '--02-29'], ['12-31', '--12-31'], ['2023-02-29', null], ['90后', null], ['', null], ['13-01', null],
])('a birthday: %s → %s', (text, value) => expect(parseBirthday(text)).toEqual(value));

test.each([
  ['2026-10-01', undefined, '2026-10-01', '2026-10-01'], ['2026-10-01 ~ 2026-10-07', undefined, '2026-10-01', '2026-10-07'], ['2026-10-01～2026-10-07', undefined, '2026-10-01', '2026-10-07'],
  ['10/25/26', 'mdy', '2026-10-25', '2026-10-25'], ['25/10/26', 'dmy', '2026-10-25', '2026-10-25'], ['45931', undefined, '2025-10-01', '2025-10-01'],
] as const)('days: %s', (text, order, first, last) => expect(readDays(text, order)).toEqual({ first, last }));
test.each(['10/05/26', '2026-10-07 ~ 2026-10-01', '上周', ''])('no days: %s', (text) => expect(readDays(text)).toBeNull());

test.each([
  ['Report period: Oct-01-2026 to Oct-31-2026', '2026-10-01', '2026-10-31'], ['统计周期：2026-10-01~2026-10-07', '2026-10-01', '2026-10-07'], ['【生意参谋平台】商品_全部_2026-10-01_2026-10-02 (1).xls', '2026-10-01', '2026-10-02'],
  ['Date range: Sep 30, 2026 - Oct 2, 2026', '2026-09-30', '2026-10-02'], ['统计时间 2026-10-01', '2026-10-01', '2026-10-01'],
])('a period: %s', (text, first, last) => expect(findPeriod(text)).toEqual({ first, last }));
test.each(['BusinessReport-child-asin.csv', 'BusinessReport-10-31-26.csv', 'Seller: shop_2026'])('no period: %s', (text) => expect(findPeriod(text)).toBeNull());

describe('merging records', () => {
  const record = (lastDay: string, body: object, fileTime = 0) => ({ lastDay, fileTime, body: JSON.stringify(body) });
  const older = record('2026-10-05', { visitors: 1200, buyers: 31 });
  const newer = record('2026-10-07', { visitors: 1204, buyers: null });
  test('the file that reaches furthest says it, where it says anything', () => {
    expect(mergeRecords([newer, older])).toEqual({ visitors: 1204, buyers: 31 });
    expect(mergeRecords([older, newer])).toEqual(mergeRecords([newer, older]));
  });
  test('of files that reach as far, the younger; a no stays', () => {
    const said = [record('', { tags: ['b'], smsConsent: 'yes' }, 2), record('', { tags: ['a'], smsConsent: 'no' }, 1)];
    expect(mergeRecords(said)).toEqual({ tags: ['b'], smsConsent: 'no' });
    expect(mergeRecords(said.toReversed())).toEqual({ tags: ['b'], smsConsent: 'no' });
  });
  test('nothing is nothing', () => expect(mergeRecords([])).toBeNull());
});
