import { isValidPhoneNumber } from 'libphonenumber-js/mobile';
import { expect, test } from 'vitest';
import { isMainlandMobile } from '../../shared/domain/mainland-mobile.ts';
import { parsePhone } from '../../shared/domain/phone.ts';

test('the short way agrees with libphonenumber on every beginning of four and of five digits', () => {
  for (let head = 0; head < 10_000; head++) {
    const number = `1${String(head).padStart(4, '0')}123456`;
    expect({ number, valid: isMainlandMobile(number) }).toEqual({ number, valid: isValidPhoneNumber(`+86${number}`) });
  }
});

test.each([
  ['13800138000', '+8613800138000', 'valid'],
  ["'13800138000", '+8613800138000', 'valid'],
  ['19900000001', '+8619900000001', 'valid'],
  ['+86 138 0013 8000', '+8613800138000', 'valid'],
  ['138-0013-8000', '+8613800138000', 'valid'],
  ['0086 13800138000', '+8613800138000', 'valid'],
  ['１３８００１３８０００', '+8613800138000', 'valid'],
  ['+14155550132', '+14155550132', 'valid'],
  ['138****1234', null, 'masked'],
  ['***********', null, 'masked'],
  ['138＊＊＊＊1234', null, 'masked'],
  ['13800138000-1234', null, 'virtual'],
  ['13800138000转1234', null, 'virtual'],
  ['13800138000,56', null, 'virtual'],
  ['13800138000#123456', null, 'virtual'],
  ['0571-88888888', null, 'invalid'],
  ['12345678901', null, 'invalid'],
  ['1.38E+10', null, 'invalid'],
  ['13800138000 / 13900139000', null, 'invalid'],
  ['电话', null, 'invalid'],
  ['', null, 'none'],
  ['-', null, 'none'],
  ['null', null, 'none'],
])('%s is %s, %s', (text, e164, quality) => {
  expect(parsePhone(text)).toMatchObject({ e164, quality });
});

test('a number without a country code belongs to the country of the address', () => {
  expect(parsePhone('0171 1234567', 'DE')).toMatchObject({ e164: '+491711234567', quality: 'valid' });
  expect(parsePhone('0171 1234567', '').quality).toBe('invalid');
});
