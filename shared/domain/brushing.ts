/**
 * Orders that look bought to look busy (刷单, 补单). Each rule has its threshold; what meets it is shown for the owner to
 * judge and never taken out by itself.
 */
export const brushingThresholds = {
  /** One phone, or one address, on so many buyers within so many days. */
  sharedBuyers: 4,
  sharedDays: 30,
  /** One buyer's orders of a single piece, without a word to the seller, within so many days. */
  burstOrders: 6,
  burstDays: 7,
};
export type BrushingThresholds = typeof brushingThresholds;

export interface BrushOrder {
  orderId: number;
  accountId: number;
  /** Days since 1970. */
  day: number;
  phone: string | null;
  address: string | null;
  /** Pieces in it, over all items. */
  pieces: number;
  hasBuyerMemo: boolean;
}
export type BrushingReason = { code: 'shared_phone' | 'shared_address' | 'burst'; count: number; days: number };

/** Said by the seller in their own note. `补单` of a lost parcel is written 补发. */
const memoWords = /刷单|补单|放单|[sS]单(?!元)|[vV]单|免评单|空包/;
export const isBrushingMemo = (sellerMemo: string): boolean => memoWords.exec(sellerMemo) !== null;

/**
 * Orders that meet a threshold, with the numbers that make them so.
 * Worked example: four buyers, one phone, on 1, 3, 9 and 30 May → all four, 4 buyers in 30 days; the last on 31 May → none.
 */
export function findBrushing(orders: readonly BrushOrder[], limits: BrushingThresholds = brushingThresholds): Map<number, BrushingReason[]> {
  const found = new Map<number, BrushingReason[]>();
  const note = (order: BrushOrder, reason: BrushingReason) => {
    const known = found.get(order.orderId) ?? [];
    if (!known.some((r) => r.code === reason.code)) known.push(reason);
    found.set(order.orderId, known);
  };
  for (const [code, of] of [['shared_phone', (o: BrushOrder) => o.phone], ['shared_address', (o: BrushOrder) => o.address]] as const) {
    for (const [value, same] of Map.groupBy(orders, of)) {
      if (value === null) continue;
      for (const { order, count } of withinWindow(same, limits.sharedDays, (o) => o.accountId)) {
        if (count >= limits.sharedBuyers) note(order, { code, count, days: limits.sharedDays });
      }
    }
  }
  const single = orders.filter((o) => o.pieces === 1 && !o.hasBuyerMemo);
  for (const same of Map.groupBy(single, (o) => o.accountId).values()) {
    for (const { order, count } of withinWindow(same, limits.burstDays, (o) => o.orderId)) {
      if (count >= limits.burstOrders) note(order, { code: 'burst', count, days: limits.burstDays });
    }
  }
  return found;
}

/** For each order the most different things that one window of so many days with it holds. */
function withinWindow(orders: BrushOrder[], days: number, what: (o: BrushOrder) => number): { order: BrushOrder; count: number }[] {
  const sorted = orders.toSorted((a, b) => a.day - b.day);
  /** Of the window that ends with an order: where it begins, and how many it holds. */
  const begins: number[] = [];
  const sizes: number[] = [];
  const inside = new Map<number, number>();
  for (let last = 0, first = 0; last < sorted.length; last += 1) {
    inside.set(what(sorted[last]!), (inside.get(what(sorted[last]!)) ?? 0) + 1);
    for (; sorted[last]!.day - sorted[first]!.day >= days; first += 1) {
      const left = what(sorted[first]!);
      const n = inside.get(left)! - 1;
      if (n === 0) inside.delete(left);
      else inside.set(left, n);
    }
    begins.push(first);
    sizes.push(inside.size);
  }
  // Windows that hold the order end with it or later; largest first, each left behind when an order is past its beginning.
  const largest: number[] = [];
  let next = 0;
  return sorted.map((order, i) => {
    for (; next < sorted.length && begins[next]! <= i; next += 1) {
      while (largest.length > 0 && sizes[largest.at(-1)!]! <= sizes[next]!) largest.pop();
      largest.push(next);
    }
    while (largest[0]! < i) largest.shift();
    return { order, count: sizes[largest[0]!]! };
  });
}
