/** Several items bought together, one of which follows from the others. */
export interface AssociationRule {
  /** Ascending. */
  left: number[];
  right: number;
  /** Baskets with all of them. */
  count: number;
  /** Of all baskets; of those with the left side; and that ÷ the right side's own share. */
  support: number;
  confidence: number;
  lift: number;
}

interface Limits {
  /** Baskets that a set must be in. */
  minCount: number;
  minConfidence: number;
  /** Items in a set; 2 are pairs. */
  maxLength: number;
  checkCancelled?: () => void;
}

/** Which baskets hold a set: their places, ascending. */
type Places = Int32Array;

/**
 * All rules with one item on the right, by depth-first intersection of the items' baskets (Zaki 2000), as arules gives
 * them. Items of a basket are distinct. Worked example: {1,2} {1,2} {1} {3} with count ≥ 2 and confidence ≥ 0.6 → 2 ⇒ 1
 * (support ½, confidence 1, lift 4/3) and 1 ⇒ 2 (⅔, 4/3).
 */
export function associationRules(baskets: readonly (readonly number[])[], limits: Limits): AssociationRule[] {
  const total = baskets.length;
  const single = placesOfItems(baskets, limits.minCount);
  const counts = new Map(single.map(({ item, places }) => [String(item), places.length]));
  const rules: AssociationRule[] = [];
  const grow = (set: readonly number[], rest: readonly { item: number; places: Places }[]): void => {
    limits.checkCancelled?.();
    rest.forEach(({ item, places }, i) => {
      const found = [...set, item];
      counts.set(found.join(' '), places.length);
      if (found.length >= limits.maxLength) return;
      const next = rest.slice(i + 1).flatMap((other) => {
        const both = intersect(places, other.places, limits.minCount);
        return both ? [{ item: other.item, places: both }] : [];
      });
      if (next.length > 0) grow(found, next);
    });
  };
  grow([], single);
  for (const [key, count] of counts) {
    const set = key.split(' ').map(Number);
    if (set.length < 2) continue;
    for (const right of set) {
      const left = set.filter((item) => item !== right);
      const confidence = count / counts.get(left.join(' '))!;
      if (confidence >= limits.minConfidence) rules.push({ left, right, count, support: count / total, confidence, lift: (confidence * total) / counts.get(String(right))! });
    }
  }
  return rules;
}

function placesOfItems(baskets: readonly (readonly number[])[], minCount: number): { item: number; places: Places }[] {
  const places = new Map<number, number[]>();
  baskets.forEach((basket, place) => {
    for (const item of basket) {
      const own = places.get(item);
      if (own) own.push(place);
      else places.set(item, [place]);
    }
  });
  return [...places].filter(([, own]) => own.length >= minCount).map(([item, own]) => ({ item, places: Int32Array.from(own) })).sort((a, b) => a.item - b.item);
}

/** Places in both; undefined where there are fewer than `least`. */
function intersect(a: Places, b: Places, least: number): Places | undefined {
  const found = new Int32Array(Math.min(a.length, b.length));
  let n = 0;
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (n + Math.min(a.length - i, b.length - k) < least) return undefined;
    if (a[i]! < b[k]!) i += 1;
    else if (a[i]! > b[k]!) k += 1;
    else {
      found[n++] = a[i]!;
      i += 1;
      k += 1;
    }
  }
  return n < least ? undefined : found.slice(0, n);
}
