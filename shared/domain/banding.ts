import type { RuleGroup } from '../contract/rule.ts';
import { quantile } from './quantile.ts';

export const MOST_BANDS = 12;

/** Where an attribute is cut: into bands of about as many people, of one width, or at boundaries of one's own. In the unit of rules. */
export type Cutting = { by: 'quantiles'; bands: number } | { by: 'width'; from: number; width: number } | { by: 'cuts'; cuts: number[] };

/** From `from` (included) up to `to` (not included); null: without end. */
export interface Band {
  from: number | null;
  to: number | null;
}

const steps = [1, 0.5, 0.01];
const FINEST = 0.0001;

/**
 * The finest difference that the values show, for cuts that read well and part the same people.
 * Worked example: 10, 20.5 → 0.5; 19.99 → 0.01; ⅓ → 0.0001.
 */
export function stepOf(values: ArrayLike<number>): number {
  return steps.find((step) => everyMultiple(values, step)) ?? FINEST;
}

function everyMultiple(values: ArrayLike<number>, step: number): boolean {
  for (let i = 0; i < values.length; i += 1) {
    const times = values[i]! / step;
    if (Math.abs(times - Math.round(times)) > 1e-7) return false;
  }
  return true;
}

const ceilTo = (step: number, value: number): number => clean(Math.ceil(value / step - 1e-7) * step);
const floorTo = (step: number, value: number): number => clean(Math.floor(value / step + 1e-7) * step);
/** Without the crumbs of binary fractions. */
const clean = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * Cuts of a sorted list, ascending and each within it, so that no band at an end is empty. A cut by quantiles is the least
 * value at or above the quantile (type 7), so that no band at all is empty and equal values stay together: equal cuts are
 * one, and one at the least value moves to the next, so that many zeros stand apart from the rest.
 * Worked example: 1, 1, 1, 2, 3, 9 in 3 → quantiles 1 and 2.33 → cuts 2 and 3: 1 · 2 · 3 and more.
 */
export function cutsOf(sorted: ArrayLike<number>, cutting: Cutting, step: number): number[] {
  if (sorted.length === 0) return [];
  const least = sorted[0]!;
  const most = sorted[sorted.length - 1]!;
  const wanted = cutting.by === 'quantiles' ? quantileCuts(sorted, cutting.bands, step) : cutting.by === 'width' ? widthCuts(least, most, cutting) : cutting.cuts.map(clean);
  return [...new Set(wanted)].filter((cut) => cut > least && cut <= most).sort((a, b) => a - b).slice(0, MOST_BANDS - 1);
}

function quantileCuts(sorted: ArrayLike<number>, bands: number, step: number): number[] {
  return Array.from({ length: bands - 1 }, (_, i) => {
    const bound = quantile(sorted, (i + 1) / bands)!;
    let place = Math.floor(((sorted.length - 1) * (i + 1)) / bands);
    while (place < sorted.length - 1 && (sorted[place]! < bound || sorted[place] === sorted[0])) place += 1;
    return floorTo(step, sorted[place]!);
  });
}

function widthCuts(least: number, most: number, { from, width }: { from: number; width: number }): number[] {
  // The first one above the least value.
  const first = from > least ? from : from + width * (Math.floor((least - from) / width) + 1);
  const found: number[] = [];
  for (let i = 0; i < MOST_BANDS - 1; i += 1) {
    const cut = clean(first + i * width);
    if (cut > most) break;
    found.push(cut);
  }
  return found;
}

export const bandsOf = (cuts: readonly number[]): Band[] => Array.from({ length: cuts.length + 1 }, (_, i) => ({ from: cuts[i - 1] ?? null, to: cuts[i] ?? null }));

/** Which band a value is in: the number of cuts at or below it. NaN, the unknown value, is in none: -1. */
export function bandOf(cuts: readonly number[], value: number): number {
  if (Number.isNaN(value)) return -1;
  let band = 0;
  while (band < cuts.length && value >= cuts[band]!) band += 1;
  return band;
}

/** Whom a band holds, as a rule. One without ends is everyone of whom the value is known. */
export function bandRule(field: string, { from, to }: Band): RuleGroup {
  const rules = [...(from === null ? [] : [{ field, operator: '>=', value: from }]), ...(to === null ? [] : [{ field, operator: '<', value: to }])];
  return { combinator: 'and', rules: rules.length > 0 ? rules : [{ field, operator: 'notNull', value: null }] };
}

/** A bar of a histogram, as a band; the last may be open. */
export interface HistogramBar extends Band {
  from: number;
  count: number;
}

/**
 * Bars of one round width from the least value to where 98 % of them end, the rest in one open bar. `sorted` ascending.
 * Worked example: 0, 1, 1, 2 in at most 40 bars → width 1: [0,1) one, [1,2) two, [2,3) one.
 */
export function histogramBars(sorted: ArrayLike<number>, step: number, mostBars = 40): HistogramBar[] {
  if (sorted.length === 0) return [];
  const reach = sorted[Math.ceil((sorted.length - 1) * 0.98)]!;
  const width = roundWidth(Math.max(step, (reach - sorted[0]!) / mostBars), step);
  const start = clean(Math.floor(sorted[0]! / width + 1e-9) * width);
  const bars: HistogramBar[] = [];
  let at = 0;
  for (let i = 0; bars.length === 0 || clean(start + i * width) <= reach; i += 1) {
    const to = clean(start + (i + 1) * width);
    const first = at;
    while (at < sorted.length && sorted[at]! < to) at += 1;
    bars.push({ from: clean(start + i * width), to, count: at - first });
  }
  return at === sorted.length ? bars : [...bars, { from: bars.at(-1)!.to!, to: null, count: sorted.length - at }];
}

/** 1, 2 or 5 of a power of ten, and no finer than the step. */
function roundWidth(width: number, step: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const round = [1, 2, 5, 10].find((n) => n * power >= width * (1 - 1e-9))! * power;
  return clean(Math.max(ceilTo(step, round), step));
}
