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

/** Basket i holds `items[starts[i]]` up to `items[starts[i + 1]]`, whole numbers from 0; twice in it counts once. */
export interface Baskets {
  starts: ArrayLike<number>;
  items: ArrayLike<number>;
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
 * All rules with one item on the right, as arules gives them: pairs are counted in one pass over the baskets, larger sets
 * by depth-first intersection of their items' baskets (Zaki 2000). Worked example: {1,2} {1,2} {1} {3} with count ≥ 2 and
 * confidence ≥ 0.6 → 2 ⇒ 1 (support ½, confidence 1, lift 4/3) and 1 ⇒ 2 (⅔, 4/3).
 */
export function associationRules(baskets: Baskets, limits: Limits): AssociationRule[] {
  const total = baskets.starts.length - 1;
  const often = oftenBought(baskets, limits);
  const pairs = countPairs(often, limits);
  const counts = new Map([...often.ids].map((item, rank) => [String(item), often.counts[rank]!]));
  for (const { a, b, count } of pairs) counts.set(`${often.ids[a]!} ${often.ids[b]!}`, count);
  if (limits.maxLength > 2) countLarger(often, pairs, limits, (set, count) => counts.set(set.map((rank) => often.ids[rank]!).join(' '), count));
  const rules: AssociationRule[] = [];
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

/** Baskets of what is in enough of them alone, each item by its rank among the ids and once. */
interface Often {
  /** Ascending. */
  ids: Int32Array;
  counts: Int32Array;
  starts: Int32Array;
  ranks: Int32Array;
}

function oftenBought({ starts, items }: Baskets, { minCount }: Limits): Often {
  let most = -1;
  for (let at = 0; at < items.length; at += 1) if (items[at]! > most) most = items[at]!;
  const total = starts.length - 1;
  const inBaskets = new Int32Array(most + 1);
  const last = new Int32Array(most + 1).fill(-1); // the basket that an item was last seen in
  for (let basket = 0; basket < total; basket += 1) {
    for (let at = starts[basket]!; at < starts[basket + 1]!; at += 1) {
      const item = items[at]!;
      if (last[item] !== basket) inBaskets[item]! += 1;
      last[item] = basket;
    }
  }
  const ids: number[] = [];
  const rankOf = new Int32Array(most + 1).fill(-1);
  for (let item = 0; item <= most; item += 1) if (inBaskets[item]! >= minCount) rankOf[item] = ids.push(item) - 1;
  last.fill(-1);
  const found: Often = { ids: Int32Array.from(ids), counts: Int32Array.from(ids, (item) => inBaskets[item]!), starts: new Int32Array(total + 1), ranks: new Int32Array(items.length) };
  let n = 0;
  for (let basket = 0; basket < total; basket += 1) {
    for (let at = starts[basket]!; at < starts[basket + 1]!; at += 1) {
      const item = items[at]!;
      if (last[item] !== basket && rankOf[item]! >= 0) found.ranks[n++] = rankOf[item]!;
      last[item] = basket;
    }
    found.starts[basket + 1] = n;
  }
  return found;
}

/** Ranks a < b that are in enough baskets together, ascending. */
interface Pair {
  a: number;
  b: number;
  count: number;
}

function countPairs({ ids, starts, ranks }: Often, { minCount, checkCancelled }: Limits): Pair[] {
  const counts = new Map<number, number>();
  for (let basket = 0; basket + 1 < starts.length; basket += 1) {
    if (basket % 65_536 === 0) checkCancelled?.();
    for (let i = starts[basket]!; i < starts[basket + 1]!; i += 1) {
      for (let k = i + 1; k < starts[basket + 1]!; k += 1) {
        const key = Math.min(ranks[i]!, ranks[k]!) * ids.length + Math.max(ranks[i]!, ranks[k]!);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const enough = [...counts].filter(([, count]) => count >= minCount).sort(([a], [b]) => a - b);
  return enough.map(([key, count]) => ({ a: Math.floor(key / ids.length), b: key % ids.length, count }));
}

/** Tells each set of three ranks or more that is in enough baskets. */
function countLarger({ counts, starts, ranks }: Often, pairs: readonly Pair[], { minCount, maxLength, checkCancelled }: Limits, tell: (set: readonly number[], count: number) => void): void {
  const places = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(counts.length);
  for (let basket = 0; basket + 1 < starts.length; basket += 1) for (let at = starts[basket]!; at < starts[basket + 1]!; at += 1) places[ranks[at]!]![filled[ranks[at]!]!++] = basket;
  const grow = (set: readonly number[], rest: readonly { rank: number; both: Places }[]): void => {
    checkCancelled?.();
    rest.forEach(({ rank, both }, i) => {
      const found = [...set, rank];
      if (found.length > 2) tell(found, both.length);
      if (found.length >= maxLength) return;
      const next = rest.slice(i + 1).flatMap((other) => {
        const all = intersect(both, other.both, minCount);
        return all ? [{ rank: other.rank, both: all }] : [];
      });
      if (next.length > 0) grow(found, next);
    });
  };
  for (const [a, of] of Map.groupBy(pairs, (pair) => pair.a)) grow([a], of.map(({ b }) => ({ rank: b, both: intersect(places[a]!, places[b]!, minCount)! })));
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
