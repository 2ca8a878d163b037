import * as z from 'zod';
import type { Estimate } from '../domain/lift.ts';
import type { Tier } from '../domain/tiers.ts';
import { command, id, query } from './endpoint.ts';

export interface OverviewMonth {
  /** YYYY-MM. */
  month: string;
  /** The last isn't over. */
  partial: boolean;
  issued: number;
  used: number;
  expired: number;
  clawedBack: number;
  /** People by the tier that they held on its last day, from none to the highest; members by then alone. */
  mix: { tier: Tier | null; people: number }[];
  /** Moves that took effect in it. */
  up: number;
  down: number;
}
export interface RepurchaseArm {
  people: number;
  buyers: number;
}
/** Of whoever bought in the window before, who bought again in the last; members as they were at its beginning. */
export interface MemberComparison {
  windowDays: number;
  /** The last window's first and last day. */
  fromDay: string;
  toDay: string;
  members: RepurchaseArm;
  others: RepurchaseArm;
  /** Share of members less share of others; null: too few on a side. */
  difference: Estimate | null;
}
/** Valid orders of a shop in one currency in a month; money in its minor units. */
export interface MemberShare {
  shopId: number;
  shop: string;
  currency: string;
  month: string;
  orders: number;
  memberOrders: number;
  netMinor: number;
  memberNetMinor: number;
}
export interface MemberOverview {
  /** The last day with an order, up to today: what is told of buying ends with it. */
  asOf: string;
  /** Oldest first, twelve. */
  months: OverviewMonth[];
  hasTiers: boolean;
  comparison: MemberComparison;
  /** The same twelve months; a shop's currencies apart. */
  shares: MemberShare[];
  groups: Record<MemberGroup, number>;
}
export const memberGroups = ['all', 'active', 'quiet', 'memberBuyers', 'memberAgain', 'otherBuyers', 'otherAgain', 'toEnrol'] as const;
export type MemberGroup = (typeof memberGroups)[number];
export interface GroupPerson {
  customerId: number;
  nick: string | null;
  name: string | null;
  phone: string | null;
  orders: number;
  lastDay: string | null;
}

export const overviewEndpoints = {
  overview: query(z.strictObject({})).returns<MemberOverview>(),
  /** The people behind a figure, by orders; `ids` all of them, at most 10,000, to keep as a segment or to enrol. */
  groupPeople: query(z.strictObject({ group: z.enum(memberGroups), offset: z.int().min(0).max(10_000_000).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{ total: number; rows: GroupPerson[]; ids: number[] }>(),
  /** Cards for several; who has one keeps it, and who has no account can't have one. */
  enrolMany: command(z.strictObject({ customerIds: z.array(id).min(1).max(10_000) })).returns<{ enrolled: number; already: number; without: number }>(),
};
