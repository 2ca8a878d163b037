import { isNothing } from './cell-text.ts';

const grouped = /^-?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/;

/** Plain digits with a point; '' where the text is no number. Commas group, whether they are full-width or not. */
function plain(text: string): string {
  const narrow = text.normalize('NFKC').replaceAll('，', ',').replace(/\s/g, '');
  return grouped.test(narrow) ? narrow.replaceAll(',', '') : '';
}

/**
 * A whole number of people or things: null where there is none, NaN where the text is none.
 * Examples: `1,204` → 1204, `12,045` (full-width comma too) → 12045, `42.0` → 42, `-` → null, `1.5` and `x` → NaN.
 */
export function parseCount(text: string): number | null {
  if (isNothing(text)) return null;
  const digits = plain(text);
  const count = digits === '' ? NaN : Number(digits);
  return Number.isInteger(count) && count >= 0 && count <= 1e12 ? count : NaN;
}

/**
 * A share between 0 and 1. With a percent sign in hundredths; without one what is above 1 is taken for hundredths too.
 * Examples: `3.21%` → 0.0321, `48.00％` → 0.48, `0.0274` → 0.0274, `2.74` → 0.0274, `-` → null.
 */
export function parseShare(text: string): number | null {
  if (isNothing(text)) return null;
  const narrow = text.normalize('NFKC').trim();
  const hasSign = narrow.endsWith('%');
  const digits = plain(hasSign ? narrow.slice(0, -1) : narrow);
  const value = digits === '' ? NaN : Number(digits);
  const share = hasSign || value > 1 ? value / 100 : value;
  return share >= 0 && share <= 100 ? Math.round(share * 1e8) / 1e8 : NaN;
}
