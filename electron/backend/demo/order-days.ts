import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';

/** How much is bought on a day, beside an ordinary one: the shop grows, rests at the Spring Festival, and lives on its promotions. */
function dayWeight(day: number, first: number, last: number): number {
  const date = dayFromEpoch(day).slice(5);
  const growth = 0.75 + (0.5 * (day - first)) / Math.max(1, last - first);
  if (date === '11-11') return growth * 13;
  if (date >= '11-01' && date <= '11-10') return growth * 2.2;
  if (date >= '06-16' && date <= '06-18') return growth * 5;
  if (date === '12-12') return growth * 4;
  if (date >= '01-25' && date <= '02-12') return growth * 0.35;
  const weekday = new Date(day * 86_400_000).getUTCDay();
  return growth * (weekday === 0 || weekday === 6 ? 1.15 : 0.95);
}

export interface OrderEvents {
  /** Days since 1970, ascending. */
  days: Int32Array;
  /** Whose order it is, from 0. */
  people: Int32Array;
}

interface Plan {
  customers: number;
  orders: number;
  from: string;
  to: string;
}

/** Of a hundred who buy once so many come back. */
const RETURNING = 0.3;

/**
 * Who orders on which day: each customer once, and the orders that are left over by those who come back, each in a rhythm
 * of their own. Needs no more memory than two numbers an order.
 */
export function planOrders({ customers, orders, from, to }: Plan, random: () => number): OrderEvents {
  const first = epochDay(from);
  const last = epochDay(to);
  const cumulative = new Float64Array(last - first + 1);
  for (let i = 0, sum = 0; i < cumulative.length; i += 1) cumulative[i] = sum += dayWeight(first + i, first, last);
  const someDay = () => first + lowerBound(cumulative, random() * cumulative.at(-1)!);

  const day = new Int32Array(Math.max(orders, customers));
  const person = new Int32Array(day.length);
  const firstDay = new Int32Array(customers);
  for (let i = 0; i < customers; i += 1) {
    day[i] = firstDay[i] = someDay();
    person[i] = i;
  }
  // Who comes back was here early enough for it, and has a rhythm: mostly one to four months.
  const returning = Int32Array.from({ length: customers }, (_, i) => i).filter((i) => last - firstDay[i]! > 20 && random() < RETURNING);
  if (returning.length === 0) throw new RangeError('too few customers or days for anyone to come back');
  const rhythm = Float64Array.from(returning, () => 18 + 100 * random() ** 1.6);
  const latest = Int32Array.from(returning, (i) => firstDay[i]!);
  for (let i = customers; i < orders; i += 1) {
    let who = i - customers < returning.length ? i - customers : Math.floor(random() ** 1.5 * returning.length);
    const nextOf = () => latest[who]! + Math.max(1, Math.round(rhythm[who]! * (0.5 + random())));
    let next = nextOf();
    // Whose next order would be after the end has had theirs: someone else comes instead.
    for (let tries = 0; next > last && tries < 40; tries += 1) {
      who = Math.floor(random() * returning.length);
      next = nextOf();
    }
    if (next > last) next = firstDay[returning[who]!]! + 1 + Math.floor(random() * (last - firstDay[returning[who]!]!));
    else latest[who] = next;
    day[i] = next;
    person[i] = returning[who]!;
  }
  const order = Int32Array.from(day, (_, i) => i).sort((a, b) => day[a]! - day[b]! || a - b);
  return { days: order.map((i) => day[i]!), people: order.map((i) => person[i]!) };
}

function lowerBound(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
