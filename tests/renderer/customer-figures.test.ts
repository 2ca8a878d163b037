import { describe, expect, test } from 'vitest';
import { birthdayOf, daysInMonth, partsOfBirthday } from '../../renderer/features/customers/birthday.ts';
import { emailReach, smsReach } from '../../renderer/features/customers/reach.ts';
import { showAddress, showEmail, showName, showPhone } from '../../renderer/lib/privacy.ts';

describe('birthdays', () => {
  test.each([
    [{ year: null, month: 2, day: 29 }, '--02-29'],
    [{ year: 1990, month: 12, day: 1 }, '1990-12-01'],
    [{ year: null, month: null, day: null }, null],
    [{ year: 2023, month: 2, day: 29 }, undefined],
    [{ year: 1990, month: 5, day: null }, undefined],
    [{ year: 1990, month: null, day: null }, undefined],
  ])('%o → %s', (parts, text) => expect(birthdayOf(parts)).toBe(text));
  test.each(['--02-29', '1990-12-01', null])('%s and back', (text) => expect(birthdayOf(partsOfBirthday(text))).toBe(text));
  test('months know their days', () => expect([daysInMonth(2, null), daysInMonth(2, 2023), daysInMonth(4, 2024), daysInMonth(12, 2024)]).toEqual([29, 28, 30, 31]));
});

describe('reach', () => {
  const person = { optedOut: false, platforms: 'taobao', phoneQuality: 'valid' as const, email: 'a@example.com', emailConsent: null, smsConsent: null };
  test.each([
    [{}, 'ok', 'unasked'],
    [{ optedOut: true, phoneQuality: 'masked' as const }, 'opted_out', 'opted_out'],
    [{ platforms: 'amazon' }, 'platform_forbids', 'platform_forbids'],
    [{ platforms: 'amazon,shopify' }, 'ok', 'unasked'],
    [{ phoneQuality: 'virtual' as const, emailConsent: 'no' as const }, 'virtual', 'no'],
    [{ phoneQuality: 'none' as const, email: null, emailConsent: 'yes' as const }, 'none', 'none'],
    [{ emailConsent: 'yes' as const }, 'ok', 'yes'],
  ])('%o → SMS %s, e-mail %s', (part, sms, email) => {
    expect([smsReach({ ...person, ...part }), emailReach({ ...person, ...part })]).toEqual([sms, email]);
  });
});

test('nothing personal is readable until it is asked for', () => {
  expect([showPhone('+8619900001234', false), showPhone('+8619900001234', true), showPhone(null, false)]).toEqual(['199****1234', '19900001234', '–']);
  expect([showName('𠮷田样例', false), showName('t**1', false)]).toEqual(['𠮷**', 't**1']);
  expect([showEmail('li@example.com', false), showEmail('19900001234', false)]).toEqual(['l***@example.com', '199****1234']);
  expect(showAddress('广东省深圳市南山区虚构路1号', false)).toBe('广东省深圳市…');
});
