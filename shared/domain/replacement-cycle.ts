import type { RuleGroup } from '../contract/rule.ts';
import { quartilesOf } from './rank-correlation.ts';

/** Below these nothing is said of how long it takes (our own rule of thumb). */
export const LEAST_GAPS = 20;
export const LEAST_PEOPLE = 10;
/** How far ahead people are told to be due. */
export const DUE_DAYS = 30;

/** Median and quartiles of days; null of too few. */
export function cycleDays(gaps: readonly number[], people: number): { p25: number; median: number; p75: number } | null {
  if (gaps.length < LEAST_GAPS || people < LEAST_PEOPLE) return null;
  const { p25, median, p75 } = quartilesOf(Float64Array.from(gaps));
  return { p25, median, p75 };
}

/**
 * Whether who bought last so many days ago is due within the coming days, after a cycle of `median` days.
 * Worked example: a cycle of 40 days: bought 39 days ago, due tomorrow; 10 days ago, due in 30; 40 days ago it was today.
 */
export function isDue(median: number, daysAgo: number): boolean {
  const left = Math.round(median) - daysAgo;
  return left > 0 && left <= DUE_DAYS;
}

/** The same as a rule on when something was bought last: lately enough, and not too lately. Null where the cycle is below a day. */
export function dueRule(field: 'bought_category' | 'bought_product', what: { names: string[] } | { ids: number[] }, median: number): RuleGroup | null {
  const cycle = Math.round(median);
  if (cycle < 1) return null;
  const since = { field, operator: 'bought', value: { ...what, withinDays: cycle - 1 } };
  const tooLately = cycle - DUE_DAYS - 1;
  return { combinator: 'and', rules: tooLately < 0 ? [since] : [since, { field, operator: 'notBought', value: { ...what, withinDays: tooLately } }] };
}
