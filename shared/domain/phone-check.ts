import { isMainlandMobile } from './mainland-mobile.ts';

/** `13812345678` of +8613812345678; null for numbers of elsewhere. */
const mainlandDigits = (e164: string): string | null => (/^\+861\d{10}$/.test(e164) ? e164.slice(3) : null);

/**
 * The one mobile that a cell means, where the reading of it failed: words around it, O for 0, a 0 in front, a second number
 * that is a landline. Two different mobiles are no answer.
 * Examples: `电话：13812345678（微信同号）` → 13812345678; `138OO138l23` → null (too short); `13812345678/0571-88888888` → 13812345678.
 */
export function repairPhone(written: string): string | null {
  const text = written.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff]/g, '');
  if (text.includes('*') || /^1\d{10}[-转,#]\d{2,6}$/.test(text)) return null;
  const readings = [text, text.replace(/[oO]/g, '0').replace(/[lI|]/g, '1')];
  for (const reading of readings) {
    const found = new Set(Array.from(reading.replace(/(?<=\d)[-.](?=\d)/g, '').matchAll(/(?<!\d)(?:0086|86|0)?(1\d{10})(?!\d)/g), (m) => m[1]!).filter(isMainlandMobile));
    // A dash between two numbers is no dash within one.
    for (const m of reading.matchAll(/(?<!\d)(1\d{10})(?!\d)/g)) if (isMainlandMobile(m[1]!)) found.add(m[1]!);
    if (found.size === 1) return [...found][0]!;
    if (found.size > 1) return null;
  }
  return null;
}

export type PhoneKind = 'landline' | 'service' | 'short' | 'long' | 'other';

/** What a number is that is no mobile. Examples: `0571-88888888` landline, `400-123-4567` service, `1381234567` short. */
export function phoneKind(written: string): PhoneKind {
  const text = written.normalize('NFKC').replace(/[\s()-]/g, '');
  if (/^[48]00\d{7}$/.test(text) || /^(?:95|96|10)\d{3,6}$/.test(text)) return 'service';
  if (/^0[1-9]\d{8,10}(?:转\d+)?$/.test(text) || /^[2-8]\d{6,7}$/.test(text)) return 'landline';
  if (/^1\d{3,9}$/.test(text)) return 'short';
  return /^1\d{11,}$/.test(text) ? 'long' : 'other';
}

const placeholders = new Set(['13800138000', '13800000000', '13900000000', '13888888888', '13999999999', '18888888888', '15888888888', '13333333333', '13666666666']);

/**
 * A number that could be real and hardly ever is: the operator's own, eight equal digits at its end, counting up or down.
 * Examples: +8613800138000 yes, +8618812345678 yes (counts up), +8613812341234 no.
 */
export function isSuspectPhone(e164: string): boolean {
  const digits = mainlandDigits(e164);
  if (digits === null) return false;
  const tail = digits.slice(3);
  return placeholders.has(digits) || /^(\d)\1{7}$/.test(tail) || '0123456789'.includes(tail) || '9876543210'.includes(tail);
}
