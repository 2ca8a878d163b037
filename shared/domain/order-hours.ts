/** Marketing may be sent from this hour on, and until this one: 8:00–21:00 on the recipient's clock. */
export const QUIET_UNTIL = 8;
export const QUIET_FROM = 21;
const SLOT_HOURS = 2;
/** Fewer tell no hour from another. */
export const LEAST_ORDERS = 50;

export interface HourSlot {
  /** 1: Monday … 7: Sunday; null: any day. */
  weekday: number | null;
  from: number;
  until: number;
  orders: number;
  /** Of all orders that have a time, at whatever hour. */
  share: number;
}

/**
 * When to send: the two hours in a row with most orders inside the hours in which it is allowed, over the whole week and
 * on the best day of it; null below `LEAST_ORDERS` orders. `cells[weekday - 1][hour]`: orders.
 * Worked example: 60 orders at 22 h and 40 at 20 h → 19–21, because after 21 h nobody is to be written to.
 */
export function suggestSlots(cells: readonly (readonly number[])[]): { any: HourSlot; best: HourSlot } | null {
  const total = cells.flat().reduce((sum, n) => sum + n, 0);
  if (total < LEAST_ORDERS) return null;
  const week = Array.from({ length: 24 }, (_, hour) => cells.reduce((sum, day) => sum + (day[hour] ?? 0), 0));
  const slotOf = (hours: readonly number[], weekday: number | null): HourSlot => {
    let found: HourSlot | null = null;
    for (let from = QUIET_UNTIL; from + SLOT_HOURS <= QUIET_FROM; from += 1) {
      const orders = hours.slice(from, from + SLOT_HOURS).reduce((sum, n) => sum + n, 0);
      if (found === null || orders > found.orders) found = { weekday, from, until: from + SLOT_HOURS, orders, share: orders / total };
    }
    return found!;
  };
  const days = cells.map((hours, i) => slotOf(hours, i + 1));
  return { any: slotOf(week, null), best: days.reduce((a, b) => (b.orders > a.orders ? b : a)) };
}
