import * as z from 'zod';
import { day, id, query } from './endpoint.ts';
import type { RuleGroup } from './rule.ts';

/** A share of people with its Wilson interval, 95 %; null of nobody. */
export interface ShareOf {
  /** As of this day they are the people of `rule`. */
  day: string;
  people: number;
  rule: RuleGroup;
  bought: number;
  share: { value: number; low: number; high: number } | null;
}
export interface ReturnRates {
  asOf: string;
  counting: 'purchase_days' | 'orders';
  /** The earliest first. `next` is null where the following month isn't over. */
  months: { month: string; lastDay: string; partial: boolean; buyers: number; again: number; next: number | null; rule: RuleGroup }[];
  windowDays: number;
  idleDays: number;
  /** Of those idle for `idleDays` or more, one window ago: who has bought since. */
  wakeUp: ShareOf;
  /** Of those who bought in the window before the last: who bought in the last. */
  retention: ShareOf;
  definition: string;
}

export const rateEndpoints = {
  returnRates: query(
    z.strictObject({
      shop: id.optional(),
      asOf: day.optional(),
      months: z.int().min(1).max(60).default(12),
      counting: z.enum(['purchase_days', 'orders']).default('purchase_days'),
      windowDays: z.int().min(7).max(365).default(90),
      idleDays: z.int().min(1).max(1000).default(180),
    }),
  ).returns<ReturnRates>(),
};
