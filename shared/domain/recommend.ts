/** A line of a valid order. */
export interface Bought {
  customer: number;
  day: string;
  product: number;
  category: string | null;
}
/** A product and how many customers stand behind it. */
export interface Follower {
  product: number;
  people: number;
}
export type Choice = { product: number; people: number } & ({ reason: 'next'; of: number } | { reason: 'category'; category: string });

/** Fewer people than this say nothing of what is bought next. */
const LEAST_PEOPLE = 3;
/** Of one day's basket and of one product's followers, so that one giant order doesn't pair everything with everything. */
const MOST_A_DAY = 20;
const MOST_FOLLOWERS = 20;

/**
 * What is bought next: for each product how many customers bought another one on the purchase day right after. `rows` by
 * customer and day; only `offered` products follow. Fewer than 3 customers: not kept.
 * Worked example: three people buy tea, and next time a cup → tea ⇒ cup, 3.
 */
export function nextPairs(rows: Iterable<Bought>, offered: ReadonlySet<number>): Map<number, Follower[]> {
  const counts = new Map<number, Map<number, number>>();
  let customer = -1;
  let day = '';
  let before: number[] = [];
  let now: number[] = [];
  let seen = new Set<string>();
  const close = () => {
    for (const a of before) {
      for (const b of now) {
        const pair = `${a} ${b}`;
        if (a === b || !offered.has(b) || seen.has(pair)) continue;
        seen.add(pair);
        const of = counts.get(a) ?? new Map<number, number>();
        counts.set(a, of.set(b, (of.get(b) ?? 0) + 1));
      }
    }
  };
  for (const row of rows) {
    if (row.customer !== customer || row.day !== day) {
      close();
      before = row.customer === customer ? now : [];
      now = [];
      if (row.customer !== customer) seen = new Set();
      ({ customer, day } = row);
    }
    if (now.length < MOST_A_DAY && !now.includes(row.product)) now.push(row.product);
  }
  close();
  return new Map(
    [...counts].map(([a, of]) => [
      a,
      [...of]
        .filter(([, people]) => people >= LEAST_PEOPLE)
        .map(([product, people]) => ({ product, people }))
        .sort((x, y) => y.people - x.people || x.product - y.product)
        .slice(0, MOST_FOLLOWERS),
    ]),
  );
}

/**
 * Something that they don't have. First what most others bought next after what was in their last basket; where that says
 * nothing, what most bought of the category that they buy most (of equals the one bought last). Undefined: nothing to go by.
 */
export function recommend(bought: readonly Bought[], next: ReadonlyMap<number, readonly Follower[]>, top: ReadonlyMap<string, readonly Follower[]>): Choice | undefined {
  const owned = new Set(bought.map((b) => b.product));
  const lastDay = bought.at(-1)?.day;
  let best: Choice | undefined;
  for (const of of new Set(bought.filter((b) => b.day === lastDay).map((b) => b.product))) {
    const first = next.get(of)?.find((f) => !owned.has(f.product));
    if (first && first.people > (best?.people ?? 0)) best = { ...first, reason: 'next', of };
  }
  if (best) return best;
  const lines = new Map<string, number>();
  for (const { category } of bought) if (category !== null) lines.set(category, (lines.get(category) ?? 0) + 1);
  const most = Math.max(0, ...lines.values());
  const category = bought.findLast((b) => b.category !== null && lines.get(b.category) === most)?.category;
  if (category == null) return undefined;
  const first = top.get(category)?.find((f) => !owned.has(f.product));
  return first && { ...first, reason: 'category', category };
}
