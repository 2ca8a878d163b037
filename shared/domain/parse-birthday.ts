const withYear = /^((?:19|20)\d{2})\s?[-/.年]?\s?(\d{1,2})\s?[-/.月]?\s?(\d{1,2})日?(?:[ T].*)?$/;
const withoutYear = /^(?:0000[-/]|--)?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?$/;

/**
 * A birthday as YYYY-MM-DD, or --MM-DD where the year isn't known; null for what is none.
 * Examples: `1990/1/5` → 1990-01-05, `19900105` → 1990-01-05, `2月29日` → --02-29, `1990-02-30` and `90后` → null.
 */
export function parseBirthday(text: string): string | null {
  const narrow = text.normalize('NFKC').trim();
  const full = /^\d{8}$/.test(narrow) ? [narrow, narrow.slice(0, 4), narrow.slice(4, 6), narrow.slice(6)] : withYear.exec(narrow);
  const short = full ? null : withoutYear.exec(narrow);
  if (!full && !short) return null;
  const [year, month, day] = full ? [full[1]!, full[2]!, full[3]!] : ['-', short![1]!, short![2]!];
  const monthDay = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${full ? year : '2000'}-${monthDay}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(5, 10) === monthDay ? `${year}-${monthDay}` : null;
}
