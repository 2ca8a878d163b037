import { quantile } from './quantile.ts';

/** R: days since the last purchase, F: purchase days, M: net spend a purchase day, in whole minor units (rounded down). */
export type RfmAxis = 'r' | 'f' | 'm';

/**
 * Of F and M what is looked at: purchases at most so many days before the day asked about; null: all. Whoever has none in
 * it has 0. Worked example: as of 2026-06-30 a window of 30 days begins with 2026-05-31.
 */
export interface RfmWindows {
  f: number | null;
  m: number | null;
}
export const wholeHistory: RfmWindows = { f: null, m: null };

/** How scores of 1 to 5 are given: by thresholds that stay, or by fifths of the customers, ties together (value) or not (rank). */
export const rfmMethods = ['fixed', 'value', 'rank'] as const;
export type RfmMethod = (typeof rfmMethods)[number];

/** Four thresholds of an axis, ascending; bands are half-open, [a, b). Of R the lowest band scores best. */
export type Thresholds = readonly [number, number, number, number];

/**
 * Where one of the bands ends: values above it, and of those equal to it customers with a higher id, are in a higher
 * band. With `inclusive` all that are equal are.
 */
export interface Edge {
  value: number;
  /** Null: all customers with this very value are above it. */
  afterId: number | null;
}

/** How everyone is scored and grouped: of one shop, as of one day. */
export interface RfmScheme {
  groups: 'eight' | 'ten';
  windows: RfmWindows;
  edges: Record<RfmAxis, readonly Edge[]>;
  /** Mean scores of all who are scored. */
  means: Record<RfmAxis, number>;
}

/** Values of everyone who is scored; whole numbers all. */
export interface RfmColumns {
  /** Ascending. */
  ids: Int32Array;
  r: ArrayLike<number>;
  f: ArrayLike<number>;
  m: ArrayLike<number>;
}

export const fixedEdges = (thresholds: readonly number[]): Edge[] => thresholds.map((value) => ({ value, afterId: null }));

/** Edges at the quintiles of the values (type 7); a value that equals one is above it only if it is larger. Equal edges are one, so bands may be missing. */
export function valueEdges(values: ArrayLike<number>): Edge[] {
  const sorted = Float64Array.from(values).sort();
  const found = [0.2, 0.4, 0.6, 0.8].map((p) => quantile(sorted, p)).filter((v) => v !== undefined);
  return [...new Set(found)].map((value) => ({ value, afterId: Infinity }));
}

/**
 * Edges by rank, ties in the order of the customers' ids: band k ends at rank ⌊1 + (n − 1)·k/5⌋, as pandas'
 * qcut(rank(method='first'), 5) has it.
 * Worked example: six customers with 1, 1, 1, 1, 2, 3 → bands of 2, 1, 1, 1 and 1.
 */
export function rankEdges(values: ArrayLike<number>, ids: ArrayLike<number>): Edge[] {
  const n = values.length;
  if (n === 0) return [];
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]! || ids[a]! - ids[b]!);
  return [1, 2, 3, 4].map((k) => {
    const last = order[Math.floor(1 + ((n - 1) * k) / 5 + 1e-9) - 1]!;
    return { value: values[last]!, afterId: ids[last]! };
  });
}

/** How many edges a value lies above, 0 to 4. */
export function bandOf(value: number, id: number, edges: readonly Edge[]): number {
  let band = 0;
  for (const edge of edges) if (value > edge.value || (value === edge.value && (edge.afterId === null || id > edge.afterId))) band += 1;
  return band;
}

/** A band as a score: of R a low one is good. Worked example: R thresholds 30, 60, 90, 120 → 29 days score 5, 30 days 4, 120 days 1. */
const scoreOf = (axis: RfmAxis, band: number, edges: number): number => (axis === 'r' ? edges + 1 - band : band + 1);

/** Thresholds proposed from the shop's own quintiles: rounded, ascending and different, so that they can be kept. `sorted`: values, ascending. */
export function proposeThresholds(sorted: ArrayLike<number>, step: number): Thresholds {
  const found: number[] = [];
  for (const p of [0.2, 0.4, 0.6, 0.8]) {
    const round = Math.round((quantile(sorted, p) ?? 0) / step) * step;
    found.push(Math.max(round, (found.at(-1) ?? 0) + step));
  }
  return [found[0]!, found[1]!, found[2]!, found[3]!];
}

/** Eight groups by whether each score is above the mean of all; the place is 4·R + 2·F + M. */
export const eightGroups = ['generalWinBack', 'keyWinBack', 'generalKeep', 'keyKeep', 'generalGrow', 'keyGrow', 'generalValue', 'keyValue'] as const;
/** Ten groups on R × F. */
export const tenGroups = ['champions', 'loyal', 'potentialLoyal', 'new', 'promisingNew', 'attention', 'aboutToSleep', 'cantLose', 'atRisk', 'hibernating'] as const;

/**
 * Which of the ten. Worked example: R 5 F 4 → champions; R 2 F 5 → can't lose; R 3 F 3 → need attention.
 */
export function tenGroupOf(r: number, f: number): (typeof tenGroups)[number] {
  if (r <= 2) return f <= 2 ? 'hibernating' : f <= 4 ? 'atRisk' : 'cantLose';
  if (r === 3) return f <= 2 ? 'aboutToSleep' : f === 3 ? 'attention' : 'loyal';
  if (f === 1) return r === 4 ? 'promisingNew' : 'new';
  if (f <= 3) return 'potentialLoyal';
  return r === 5 ? 'champions' : 'loyal';
}
export type RfmGroup = (typeof eightGroups)[number] | (typeof tenGroups)[number];
export const rfmGroups: readonly RfmGroup[] = [...eightGroups, ...tenGroups];

/** Everyone's scores on one axis. */
function scoresOn(axis: RfmAxis, { ids, [axis]: values }: RfmColumns, edges: RfmScheme['edges']): Uint8Array {
  const scores = new Uint8Array(ids.length);
  for (let i = 0; i < scores.length; i += 1) scores[i] = scoreOf(axis, bandOf(values[i]!, ids[i]!, edges[axis]), edges[axis].length);
  return scores;
}

/** Everyone's scores, in the order of the columns. */
export type RfmScores = Record<RfmAxis, Uint8Array>;
export const scoresOf = (columns: RfmColumns, edges: RfmScheme['edges']): RfmScores => ({ r: scoresOn('r', columns, edges), f: scoresOn('f', columns, edges), m: scoresOn('m', columns, edges) });

/** Mean scores; 0 of nobody. */
export function meanScores({ r, f, m }: RfmScores): Record<RfmAxis, number> {
  const mean = (scores: Uint8Array) => {
    let sum = 0;
    for (const score of scores) sum += score;
    return sum / Math.max(1, scores.length);
  };
  return { r: mean(r), f: mean(f), m: mean(m) };
}

/** Worked example: mean scores of 2.5, 1.1 and 2.9, someone with 3, 1 and 3 → keyGrow. */
export function groupOf(scores: Record<RfmAxis, number>, { groups, means }: Pick<RfmScheme, 'groups' | 'means'>): RfmGroup {
  if (groups === 'ten') return tenGroupOf(scores.r, scores.f);
  const place = (scores.r > means.r ? 4 : 0) + (scores.f > means.f ? 2 : 0) + (scores.m > means.m ? 1 : 0);
  return eightGroups[place]!;
}
