import { endAsOf, type Purchases } from './purchase-gaps.ts';

/** From a first purchase to a valued customer. */
export const cultivationSteps = ['new', 'returning', 'best'] as const;
export type CultivationStep = (typeof cultivationSteps)[number];

export interface StepRule {
  /** Entered on the purchase day that makes so many, with so much net spend by then (minor units; null: any). */
  purchaseDays: number;
  netMinor: number | null;
}
export interface Entry {
  /** Days since 1970 on which each step was entered; NaN: not yet. */
  entered: number[];
  lastDay: number;
}

/**
 * When somebody entered each step, as of a day: the first purchase day on which its rule and those of the steps below it
 * hold. `spend` is the net of each purchase day; a day in another currency (NaN) adds none.
 * Worked example: rules 1, 2 and 4 days, bought on days 10, 40, 45 → entered 10, 40 and not yet.
 */
export function climbOf({ offsets, days }: Purchases, spend: Float64Array, place: number, rules: readonly StepRule[], asOf: number): Entry | null {
  const start = offsets[place]!;
  const end = endAsOf(days, start, offsets[place + 1]!, asOf);
  if (end === start) return null;
  const entered = rules.map(() => NaN);
  let step = 0;
  let net = 0;
  for (let at = start; at < end; at += 1) {
    if (!Number.isNaN(spend[at])) net += spend[at]!;
    for (let rule = rules[step]; rule && at - start + 1 >= rule.purchaseDays && (rule.netMinor === null || net >= rule.netMinor); rule = rules[step]) {
      entered[step] = days[at]!;
      step += 1;
    }
  }
  return { entered, lastDay: days[end - 1]! };
}

/** Why rules aren't a ladder: each step needs at least as much as the one below it, and more of something. Null where they are. */
export function ladderProblem(rules: readonly StepRule[]): 'order' | null {
  const isOver = (a: StepRule, b: StepRule) => b.purchaseDays >= a.purchaseDays && (b.netMinor ?? 0) >= (a.netMinor ?? 0) && (b.purchaseDays > a.purchaseDays || (b.netMinor ?? 0) > (a.netMinor ?? 0));
  return rules.every((rule, i) => i === 0 || isOver(rules[i - 1]!, rule)) ? null : 'order';
}
