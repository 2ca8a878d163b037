/**
 * How unevenly sales are spread. `ascending` in minor units, the smallest first, none below zero.
 * Top share: of the ⌈0.2·n⌉ who spend most. For 80 %: the fewest who together make at least 80 %.
 * Gini = 2·Σ i·x(i) / (n·Σx) − (n + 1)/n. Nulls where nothing was spent.
 * Worked example: 1, 1, 1, 1, 16 → the top one of five has 0.8, one makes 80 %, Gini 0.6.
 */
export function concentration(ascending: ArrayLike<number>): { topShare: number | null; forEighty: number | null; gini: number | null } {
  const n = ascending.length;
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < n; i += 1) {
    sum += ascending[i]!;
    weighted += (i + 1) * ascending[i]!;
  }
  if (sum <= 0) return { topShare: null, forEighty: null, gini: null };
  const top = Math.ceil(0.2 * n);
  let made = 0;
  let topMade = 0;
  let forEighty: number | null = null;
  for (let k = 1; k <= n; k += 1) {
    made += ascending[n - k]!;
    if (k === top) topMade = made;
    if (forEighty === null && made >= 0.8 * sum) forEighty = k;
  }
  return { topShare: topMade / sum, forEighty, gini: (2 * weighted) / (n * sum) - (n + 1) / n };
}

export interface Decile {
  /** 1: the tenth who spend most. */
  decile: number;
  customers: number;
  netMinor: number;
}

/** Tenths of the customers by what they spend, the most first; customer i (from 0) of n is in decile ⌊10·i/n⌋ + 1. */
export function deciles(ascending: ArrayLike<number>): Decile[] {
  const n = ascending.length;
  const found = Array.from({ length: 10 }, (_, i): Decile => ({ decile: i + 1, customers: 0, netMinor: 0 }));
  for (let i = 0; i < n; i += 1) {
    const decile = found[Math.floor((10 * i) / n)]!;
    decile.customers += 1;
    decile.netMinor += ascending[n - 1 - i]!;
  }
  return found.filter((d) => d.customers > 0);
}
