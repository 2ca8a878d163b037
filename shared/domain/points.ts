import { addDays, dayFromEpoch } from '../lib/dates.ts';
import { eventPoints, stackBonuses, type BonusRules, type EventMoney, type EventPoints } from './bonus-events.ts';
import { ratioPoints, type EarnRatio } from './ratio-points.ts';

/** How points are earned, and how long they last. Money in minor units of the base currency. */
export interface PointRules extends EarnRatio {
  /** At most so many for one order; null: no cap. */
  capPerOrder: number | null;
  /** At most so many for the orders of a calendar month; null: no cap. */
  capPerMonth: number | null;
  /** Categories for which there are none. */
  excludedCategories: string[];
  /** Days after the order's during which they can't be used yet: the after-sale window. */
  pendingDays: number;
  expiry: PointExpiry;
  /** What 100 points take off a bill. */
  valueMinor: number;
  bonus?: BonusRules | undefined;
}
/** months: the last day is the same one so many months later; yearEnd: 31 December of the year so many years later. */
export type PointExpiry = { kind: 'never' } | { kind: 'months'; months: number } | { kind: 'yearEnd'; years: number };

/** What the rules read of an order, refunds taken off. */
export interface EarningOrder {
  /** Of payment. */
  day: string;
  /** Finished, valid and in the base currency: else it earns nothing. */
  counts: boolean;
  netMinor: number;
  /** Of it for goods that are excluded. */
  excludedMinor: number;
  /** Bonus events that hold for it. */
  events?: readonly EventMoney[];
}
export interface EarnedPoints {
  points: number;
  /** Of them by bonus events. */
  bonuses: EventPoints[];
}

/**
 * The points of one order without bonuses: paid − refunded, without the goods that are excluded, times the ratio, rounded, capped.
 * Worked example: 1 point for each ¥1.00, down, ¥99.90 paid, ¥30.00 refunded, ¥20.00 of it excluded → ⌊49.90⌋ = 49.
 */
export function orderPoints(rules: PointRules, { counts, netMinor, excludedMinor }: Omit<EarningOrder, 'day'>): number {
  if (!counts) return 0;
  return Math.min(ratioPoints(Math.max(0, netMinor - excludedMinor), rules), rules.capPerOrder ?? Infinity);
}

/**
 * The points of an account's orders, each by the rules of its day; `orders` in the order of their days. Caps hold for
 * points and bonuses together, and cut the bonuses first; the month's cuts the order that passes it and those after it.
 * `rulesOn` gives null for a day without a programme.
 * Worked example, cap 100 a month: 80 on 1 May, 50 on 20 May, 30 on 1 June → 80, 20, 30.
 */
export function accountPoints(orders: readonly EarningOrder[], rulesOn: (day: string) => PointRules | null): EarnedPoints[] {
  let month = '';
  let sum = 0;
  return orders.map((order) => {
    const rules = rulesOn(order.day);
    if (rules === null) return { points: 0, bonuses: [] };
    if (order.day.slice(0, 7) !== month) {
      month = order.day.slice(0, 7);
      sum = 0;
    }
    const room = Math.min(rules.capPerOrder ?? Infinity, Math.max(0, (rules.capPerMonth ?? Infinity) - sum));
    const own = Math.min(orderPoints(rules, order), room);
    const each = order.counts ? (order.events ?? []).map((money) => ({ event: money.event, points: eventPoints(rules, money) })) : [];
    const bonuses = stackBonuses(rules.bonus?.stacking ?? 'sum', each, room - own);
    const points = own + bonuses.reduce((total, bonus) => total + bonus.points, 0);
    sum += points;
    return { points, bonuses };
  });
}

export interface LotDays {
  earned: string;
  /** The first day on which they can be used. */
  usable: string;
  /** The last day on which they can; null: for ever. */
  expires: string | null;
}

