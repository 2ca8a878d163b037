import type { ValueState, ValueWhy } from '../contract/cleaning.ts';
import { chinaProvinces } from './address-region.ts';
import { isMasked } from './cell-text.ts';
import { isEmail, suggestEmail } from './email-check.ts';
import { parsePhone } from './phone.ts';
import { isSuspectPhone, phoneKind, repairPhone } from './phone-check.ts';

export interface Checked {
  state: ValueState;
  why: ValueWhy | null;
  suggestion: string | null;
}
const checked = (state: ValueState, why: ValueWhy | null = null, suggestion: string | null = null): Checked => ({ state, why, suggestion });
const missing = checked('missing');

/** Example: `13800138000` suspect (placeholder), `0571-88888888` invalid (landline), `138****1234` masked. */
export function checkPhone(written: string | null): Checked {
  if (written === null || written === '') return missing;
  const phone = parsePhone(written);
  if (phone.quality === 'none') return missing;
  if (phone.quality === 'valid') return isSuspectPhone(phone.e164!) ? checked('suspect', 'placeholder') : checked('valid');
  return phone.quality === 'invalid' ? checked('invalid', phoneKind(written), repairPhone(written)) : checked(phone.quality, phone.quality);
}

/** Example: `a@gmial.com` suspect, with a@gmail.com; `a.b` invalid. */
export function checkEmail(written: string | null): Checked {
  if (written === null || written === '') return missing;
  if (isMasked(written)) return checked('masked', 'masked');
  if (!isEmail(written)) return checked('invalid', 'email_shape');
  const suggestion = suggestEmail(written);
  return suggestion === null ? checked('valid') : checked('suspect', 'email_slip', suggestion);
}

const OLDEST = 110;
const YOUNGEST = 6;

/**
 * A birthday, YYYY-MM-DD or --MM-DD. 1 January 1900 or 1970 is what a form says when nobody filled it in.
 * Example: 2031-05-01 invalid (to come), 1900-01-01 suspect, 1990-02-30 invalid.
 */
export function checkBirthday(written: string | null, today: string): Checked {
  if (written === null || written === '') return missing;
  const day = written.replace(/^--/, '2000-');
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(day)) return checked('invalid', 'no_such_day');
  if (written.startsWith('--')) return checked('valid');
  if (written > today) return checked('invalid', 'to_come');
  const age = Number(today.slice(0, 4)) - Number(written.slice(0, 4));
  if (written === '1900-01-01' || written === '1970-01-01') return checked('suspect', 'form_default');
  return age > OLDEST || age < YOUNGEST ? checked('suspect', 'age') : checked('valid');
}

const provinces = new Set<string>(chinaProvinces);

/** Example: 浙江省 with 杭州市 valid; 浙江省 alone suspect (no city); 火星省 suspect (not one of the 34). Abroad: DE-BY valid. */
export function checkRegion(province: string | null, city: string | null): Checked {
  if (province === null) return missing;
  if (/^[A-Z]{2}(?:-|$)/.test(province)) return checked('valid');
  if (!provinces.has(province)) return checked('suspect', 'no_province');
  return city === null ? checked('suspect', 'no_city') : checked('valid');
}
