import { instantOf } from '../lib/dates.ts';
import { cellText } from './cell-text.ts';

/** What is longer is no number, and isn't worth the patterns below. */
const MOST_CHARS = 500;
const marks = /[\s\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/g;

/**
 * An order, line or product number as text, to the last digit. Sellers' tools put TAB, `'` or `="…"` around it.
 * Examples: `'6900000000000012345` → `6900000000000012345`; full-width digits become plain ones.
 */
export function cleanId(raw: string): string {
  let text = cellText(raw);
  if (text.length > MOST_CHARS) return text;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const plain = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45 || code === 35 || code === 95;
    if (plain) continue;
    text = text.normalize('NFKC').replace(marks, '');
    text = text.replace(/^[='‘’"`]+|['‘’"`]+$/g, '');
    break;
  }
  return text;
}

/** Excel keeps 15 digits: `2.8E+18` has lost the rest, and nothing brings them back. */
export const isDamagedId = (text: string): boolean => text.length < 30 && /^\d(?:[.,]\d+)?E\+?\d{2,}$/i.test(text);

/**
 * Pinduoduo's numbers begin with the day of the order (one day off near midnight): noon of it in the shop's zone.
 * Example: `260517-600000000000321` → 2026-05-17 12:00; NaN where the six digits are no day.
 */
export function instantFromOrderNumber(orderNo: string, timeZone: string): number {
  if (!/^\d{6}-/.test(orderNo)) return NaN;
  const [year, month, day] = [0, 2, 4].map((at) => Number(orderNo.slice(at, at + 2))) as [number, number, number];
  const noon = Date.UTC(2000 + year, month - 1, day, 12);
  return month >= 1 && month <= 12 && day >= 1 && new Date(noon).getUTCDate() === day ? instantOf(noon, timeZone) : NaN;
}
