/** Of the value, from one step to the next, and of its slope: below these nothing more is gained. */
export interface Until {
  gain: number;
  slope: number;
  most: number;
}

interface Found {
  at: number[];
  value: number;
  /** What is known of the inverse of the curvature there; null where no step has shown any. */
  inverse: Inverse | null;
}
type Inverse = number[][];

/** For central differences of a function that is exact to some 1e-15 of its value. */
const NEAR = 1e-5;
const LONGEST = 2;
const HALVINGS = 30;
/** Share of what the slope promises that a step must bring (Armijo). */
const BRINGS = 1e-4;

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/**
 * The place near `start` where `f` is least, by a quasi-Newton method (Broyden, Fletcher, Goldfarb & Shanno 1970), for a few
 * dimensions. The slope is measured. `f` may be Infinity where it isn't defined. `known`: the inverse of the curvature near
 * the start, of a function like it.
 */
export function bfgs(f: (at: readonly number[]) => number, start: readonly number[], { gain, slope, most }: Until, known: Inverse | null = null): Found {
  const size = start.length;
  const slopeAt = (at: readonly number[]) => at.map((x, k) => (f(at.with(k, x + NEAR)) - f(at.with(k, x - NEAR))) / (2 * NEAR));
  let inverse = known;
  let at = [...start];
  let value = f(at);
  let g = slopeAt(at);
  let still = 0;
  for (let i = 0; i < most && still < 2; i += 1) {
    if (!g.every(Number.isFinite) || Math.max(...g.map(Math.abs)) <= slope) break;
    let way = inverse ? inverse.map((row) => -dot(row, g)) : g.map((x) => -x);
    if (dot(way, g) >= 0) way = g.map((x) => -x);
    const length = Math.max(...way.map(Math.abs));
    if (length > LONGEST) way = way.map((x) => (x * LONGEST) / length);
    const promised = dot(way, g);
    let share = 1;
    let next = at.map((x, k) => x + way[k]!);
    let there = f(next);
    for (let h = 0; h < HALVINGS && !(there <= value + BRINGS * share * promised); h += 1) {
      share /= 2;
      next = at.map((x, k) => x + share * way[k]!);
      there = f(next);
    }
    if (!(there < value)) break;
    const g2 = slopeAt(next);
    const s = next.map((x, k) => x - at[k]!);
    const y = g2.map((x, k) => x - g[k]!);
    inverse = updated(inverse, s, y, size);
    still = value - there <= gain ? still + 1 : 0;
    [at, value, g] = [next, there, g2];
  }
  return { at, value, inverse };
}

/** The inverse of the curvature, corrected by what one step showed of it; the first one in the scale of that step. */
function updated(inverse: Inverse | null, s: readonly number[], y: readonly number[], size: number): Inverse | null {
  const sy = dot(s, y);
  if (!(sy > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return inverse;
  const before = inverse ?? Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_v, k) => (i === k ? sy / dot(y, y) : 0)));
  const hy = before.map((row) => dot(row, y));
  const factor = (1 + dot(y, hy) / sy) / sy;
  return before.map((row, i) => row.map((x, k) => x + factor * s[i]! * s[k]! - (hy[i]! * s[k]! + s[i]! * hy[k]!) / sy));
}
