import { slotOf, slotsOf, type Calendar } from './calendar-slots.ts';

export interface DaySales {
  /** Days since 1970. */
  day: number;
  units: number;
  orders: number;
}
export type SlotFlag = 'hot' | 'shoulder' | 'off';
export interface SlotIndex {
  slot: number;
  /** Units a day in this part of the year ÷ units a day in the whole year; 1 is average. */
  index: number;
  orders: number;
  /** Hot and off only beyond what chance does; null where too few orders stand behind the whole. */
  flag: SlotFlag | null;
}
export interface SeasonalIndex {
  /** Years that were averaged. */
  years: number;
  orders: number;
  slots: SlotIndex[];
  /** The highest slot of each year, the latest last; and how far the last moved, in slots, −½ to ½ a year. */
  peaks: number[];
  peakShift: number | null;
}

const YEAR = 365;
const HOT = 1.25;
const OFF = 0.75;
/** With fewer orders a category has no season, only luck. */
export const LEAST_SEASONAL_ORDERS = 60;
/** Orders come by chance: a part of the year stands out only so many standard deviations (Poisson) off what an even year would give. */
const BEYOND_CHANCE = 2;

/**
 * When in the year something sells. Each whole year counted back from the last day is set to its own mean, so that a
 * shop that grows doesn't look like a season; then the years are averaged. Null below one year, or where nothing sold.
 * Worked example: 2 units a day in June and 1 on every other day → June about 1.85, all others about 0.92.
 */
export const seasonalIndex = (sales: readonly DaySales[], first: number, last: number, calendar: Calendar): SeasonalIndex | null => seasonalIndexBy(sales, first, last, { count: slotsOf(calendar), of: (day) => slotOf(day, calendar) });

/** Some other way to cut the year: how many parts, and which one a day (since 1970) is in. */
export interface YearParts {
  count: number;
  of: (day: number) => number;
}

/** The same index by parts of one's own, such as the shop's seasons. */
export function seasonalIndexBy(sales: readonly DaySales[], first: number, last: number, parts: YearParts): SeasonalIndex | null {
  const slots = parts.count;
  const years = Math.floor((last - first + 1) / YEAR);
  const sums = new Float64Array(slots);
  const orders = new Float64Array(slots);
  const expected = new Float64Array(slots);
  const peaks: number[] = [];
  for (let back = years - 1; back >= 0; back -= 1) {
    const end = last - back * YEAR;
    const own = ofYear(sales, end - YEAR + 1, end, parts);
    if (!own) continue;
    own.index.forEach((value, slot) => (sums[slot]! += value));
    own.orders.forEach((n, slot) => (orders[slot]! += n));
    own.expected.forEach((n, slot) => (expected[slot]! += n));
    peaks.push(own.index.indexOf(Math.max(...own.index)));
  }
  if (peaks.length === 0) return null;
  const all = orders.reduce((a, b) => a + b, 0);
  const [before, latest] = peaks.slice(-2);
  return {
    years: peaks.length,
    orders: all,
    slots: Array.from(sums, (sum, slot) => {
      const index = sum / peaks.length;
      return { slot, index, orders: orders[slot]!, flag: all < LEAST_SEASONAL_ORDERS ? null : flagOf(index, orders[slot]!, expected[slot]!) };
    }),
    peaks,
    peakShift: before === undefined || latest === undefined ? null : ((latest - before + slots / 2 + slots) % slots) - slots / 2,
  };
}

/** Worked example: index 1.4 from 17 orders where 12 were expected (1.4 deviations) → shoulder; from 42 where 30 were (2.2) → hot. */
function flagOf(index: number, orders: number, expected: number): SlotFlag {
  const beyond = expected === 0 ? 0 : (orders - expected) / Math.sqrt(expected);
  return index >= HOT && beyond >= BEYOND_CHANCE ? 'hot' : index <= OFF && beyond <= -BEYOND_CHANCE ? 'off' : 'shoulder';
}

function ofYear(sales: readonly DaySales[], from: number, to: number, { count: slots, of }: YearParts): { index: number[]; orders: number[]; expected: number[] } | null {
  const days = new Float64Array(slots);
  const units = new Float64Array(slots);
  const orders = new Array<number>(slots).fill(0);
  for (let day = from; day <= to; day += 1) days[of(day)]! += 1;
  let total = 0;
  for (const sale of sales) {
    if (sale.day < from || sale.day > to) continue;
    const slot = of(sale.day);
    units[slot]! += sale.units;
    orders[slot]! += sale.orders;
    total += sale.units;
  }
  if (total <= 0) return null;
  const mean = total / (to - from + 1);
  return { index: Array.from(units, (u, slot) => (days[slot]! === 0 ? 0 : u / days[slot]! / mean)), orders, expected: Array.from(days, (d) => (orders.reduce((a, b) => a + b, 0) * d) / (to - from + 1)) };
}
