import { unguarded } from './formula-text.ts';

const blank = /[\s\u200b-\u200f\u2060\ufeff]/;

/** By hand: a pattern that looks for blanks before an end takes the square of a long run of them. */
function withoutEdges(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && blank.test(text[from]!)) from++;
  while (to > from && blank.test(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/** Space, control characters, zero-width marks: only where one of these stands at an end is there something to trim. */
const isEdge = (code: number): boolean => code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x2064);

/**
 * A cell as its author meant it: exports write `="0012"` or a TAB behind the digits, so that Excel leaves them alone.
 * Files made safe for spreadsheets have an apostrophe before what looks like a formula.
 * Example: `="30000010000000017"` → `30000010000000017`; a lone TAB and `=""` → empty; `'=1+1` → `=1+1`.
 */
export function cellText(raw: string): string {
  const length = raw.length;
  if (length === 0) return raw;
  const trimmed = isEdge(raw.charCodeAt(0)) || isEdge(raw.charCodeAt(length - 1)) ? withoutEdges(raw) : raw;
  const first = trimmed.charCodeAt(0);
  if (first === 0x27) {
    const bare = unguarded(trimmed);
    return bare === trimmed ? trimmed : cellText(bare);
  }
  if (first === 0x3d && trimmed.charCodeAt(1) === 0x22) return unwrapFormula(trimmed);
  return trimmed;
}

function unwrapFormula(text: string): string {
  const inner = text.endsWith('"') && text.length > 2 ? text.slice(2, -1) : text.slice(2);
  return withoutEdges(inner.replaceAll('""', '"'));
}

const nothing = new Set(['-', '--', '—', '——', 'null', 'NULL', '\\N', 'N/A']);

/** Words that exports write where there is nothing. Not for names, which may be anything. */
export const isNothing = (text: string): boolean => text.length === 0 || (text.length <= 4 && nothing.has(text));

/** What a platform has enciphered: `##c2Ft…`, `$$c2Ft…`. It says nothing, not even which two are the same. */
export const isCipher = (text: string): boolean => text.length > 4 && (text.startsWith('##') || text.startsWith('$$'));

/** `张**`, `138****1234`: a masked value never stands for a person. */
export const isMasked = (text: string): boolean => text.includes('*') || text.includes('＊') || isCipher(text);
