import { isDay } from '../lib/dates.ts';
import { ratioPoints, type EarnRatio } from './ratio-points.ts';

/** More points for orders of some days. Money in minor units of the programme's currency. */
export interface BonusEvent {
  /** Null: not saved yet. */
  eventId: number | null;
  name: string;
  /** Whoever was in it when the event was first saved; null: every member. */
  segmentId: number | null;
  /** Of those so many by chance get no bonus, to be compared with: 0–0.5. */
  holdoutShare: number;
  /** The first and last day of payment, in the shop's time zone. */
  fromDay: string;
  untilDay: string;
  goods: BonusGoods;
  extra: BonusExtra;
}
export type BonusGoods = { kind: 'all' } | { kind: 'categories'; names: string[] } | { kind: 'products'; names: string[] };
/** times: points of the goods' money, so many per cent in all (200: double). perOrder: so many for an order. perMoney: so many for so much of the goods' money. */
export type BonusExtra = { kind: 'times'; percent: number } | { kind: 'perOrder'; points: number } | { kind: 'perMoney'; points: number; perMinor: number };
/** Of several events that hold for an order: their points added up, or the one that gives most. */
export const bonusStackings = ['sum', 'best'] as const;
export interface BonusRules {
  stacking: (typeof bonusStackings)[number];
  events: BonusEvent[];
}

/** What is bought in an order, as far as events look at it. */
export interface BonusLine {
  product: string | null;
  category: string | null;
  paidMinor: number;
  /** After what was refunded of it. */
  netMinor: number;
}
/** What an order has of the goods of an event that holds for it. */
export interface EventMoney {
  event: BonusEvent;
  paidMinor: number;
  netMinor: number;
}
export interface EventPoints {
  event: BonusEvent;
  points: number;
}

const LEAST_PERCENT = 101;
const MOST_PERCENT = 1000;

/** What is wrong with an event, if anything. `others`: the names of those beside it. */
export function bonusProblem(event: BonusEvent, { excludedCategories }: { excludedCategories: readonly string[] }, others: readonly string[]): 'no_name' | 'name_twice' | 'ends_early' | 'too_little' | 'too_much' | 'no_goods' | 'bad_day' | null {
  if (event.name.trim() === '') return 'no_name';
  if (others.includes(event.name)) return 'name_twice';
  if (!isDay(event.fromDay) || !isDay(event.untilDay)) return 'bad_day';
  if (event.untilDay < event.fromDay) return 'ends_early';
  if (event.extra.kind === 'times') {
    if (event.extra.percent < LEAST_PERCENT) return 'too_little';
    if (event.extra.percent > MOST_PERCENT) return 'too_much';
  }
  const { goods } = event;
  if (goods.kind === 'categories' && goods.names.every((name) => excludedCategories.includes(name))) return 'no_goods';
  if (goods.kind === 'products' && goods.names.length === 0) return 'no_goods';
  return null;
}

/**
 * What an order has of an event's goods, without what is excluded. Where its lines tell of more than the order has (a
 * refund or a discount of the order as a whole), they take their part of it.
 * Worked example: lines of ¥60 and ¥40, the order ¥100 paid and ¥50 refunded, the event for the first → ¥60 paid, ¥30 net.
 */
export function eventMoney(event: BonusEvent, excluded: readonly string[], order: { paidMinor: number; netMinor: number }, lines: readonly BonusLine[]): EventMoney {
  const isOut = (line: BonusLine) => line.category !== null && excluded.includes(line.category);
  const sum = (of: readonly BonusLine[], what: 'paidMinor' | 'netMinor') => of.reduce((total, line) => total + line[what], 0);
  const { goods } = event;
  if (goods.kind === 'all') {
    const out = lines.filter(isOut);
    return { event, paidMinor: Math.max(0, order.paidMinor - sum(out, 'paidMinor')), netMinor: Math.max(0, order.netMinor - sum(out, 'netMinor')) };
  }
  const names = new Set(goods.names);
  const wanted = lines.filter((line) => !isOut(line) && names.has((goods.kind === 'categories' ? line.category : line.product) ?? ''));
  const part = (what: 'paidMinor' | 'netMinor') => {
    const all = sum(lines, what);
    const own = sum(wanted, what);
    return all > order[what] ? Number((BigInt(own) * BigInt(order[what])) / BigInt(all)) : own;
  };
  return { event, paidMinor: part('paidMinor'), netMinor: part('netMinor') };
}

/**
 * The bonus of one event alone, before caps. A refund takes so much of it as it takes of the goods' money.
 * Worked example, a point a yuan: ¥80 of its goods, double → 80; 50 an order, ¥100 paid, ¥25 refunded → 37.
 */
export function eventPoints(rules: EarnRatio, { event: { extra }, paidMinor, netMinor }: EventMoney): number {
  if (netMinor <= 0) return 0;
  if (extra.kind === 'times') return ratioPoints(netMinor, { points: rules.points * (extra.percent - 100), perMinor: rules.perMinor * 100, rounding: rules.rounding });
  if (extra.kind === 'perMoney') return ratioPoints(netMinor, { points: extra.points, perMinor: extra.perMinor, rounding: rules.rounding });
  return netMinor >= paidMinor ? extra.points : ratioPoints(netMinor, { points: extra.points, perMinor: paidMinor, rounding: 'down' });
}

/**
 * Of the events that hold for an order what each gives, within `room`; of two that give the same the first is the best.
 * The room goes to the first of the list first. Those that give nothing are left out.
 * Worked example: 80 and 50, room for 100 → added up 80 and 20, the best alone 80.
 */
export function stackBonuses(stacking: BonusRules['stacking'], each: readonly EventPoints[], room: number): EventPoints[] {
  const best = each.reduce<EventPoints | null>((most, one) => (most === null || one.points > most.points ? one : most), null);
  let left = room;
  return (stacking === 'sum' ? each : best === null ? [] : [best]).flatMap(({ event, points }) => {
    const given = Math.min(points, left);
    left -= given;
    return given > 0 ? [{ event, points: given }] : [];
  });
}

/**
 * The event on the same days of the latest year in which it is over by `last`, as a trial on the past has it.
 * Worked example: 2027-02-27 to 2027-03-02, last 2026-11-20 → 2026-02-27 to 2026-03-02.
 */
export function sameDaysBefore(event: BonusEvent, last: string): BonusEvent {
  const back = (day: string, years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  let years = 0;
  while (back(event.untilDay, years) > last && years < 100) years += 1;
  return { ...event, fromDay: back(event.fromDay, years), untilDay: back(event.untilDay, years) };
}
