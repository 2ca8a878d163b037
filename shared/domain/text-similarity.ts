import { withoutTags } from './banned-words.ts';

/** Two texts that share so much read as the same message once more. */
export const SAME_MESSAGE = 0.8;
/** From here on another text's responses say something of this one's. */
export const ALIKE = 0.5;

/** Pairs of neighbouring signs, how often each; of letters and numbers only, without what stands in braces. */
function pairsOf(text: string): Map<string, number> {
  const signs = Array.from(withoutTags(text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < signs.length; i += 1) {
    const pair = signs[i]! + signs[i + 1]!;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/**
 * How alike two texts are, 0 to 1: twice the pairs of neighbouring signs that they share ÷ all pairs of both (Sørensen–Dice).
 * Variables, punctuation and case don't count. 0 where one of them has fewer than two signs.
 * Worked example: 好久不见 and 好久没见 → 1 shared pair of 3 and 3 → 0.33.
 */
export function similarity(a: string, b: string): number {
  const one = pairsOf(a);
  const other = pairsOf(b);
  const size = (pairs: Map<string, number>) => [...pairs.values()].reduce((sum, n) => sum + n, 0);
  const all = size(one) + size(other);
  if (size(one) === 0 || size(other) === 0) return 0;
  let shared = 0;
  for (const [pair, n] of one) shared += Math.min(n, other.get(pair) ?? 0);
  return (2 * shared) / all;
}
