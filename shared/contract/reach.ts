import * as z from 'zod';
import { id, task } from './endpoint.ts';

/** Why somebody can't be reached there; the first that applies, in this order. */
export const unreachableReasons = ['opted_out', 'said_no', 'platform_forbids', 'no_number', 'masked', 'virtual', 'invalid'] as const;
export type UnreachableReason = (typeof unreachableReasons)[number];
export interface ReachChannel {
  channel: 'sms' | 'email';
  reachable: number;
  unreachable: Record<UnreachableReason, number>;
}
/** Of the buyers up to a day, how many of those who can be reached now were known by then. */
export interface ReachAt {
  day: string;
  buyers: number;
  sms: number;
  email: number;
  any: number;
}
export interface Reach {
  asOf: string;
  /** People with a purchase. */
  buyers: number;
  any: number;
  channels: ReachChannel[];
  months: ReachAt[];
  sql: string;
}

/** Who can be reached outside of the marketplace (站外触达). */
export const reach = {
  reach: task('analysis', z.strictObject({ shop: id.optional(), months: z.int().min(1).max(60).default(24) })).returns<Reach>(),
};
