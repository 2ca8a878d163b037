/** What stands before the cents: 1,234.50 or 1.234,50. */
export const decimalMarks = ['point', 'comma'] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/**
 * An amount with a point before its decimals and nothing between its thousands; signs and currency stay.
 * Examples: `1.234,50 €` under comma → `1234.50 €`; `1,234` is 1234 under point and 1.234 under comma.
 */
export function amountUnder(text: string, mark: DecimalMark): string {
  const plain = text.normalize('NFKC');
  const grouped = mark === 'comma' ? /(?<=\d)[.\s'’](?=\d)/g : /(?<=\d)[,\s'’](?=\d)/g;
  const whole = plain.replace(grouped, '');
  return mark === 'comma' ? whole.replace(/(?<=\d),(?=\d)/, '.') : whole;
}

export interface DecimalMarkGuess {
  /** Null where the values leave it open. */
  mark: DecimalMark | null;
  /** A value that can be read in more than one way. */
  open: string | null;
}

/**
 * The mark under which all amounts of a column make sense.
 * Examples: `12,50` → comma; `1,234.50` → point; `1.234` and `12.5` → point; `1.234` alone leaves it open.
 */
export function guessDecimalMark(texts: Iterable<string>): DecimalMarkGuess {
  const seen = new Set<DecimalMark>();
  let open: string | null = null;
  for (const text of texts) {
    const digits = text.normalize('NFKC').replace(/[^\d.,]/g, '').replace(/^[.,]+|[.,]+$/g, '');
    const point = digits.lastIndexOf('.');
    const comma = digits.lastIndexOf(',');
    if (point < 0 && comma < 0) continue;
    if (point >= 0 && comma >= 0) seen.add(point > comma ? 'point' : 'comma');
    else {
      const own: DecimalMark = point >= 0 ? 'point' : 'comma';
      const other: DecimalMark = own === 'point' ? 'comma' : 'point';
      const groups = digits.split(/[.,]/);
      if (groups.length > 2) seen.add(other);
      else if (groups[1]!.length === 3 && groups[0]!.length <= 3 && groups[0] !== '0') open ??= text;
      else seen.add(own);
    }
  }
  if (seen.size === 1) return { mark: [...seen][0]!, open: null };
  return open === null && seen.size === 0 ? { mark: 'point', open: null } : { mark: null, open };
}
