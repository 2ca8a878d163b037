import { expect, test } from 'vitest';
import { dateOrderOf, parseDateTime } from '../../shared/domain/parse-date-time.ts';

const iso = (text: string, zone = 'Asia/Shanghai'): string | null => {
  const at = parseDateTime(text, zone);
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace('.000Z', 'Z');
};

test.each([
  ['2018-07-18 10:45:03', '2018-07-18T02:45:03Z'],
  ['2018/07/18 10:45:03', '2018-07-18T02:45:03Z'],
  ['2018-07-18T10:45:03', '2018-07-18T02:45:03Z'],
  ['2018-7-8 9:05', '2018-07-08T01:05:00Z'],
  ['2018-07-18', '2018-07-17T16:00:00Z'],
  ['2018.07.18', '2018-07-17T16:00:00Z'],
  ['2024年3月1日 下午3:05', '2024-03-01T07:05:00Z'],
  ['2024年3月1日 上午12:05', '2024-02-29T16:05:00Z'],
  ['2024/3/1 3:05:09 PM', '2024-03-01T07:05:09Z'],
  ['2024-02-29 00:00:00', '2024-02-28T16:00:00Z'],
  ['45351.75', '2024-02-29T10:00:00Z'],
  ['2026-10-01 14:00:03 +0200', '2026-10-01T12:00:03Z'],
  ['2026-10-01 14:00:03 -0730', '2026-10-01T21:30:03Z'],
  ['2026-10-01T14:00:03Z', '2026-10-01T14:00:03Z'],
  ['2026-10-01T14:00:03.123+14:00', '2026-10-01T00:00:03Z'],
  ['2026-10-01 14:00:03 UTC', '2026-10-01T14:00:03Z'],
])('%s is %s', (text, instant) => {
  expect(iso(text)).toBe(instant);
});

test.each([
  '2024-02-30 10:00:00', '2024/2/30', '2023-02-29 00:00:00', '2018-13-01 00:00:00', '2018-07-18 24:00:00', '2018-07-18 10:60:00', '0000-00-00 00:00:00', '1900-01-00', '9999-12-31 00:00:00',
  '1601-01-01 00:00:00', '01/02/2024', '18-07-18', '60', '99999', '1531881903', '1531881903000', 'yesterday', '', '2018-07-18 10:45:0x', '2026-10-01 14:00:03 +9900', '2018-07-18 10:45:03 and more',
])('%s is no date that is certain', (text) => {
  expect(iso(text)).toBeNull();
});

test('a zone with summer time: the time that is skipped is read with the offset before, of a time shown twice the first is taken', () => {
  expect(iso('2026-03-29 02:30:00', 'Europe/Berlin')).toBe('2026-03-29T01:30:00Z');
  expect(iso('2026-10-25 02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00Z');
  expect(iso('2026-07-01 12:00:00', 'America/New_York')).toBe('2026-07-01T16:00:00Z');
});

test.each([
  ['Sep-27-26', '2026-09-26T16:00:00Z'], ['26-May-26', '2026-05-25T16:00:00Z'], ['Sep-30-26 23:45:00', '2026-09-30T15:45:00Z'], ['Oct 27, 2026', '2026-10-26T16:00:00Z'], ['Feb-30-26', null], ['Foo-03-26', null],
])('the month by its name: %s is %s', (text, instant) => {
  expect(iso(text)).toBe(instant);
});

test('days in figures need the file’s order', () => {
  const at = (text: string, order: 'mdy' | 'dmy') => new Date(parseDateTime(text, 'UTC', order)).toISOString();
  expect([at('03/04/2026 1:05:00 PM', 'mdy'), at('03/04/2026 12:05 AM', 'dmy'), at('3.4.26', 'dmy')]).toEqual(['2026-03-04T13:05:00.000Z', '2026-04-03T00:05:00.000Z', '2026-04-03T00:00:00.000Z']);
  expect(parseDateTime('25/04/2026', 'UTC', 'mdy')).toBeNaN();
  expect([['05/06/2026', '05/27/2026'], ['27/05/2026'], ['05/06/2026'], ['27/05/2026', '05/27/2026'], ['2026-05-27']].map((texts) => dateOrderOf(texts))).toEqual(['mdy', 'dmy', null, null, null]);
});
