import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/mobile';
import type { PhoneQuality } from '../contract/customers.ts';
import { isMasked, isNothing } from './cell-text.ts';
import { isMainlandMobile } from './mainland-mobile.ts';

export interface Phone {
  /** As it stands in the file, without wrapping. */
  written: string;
  e164: string | null;
  quality: PhoneQuality;
}

/** A platform's stand-in for the real number, which expires: eleven digits and an extension. */
const virtualNumber = /^1\d{10}[-转,#]\d{2,6}$/;
const none: Phone = { written: '', e164: null, quality: 'none' };
const cache = new Map<string, Phone>();

/**
 * Examples: `'13800138000` → +8613800138000 valid; `138****1234` masked; `13800138000-1234` virtual; `0571-88888888` invalid,
 * because it is no mobile.
 */
export function parsePhone(raw: string, country = 'CN'): Phone {
  // Exports put an apostrophe before the digits, so that Excel leaves them alone.
  const text = raw.charCodeAt(0) === 0x27 ? raw.slice(1) : raw;
  if (country === 'CN' && isMainlandMobile(text)) return { written: text, e164: `+86${text}`, quality: 'valid' };
  if (isNothing(text)) return none;
  const key = `${country} ${text}`;
  let phone = cache.get(key);
  if (!phone) {
    phone = readPhone(text.slice(0, 60), country);
    if (cache.size >= 5000) cache.clear();
    cache.set(key, phone);
  }
  return phone;
}

function readPhone(text: string, country: string): Phone {
  const written = text.normalize('NFKC').replace(/^'+/, '').trim();
  if (written === '') return none;
  if (isMasked(written)) return { written, e164: null, quality: 'masked' };
  if (virtualNumber.test(written.replace(/\s/g, ''))) return { written, e164: null, quality: 'virtual' };
  if (country === 'CN' && isMainlandMobile(written)) return { written, e164: `+86${written}`, quality: 'valid' };
  const parsed = parsePhoneNumberFromString(written, { ...(country === '' ? {} : { defaultCountry: country as CountryCode }), extract: false });
  const e164 = parsed?.isValid() === true && parsed.ext === undefined ? parsed.number : null;
  return { written, e164, quality: e164 === null ? 'invalid' : 'valid' };
}
