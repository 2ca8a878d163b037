import { addDays } from '../lib/dates.ts';

/** Letters and digits that nobody takes for one another when read or said: without 0 O, 1 I L, 2 Z, 5 S, 8 B and U V. */
export const codeAlphabet = '34679ACDEFGHJKMNPQRTWXY';

export const codePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{3,39}$/;

/**
 * So many codes that are neither among each other nor with the taken ones the same, whatever their case; `random` gives
 * numbers in [0, 1). Null where so few letters don't give so many: at most a tenth of what is possible is used, so that
 * a guess seldom hits.
 * Worked example: 3 codes of 8 signs with the prefix VIP → VIPK7RMAX3Q and two others.
 */
export function makeCodes({ count, length, prefix = '' }: { count: number; length: number; prefix?: string }, random: () => number, isTaken: (code: string) => boolean): string[] | null {
  if (count > codeAlphabet.length ** length / 10) return null;
  const made = new Set<string>();
  let tries = 0;
  while (made.size < count) {
    if ((tries += 1) > count * 20) return null;
    let code = prefix.toUpperCase();
    for (let i = 0; i < length; i += 1) code += codeAlphabet[Math.floor(random() * codeAlphabet.length)]!;
    if (!made.has(code) && !isTaken(code)) made.add(code);
  }
  return [...made];
}

/** Whatever in a text may be a code, in capitals, each once. Worked example: `用券 vip-k7rm，谢谢` → VIP-K7RM. */
export const codesIn = (text: string): string[] => [...new Set((text.normalize('NFKC').match(/[A-Za-z0-9][A-Za-z0-9_-]{3,39}/g) ?? []).map((code) => code.toUpperCase()))];

/** The last day of a coupon that was given on a day; null: it has none. Worked example: given on 1 March, good for 7 days, the batch until 5 March → 5 March. */
export function couponExpiry({ untilDay, validDays }: { untilDay: string | null; validDays: number | null }, givenDay: string | null): string | null {
  const own = validDays === null || givenDay === null ? null : addDays(givenDay, validDays);
  if (own === null || untilDay === null) return own ?? untilDay;
  return own < untilDay ? own : untilDay;
}

export interface UsedCode {
  code: string;
  orderNo: string | null;
  line: string;
}

/** Used codes, one a line, with the order's number after it where it is known. Worked example: `K7RMAX3Q, 2026110100001` → the code and that order. */
export function readUsedCodes(text: string): UsedCode[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [code = '', orderNo = ''] = line.normalize('NFKC').split(/[\t,;、]|\s+/).map((cell) => cell.trim().replace(/^['"=]+|['"]+$/g, '')).filter((cell) => cell !== '');
      return { code, orderNo: orderNo === '' ? null : orderNo.slice(0, 60), line };
    });
}
