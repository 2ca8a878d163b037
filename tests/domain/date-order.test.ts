import { describe, expect, test } from 'vitest';
import { dayUnder, guessDateOrder, yearFirst } from '../../shared/domain/date-order.ts';

describe('the day that a text begins with', () => {
  test.each([
    ['03/04/2024', 'mdy', '2024-03-04'],
    ['03/04/2024', 'dmy', '2024-04-03'],
    ['03/04/2024', 'ymd', null],
    ['2024/3/4 10:05', 'dmy', '2024-03-04'],
    ['24-3-4', 'ymd', '2024-03-04'],
    ['24-3-4', 'dmy', '2004-03-24'],
    ['31.12.2023 23:59:59', 'dmy', '2023-12-31'],
    ['31.12.2023', 'mdy', null],
    ['30/02/2024', 'dmy', null],
    ['20240304', 'dmy', '2024-03-04'],
    ['2024年3月4日', 'ymd', null],
    ['12.50', 'mdy', null],
  ] as const)('%s as %s', (text, order, day) => expect(dayUnder(text, order)).toBe(day));
});

test('a text with its year first is read in one way only; what has no numbered day stays', () => {
  expect(yearFirst('3/4/24 10:05', 'dmy')).toBe('2024-04-03 10:05');
  expect(yearFirst('20240304100501', 'mdy')).toBe('2024-03-04 10:05:01');
  expect(yearFirst('2024年3月4日', 'dmy')).toBe('2024年3月4日');
  expect(yearFirst('13/13/2024', 'dmy')).toBe('13/13/2024');
});

describe('the order of a column', () => {
  test('is decided by one value that can be read in one way only', () => {
    expect(guessDateOrder(['03/04/2024', '27/04/2024'])).toEqual({ order: 'dmy', open: null });
    expect(guessDateOrder(['03/04/2024', '04/27/2024'])).toEqual({ order: 'mdy', open: null });
  });
  test('is left open where nothing decides, with a value to ask about', () => {
    expect(guessDateOrder(['', '03/04/2024', '05/06/2024'])).toEqual({ order: null, open: '03/04/2024' });
  });
  test('is no question where the year stands first, or the two readings are one day', () => {
    expect(guessDateOrder(['2024-03-04', '2024/12/1'])).toEqual({ order: 'ymd', open: null });
    expect(guessDateOrder(['05/05/2024']).open).toBeNull();
    expect(guessDateOrder([])).toEqual({ order: 'ymd', open: null });
  });
});
