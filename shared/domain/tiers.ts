import { addDays, dayFromEpoch } from '../lib/dates.ts';
import { monthsBefore } from '../lib/month-ends.ts';

/** From the lowest; a member without one has rank 0, the first of these 1. */
export const tiers = ['bronze', 'silver', 'gold', 'platinum', 'diamond'] as const;
export type Tier = (typeof tiers)[number];
export const rankOf = (tier: Tier | null): number => (tier === null ? 0 : tiers.indexOf(tier) + 1);
export const tierOf = (rank: number): Tier | null => tiers[rank - 1] ?? null;

/** What has to be reached within the window: all of what is set, or any of it. Nothing set is reached by nobody. */
export interface TierBar {
  match: 'all' | 'any';
  spendMinor: number | null;
  orders: number | null;
  points: number | null;
}
export interface TierRule {
  tier: Tier;
  /** What the owner calls it. */
  name: string;
  up: TierBar;
  /** To hold it for another period; null: as to reach it. */
  keep: TierBar | null;
  /** What its members have, in the owner's words. */
  benefits: string;
}
export interface TierRules {
  /** What counts on a day: the months up to it, or its calendar year. */
  window: { kind: 'rolling'; months: number } | { kind: 'year' };
  /** How long a tier holds: so many months from the day, or to 31 December of the year so many years on. */
  period: { kind: 'months'; months: number } | { kind: 'yearEnd'; years: number };
  /** Days after the period in which it can still be kept. */
  graceDays: number;
  /** From the lowest. */
  tiers: TierRule[];
}

/** An order that counts, net of refunds. */
export interface TierOrder {
  day: string;
  netMinor: number;
  points: number;
}
export interface TierFigures {
  spendMinor: number;
  orders: number;
  points: number;
}
export interface Standing {
  rank: number;
  /** The last day that it holds without being judged again; null: for ever. */
  until: string | null;
  /** By the owner: no run changes it. */
  locked: boolean;
  /** Of the last move; null: never moved. */
  since: string | null;
}
export interface TierMove {
  kind: 'up' | 'keep' | 'down';
  from: number;
  to: number;
  /** The first day on which it holds. */
  day: string;
  until: string;
  /** What was in the window. */
  figures: TierFigures;
}

/** Worked example, 12 months: on 2026-05-10 the orders of 2025-05-11 to 2026-05-10. */
export function windowFigures(orders: readonly TierOrder[], window: TierRules['window'], day: string): TierFigures {
  const after = window.kind === 'year' ? `${Number(day.slice(0, 4)) - 1}-12-31` : monthsBefore(day, window.months);
  const figures = { spendMinor: 0, orders: 0, points: 0 };
  for (const order of orders) {
    if (order.day <= after || order.day > day) continue;
    figures.spendMinor += order.netMinor;
    figures.orders += 1;
    figures.points += order.points;
  }
  return figures;
}

export function reaches(bar: TierBar, figures: TierFigures): boolean {
  const asked = [
    ...(bar.spendMinor === null ? [] : [figures.spendMinor >= bar.spendMinor]),
    ...(bar.orders === null ? [] : [figures.orders >= bar.orders]),
    ...(bar.points === null ? [] : [figures.points >= bar.points]),
  ];
  return asked.length > 0 && (bar.match === 'all' ? asked.every(Boolean) : asked.some(Boolean));
}

/** Worked example: from 2026-01-31, 1 month → 2026-02-28; to the year's end, 1 year → 2027-12-31. */
export function holdsUntil(period: TierRules['period'], day: string): string {
  if (period.kind === 'yearEnd') return `${Number(day.slice(0, 4)) + period.years}-12-31`;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return dayFromEpoch(Math.min(Date.UTC(year, month - 1 + period.months, date), Date.UTC(year, month + period.months, 0)) / 86_400_000);
}

/** The next lower of the tiers that there are. */
const stepDown = (rules: TierRules, rank: number): number => Math.max(0, ...rules.tiers.map((t) => rankOf(t.tier)).filter((r) => r < rank));
const ruleOf = (rules: TierRules, rank: number): TierRule | undefined => rules.tiers.find((t) => rankOf(t.tier) === rank);

/**
 * Every move of one member after their last one, to `today`: up on the day of the order that reaches it, kept or one step
 * down when its period and the grace after it are over, and at no other time. Each day is judged by the rules of that day
 * and by what the orders say, so that it is the same whether this is run each day or once. `changes`: days on which rules
 * begin. Orders by day.
 * Worked example, gold from ¥1,000 in 12 months, held for 12: ¥1,200 on 2025-01-10 → gold until 2026-01-10; nothing since →
 * on 2026-01-11 one step down.
 */
export function tierMoves(orders: readonly TierOrder[], rulesOn: (day: string) => TierRules | null, changes: readonly string[], standing: Standing, today: string): TierMove[] {
  if (standing.locked) return [];
  const moves: TierMove[] = [];
  let { rank, until } = standing;
  const since = standing.since ?? '';
  const events = [...new Set([...orders.map((o) => o.day), ...changes, today])].filter((day) => day >= since && day <= today).sort();
  const add = (kind: TierMove['kind'], to: number, day: string, heldUntil: string, figures: TierFigures) => {
    moves.push({ kind, from: rank, to, day, until: heldUntil, figures });
    rank = to;
    until = to === 0 ? null : heldUntil;
  };
  /** Judges every period that is over before `day`. */
  const judgePeriods = (day: string) => {
    while (rank > 0 && until !== null) {
      const rules = rulesOn(until);
      if (rules === null) return;
      const last = addDays(until, rules.graceDays);
      if (last >= day) return;
      const bar = ruleOf(rules, rank);
      const needed = bar && (bar.keep ?? bar.up);
      const kept = needed ? [until, last].find((d) => reaches(needed, windowFigures(orders, rules.window, d))) : undefined;
      if (kept !== undefined) add('keep', rank, addDays(until, 1), holdsUntil(rules.period, addDays(until, 1)), windowFigures(orders, rules.window, kept));
      else add('down', stepDown(rules, rank), addDays(last, 1), holdsUntil(rules.period, addDays(last, 1)), windowFigures(orders, rules.window, last));
    }
  };
  for (const day of events) {
    judgePeriods(day);
    const rules = rulesOn(day);
    if (rules === null) continue;
    const figures = windowFigures(orders, rules.window, day);
    const reached = rules.tiers.findLast((t) => reaches(t.up, figures));
    if (reached && rankOf(reached.tier) > rank) add('up', rankOf(reached.tier), day, holdsUntil(rules.period, day), figures);
  }
  return moves;
}

/** The next tier, and how much more spend it takes today; null spend where its bar asks for none, or for other things too. */
export function nextTier(rules: TierRules, rank: number, figures: TierFigures): { tier: TierRule; missingMinor: number | null; missingOrders: number | null } | null {
  const tier = rules.tiers.find((t) => rankOf(t.tier) > rank);
  if (!tier) return null;
  const { spendMinor, orders } = tier.up;
  return { tier, missingMinor: spendMinor === null ? null : Math.max(0, spendMinor - figures.spendMinor), missingOrders: orders === null ? null : Math.max(0, orders - figures.orders) };
}
