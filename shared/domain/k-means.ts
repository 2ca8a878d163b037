/** n points of d values each, one after the other. */
export interface Points {
  values: Float64Array;
  n: number;
  d: number;
}
export interface Clustering {
  /** k centres of d values, one after the other. */
  centres: Float64Array;
  k: number;
  /** Of each point, the place of the nearest centre. */
  labels: Uint8Array;
  /** Sum of the squared distances to it. */
  inertia: number;
}

const MOST_ROUNDS = 100;

/**
 * Each column to mean 0 and standard deviation 1, so that none counts more for its unit; one that doesn't vary becomes 0.
 * In place.
 */
export function standardise({ values, n, d }: Points): void {
  for (let c = 0; c < d; c += 1) {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i += 1) sum += values[i * d + c]!;
    const mean = sum / n;
    for (let i = 0; i < n; i += 1) squares += (values[i * d + c]! - mean) ** 2;
    const sd = Math.sqrt(squares / n);
    for (let i = 0; i < n; i += 1) values[i * d + c] = sd > 1e-12 ? (values[i * d + c]! - mean) / sd : 0;
  }
}

/**
 * k-means: Lloyd's rounds from centres chosen by k-means++ (Arthur and Vassilvitskii 2007), the best of several starts by
 * inertia. The same numbers from `random` give the same clusters.
 * Worked example: 0, 1, 10, 11 in two → centres 0.5 and 10.5.
 */
export function kMeans(points: Points, k: number, random: () => number, starts: number, checkCancelled: () => void = () => undefined): Clustering {
  let best: Clustering | undefined;
  for (let start = 0; start < starts; start += 1) {
    checkCancelled();
    const found = lloyd(points, chooseCentres(points, k, random), k);
    if (!best || found.inertia < best.inertia) best = found;
  }
  return best!;
}

/** Each centre after the first at a point chosen by its squared distance to those before. */
function chooseCentres({ values, n, d }: Points, k: number, random: () => number): Float64Array {
  const centres = new Float64Array(k * d);
  const nearest = new Float64Array(n).fill(Infinity);
  let chosen = Math.floor(random() * n);
  for (let c = 0; ; ) {
    centres.set(values.subarray(chosen * d, (chosen + 1) * d), c * d);
    c += 1;
    if (c === k) return centres;
    let total = 0;
    for (let i = 0; i < n; i += 1) {
      nearest[i] = Math.min(nearest[i]!, distance(values, i * d, centres, (c - 1) * d, d));
      total += nearest[i]!;
    }
    let left = random() * total;
    chosen = 0;
    while (chosen < n - 1 && (left -= nearest[chosen]!) > 0) chosen += 1;
  }
}

function lloyd(points: Points, centres: Float64Array, k: number): Clustering {
  const { values, n, d } = points;
  let labels = new Uint8Array(n);
  let inertia = Infinity;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = assign(points, centres, k);
    const isSame = round > 0 && next.labels.every((label, i) => label === labels[i]);
    ({ labels, inertia } = next);
    if (isSame) break;
    const sums = new Float64Array(k * d);
    const counts = new Float64Array(k);
    for (let i = 0; i < n; i += 1) {
      const at = labels[i]!;
      counts[at]! += 1;
      for (let c = 0; c < d; c += 1) sums[at * d + c]! += values[i * d + c]!;
    }
    // A centre that nobody is near stays where it is.
    for (let at = 0; at < k; at += 1) if (counts[at]! > 0) for (let c = 0; c < d; c += 1) centres[at * d + c] = sums[at * d + c]! / counts[at]!;
  }
  return { centres, k, labels, inertia };
}

/** Every point to its nearest centre. */
export function assign({ values, n, d }: Points, centres: Float64Array, k: number): { labels: Uint8Array<ArrayBuffer>; inertia: number } {
  const labels = new Uint8Array(n);
  let inertia = 0;
  for (let i = 0; i < n; i += 1) {
    let least = Infinity;
    for (let at = 0; at < k; at += 1) {
      const far = distance(values, i * d, centres, at * d, d);
      if (far < least) {
        least = far;
        labels[i] = at;
      }
    }
    inertia += least;
  }
  return { labels, inertia };
}

function distance(a: Float64Array, from: number, b: Float64Array, to: number, d: number): number {
  let sum = 0;
  for (let c = 0; c < d; c += 1) sum += (a[from + c]! - b[to + c]!) ** 2;
  return sum;
}

/**
 * Mean silhouette (Rousseeuw 1987): how much nearer each point is to its own cluster than to the next one, −1 to 1. Alone
 * in its cluster counts 0. Every distance is taken: for samples.
 * Worked example: 0, 1 | 10, 11 → about 0.90.
 */
export function silhouette({ values, n, d }: Points, labels: Uint8Array, k: number): number {
  const counts = new Float64Array(k);
  for (let i = 0; i < n; i += 1) counts[labels[i]!]! += 1;
  const sums = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const own = labels[i]!;
    if (counts[own]! < 2) continue;
    sums.fill(0);
    for (let j = 0; j < n; j += 1) sums[labels[j]!]! += Math.sqrt(distance(values, i * d, values, j * d, d));
    let other = Infinity;
    for (let at = 0; at < k; at += 1) if (at !== own && counts[at]! > 0) other = Math.min(other, sums[at]! / counts[at]!);
    const inside = sums[own]! / (counts[own]! - 1);
    if (other < Infinity && Math.max(inside, other) > 0) total += (other - inside) / Math.max(inside, other);
  }
  return total / n;
}

/**
 * Adjusted Rand index (Hubert and Arabie 1985) of two clusterings of the same points: 1 the same, 0 as good as chance.
 * Worked example: 0 0 1 1 against 1 1 0 0 → 1; 0 0 1 1 against 0 0 1 2 → 0.5714.
 */
export function adjustedRandIndex(a: Uint8Array, b: Uint8Array): number {
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const cells = new Map<number, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const add = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + 1);
  for (let i = 0; i < a.length; i += 1) {
    add(cells, a[i]! * 256 + b[i]!);
    add(rows, a[i]!);
    add(columns, b[i]!);
  }
  const sum = (map: Map<number, number>) => [...map.values()].reduce((total, n) => total + pairs(n), 0);
  const expected = (sum(rows) * sum(columns)) / pairs(a.length);
  const most = (sum(rows) + sum(columns)) / 2;
  return most === expected ? 1 : (sum(cells) - expected) / (most - expected);
}