/** Worked example: 2026-01-31, 15 pending days, 1 month → usable 2026-02-15, expires 2026-02-28. */
export function lotDays(rules: Pick<PointRules, 'pendingDays' | 'expiry'>, earned: string): LotDays {
  return { earned, usable: addDays(earned, rules.pendingDays), expires: expiryDay(rules.expiry, earned) };
}

function expiryDay(expiry: PointExpiry, earned: string): string | null {
  if (expiry.kind === 'never') return null;
  if (expiry.kind === 'yearEnd') return `${Number(earned.slice(0, 4)) + expiry.years}-12-31`;
  const [year, month, day] = earned.split('-').map(Number) as [number, number, number];
  const last = Date.UTC(year, month - 1 + expiry.months + 1, 0);
  const same = Date.UTC(year, month - 1 + expiry.months, day);
  return dayFromEpoch(Math.min(last, same) / 86_400_000);
}

/** What a lot holds: all its entries together. */
export interface LotState {
  lotId: number;
  usable: string;
  expires: string | null;
  /** Below zero where what was spent of it has been taken back by a refund. */
  left: number;
}

const isAlive = (lot: Pick<LotState, 'expires'>, today: string): boolean => lot.expires === null || lot.expires >= today;

/**
 * What can be spent today: lots that are usable and alive, less what is owed. What is pending pays no debt.
 * Worked example: 100 usable, 40 pending, −30 owed → 70.
 */
export function usablePoints(lots: readonly LotState[], today: string): number {
  const sum = lots.reduce((total, lot) => total + (lot.left < 0 || (lot.usable <= today && isAlive(lot, today)) ? lot.left : 0), 0);
  return Math.max(0, sum);
}

/** Oldest first: by the day they expire, those for ever last, then as they came. */
const byAge = (a: LotState, b: LotState): number => ((a.expires ?? '9999') < (b.expires ?? '9999') ? -1 : (a.expires ?? '9999') > (b.expires ?? '9999') ? 1 : a.lotId - b.lotId);

export interface LotChange {
  lotId: number;
  points: number;
}

/**
 * Spends so many of the lots, oldest first; null where there aren't enough.
 * Worked example: lots of 30 (expires in May) and 100 (in June), spend 50 → −30 and −20.
 */
export function spendOldest(lots: readonly LotState[], points: number, today: string): LotChange[] | null {
  if (points > usablePoints(lots, today)) return null;
  return take(lots.filter((lot) => lot.left > 0 && lot.usable <= today && isAlive(lot, today)), points);
}

function take(lots: readonly LotState[], points: number): LotChange[] {
  let wanted = points;
  const taken: LotChange[] = [];
  for (const lot of [...lots].sort(byAge)) {
    if (wanted === 0) break;
    const part = Math.min(lot.left, wanted);
    taken.push({ lotId: lot.lotId, points: -part });
    wanted -= part;
  }
  return taken;
}

/**
 * Pays what is owed out of the lots that are alive, oldest first, pending ones too: what is left of them later neither
 * expires nor is spent twice. The changes add up to nothing.
 * Worked example: −50 owed, a new lot of 80 → +50 and −50.
 */
export function settleDebts(lots: readonly LotState[], today: string): LotChange[] {
  const owed = lots.filter((lot) => lot.left < 0).sort(byAge);
  const alive = lots.filter((lot) => lot.left > 0 && isAlive(lot, today));
  const debt = owed.reduce((sum, lot) => sum - lot.left, 0);
  const paid = take(alive, Math.min(debt, alive.reduce((sum, lot) => sum + lot.left, 0)));
  let rest = paid.reduce((sum, change) => sum - change.points, 0);
  const filled = owed.flatMap((lot): LotChange[] => {
    const part = Math.min(-lot.left, rest);
    rest -= part;
    return part === 0 ? [] : [{ lotId: lot.lotId, points: part }];
  });
  return [...paid, ...filled];
}
