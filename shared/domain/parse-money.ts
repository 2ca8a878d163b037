import { asciiOf } from '../lib/ascii.ts';
import { isNothing } from './cell-text.ts';

const signs = /[¥￥$€£₩₹]|^(?:CNY|RMB|CN|USD|US|EUR|GBP|HKD|HK|AUD|AU|CAD|NZD|SGD|CHF|PLN|JPY)\s*|^(?:A|CA|C|NZ|SG|S)\s?(?=\$)|(?:元|圆|CNY|RMB|USD|EUR|GBP)$/gi;

/** An amount with words about it in brackets behind. */
const explained = /^([^()]*\d)\s?\([^()]*[^\d\s.,()][^()]*\)$/;

/**
 * An amount in minor units; null where there is none, NaN where the text is no amount (or has fractions of a minor unit).
 * Examples with two decimals: `201.12` → 20112, `0元` → 0, `￥1,258.00` → 125800, `5.000,00` → 500000, `(5.00)` → -500,
 * `AU $3,000.00` → 300000, `20.00(满减：20.00)` → 2000 (words in brackets say why), `1e309` and `#REF!` → NaN.
 */
export function parseMoney(text: string, decimals: number): number | null {
  const plain = plainMoney(asciiOf(text), 0, text.length, decimals);
  if (!Number.isNaN(plain)) return plain;
  return isNothing(text) ? null : writtenMoney(text, decimals);
}

/** Digits and at most one point, which is how nearly every cell is written: of bytes, because most cells are read as such. */
export function plainMoney(bytes: Uint8Array, from: number, to: number, decimals: number): number {
  if (to === from || to - from > 14) return NaN;
  let minor = 0;
  let places = -1;
  for (let i = from; i < to; i++) {
    const digit = bytes[i]! - 48;
    if (digit >= 0 && digit <= 9) {
      if (places >= 0 && ++places > decimals) {
        if (digit !== 0) return NaN;
        continue;
      }
      minor = minor * 10 + digit;
    } else if (digit === -2 && places < 0 && i > from && i < to - 1) places = 0;
    else return NaN;
  }
  for (let known = Math.max(places, 0); known < decimals; known++) minor *= 10;
  return minor;
}

function writtenMoney(text: string, decimals: number): number | null {
  if (text.length > 80) return NaN;
  let rest = text.normalize('NFKC').trim().replace(explained, '$1');
  let negative = false;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    negative = true;
    rest = rest.slice(1, -1);
  }
  rest = rest.replace(signs, '').replace(/[\s'’]/g, '');
  if (/^[-−+]/.test(rest)) {
    negative ||= !rest.startsWith('+');
    rest = rest.slice(1).replace(signs, '');
  }
  if (rest === '') return /\d/.test(text) ? NaN : null;
  const written = withPoint(rest);
  const amount = plainMoney(asciiOf(written), 0, written.length, decimals);
  return negative && amount !== 0 ? -amount : amount;
}

/** One decimal point and no grouping: of comma and point the later is the decimal mark; a lone comma groups three digits. */
function withPoint(text: string): string {
  const comma = text.lastIndexOf(',');
  if (comma < 0) return text;
  const point = text.lastIndexOf('.');
  if (point > comma) return /^\d{1,3}(,\d{2,3})*,\d{3}\.\d*$/.test(text) ? text.replaceAll(',', '') : 'x';
  if (point >= 0) return /^\d{1,3}(\.\d{3})+,\d*$/.test(text) ? text.replaceAll('.', '').replace(',', '.') : 'x';
  if (/^\d{1,3}(,\d{2,3})*,\d{3}$/.test(text)) return text.replaceAll(',', '');
  return text.replace(',', '.');
}

/** Ten million of a currency with cents; a thousand times as many where the unit is small (yen, won). Beyond is a slip. */
export const moneyLimitMinor = (decimals: number): number => (decimals === 0 ? 10_000_000_000 : 10_000_000 * 10 ** decimals);
