import * as z from 'zod';
import type { PointRules } from '../domain/points.ts';
import { pointRoundings } from '../domain/ratio-points.ts';
import { enrolments, type Programme, type ProgrammeVersion } from '../domain/programme.ts';
import type { Tier, TierFigures } from '../domain/tiers.ts';
import { command, day, fileOut, id, query, task } from './endpoint.ts';
import { awarenessEndpoints } from './membership-awareness.ts';
import { bonusEndpoints, bonusRules } from './membership-bonus.ts';
import { careEndpoints } from './membership-care.ts';
import { overviewEndpoints } from './membership-overview.ts';
import { paperEndpoints, type PapersLeftOut } from './membership-papers.ts';
import { rewards } from './rewards.ts';
import { tierEndpoints, tierRules } from './tiers.ts';

export type EntryKind = 'earn' | 'clawback' | 'redeem' | 'adjust' | 'opening' | 'undo' | 'settle' | 'expire';

/** One line of the ledger. */
export interface PointEntry {
  entryId: number;
  kind: EntryKind;
  points: number;
  day: string;
  at: number;
  /** The person's sum after it, in the order in which it was written. */
  balance: number;
  orderNo: string | null;
  reason: string | null;
  rewardName: string | null;
  /** What of it came of which bonus event, or went with it. */
  bonuses: { name: string; points: number }[];
  /** Of an act that can be taken back still. */
  undoableAct: number | null;
  /** Of the lot that it is about. */
  usableDay: string;
  expiresDay: string | null;
}
export interface Balance {
  /** The sum of the ledger, of what hasn't expired; may be below zero. */
  balance: number;
  usable: number;
  /** In the after-sale window still. */
  pending: number;
  /** What is owed after refunds of points that were spent. */
  owed: number;
  /** The next lot to expire. */
  nextExpiry: { day: string; points: number } | null;
}
export interface TierState {
  tier: Tier | null;
  name: string | null;
  benefits: string;
  /** The last day before it is judged again; null: no tier, or for ever. */
  until: string | null;
  locked: boolean;
  figures: TierFigures;
  next: { name: string; missingMinor: number | null; missingOrders: number | null } | null;
}
export interface Card {
  memberId: number;
  number: string | null;
  active: boolean;
  sinceDay: string;
  source: 'form' | 'import' | 'rule';
  platform: string;
}
export interface MemberRow extends Omit<Balance, 'nextExpiry'> {
  tier: Tier | null;
  /** The last day of what expires next. */
  nextDay: string | null;
  customerId: number;
  number: string | null;
  nick: string | null;
  name: string | null;
  phone: string | null;
  active: boolean;
  sinceDay: string;
}
/** What rules would have brought over a part of the shop's own past. Money in minor units of the rules' currency. */
export interface PointsForecast {
  from: string;
  to: string;
  currency: string;
  members: number;
  /** Net money of orders that count. */
  salesMinor: number;
  issued: number;
  /** Of it by bonus events, on the same days of the year as they are planned for. */
  bonus: number;
  /** Of it what could still be used at the end. */
  outstanding: number;
  /** What all that is outstanding would take off bills. */
  liabilityMinor: number;
  /** Of points that have ended one way or the other, the share that expired; null: no history of the shop's own yet. */
  breakage: number | null;
  /** How much of the issued is reckoned to be used. */
  usedShare: number;
  costMinor: number;
  /** Per unit of sales; null without sales. */
  costShare: number | null;
}
export interface PointsReport {
  currency: string;
  members: number;
  /** With an order that counts in the last 365 days. */
  activeMembers: number;
  issued: number;
  used: number;
  expired: number;
  clawedBack: number;
  outstanding: number;
  pending: number;
  owed: number;
  liabilityMinor: number;
  breakage: number | null;
  /** Goods and money given for points. */
  rewardCostMinor: number;
}
export interface ProgrammeState {
  /** Valid today. */
  current: ProgrammeVersion | null;
  /** Newest first. */
  versions: ProgrammeVersion[];
  members: number;
  /** The last day that points have been brought up to, where the PC's clock is behind it. */
  clockBehind: string | null;
  /** Lots are past their last day that haven't been booked yet. */
  due: boolean;
}
/** What members were given since 1 January, at cost, in minor units of the programme's currency. */
export interface ProgrammeCost {
  fromDay: string;
  toDay: string;
  currency: string;
  /** Of points; redeemed and not taken back. */
  rewardsMinor: number;
  /** Gifts and money that were sent otherwise. */
  sentMinor: number;
  /** What used coupons took off bills, and what they cost beside it. */
  couponsMinor: number;
  totalMinor: number;
  /** People who had any of it. */
  people: number;
  /** Gifts and coupons in another currency, which aren't in the sums. */
  otherCurrency: number;
  capMinor: number | null;
  /** What is promised to tiers or was given this year and stands at a cost of nothing, by name: benefits and rewards. */
  withoutCost: string[];
  definition: string;
}
export interface OpeningReport {
  taken: number;
  enrolled: number;
  points: number;
  refused: { row: number; reason: 'unknown' | 'several' | 'twice' | 'number_taken' }[];
}

const most = 1_000_000_000;
const pointRules: z.ZodType<PointRules, PointRules> = z.strictObject({
  points: z.int().min(1).max(100_000),
  perMinor: z.int().min(1).max(100_000_000),
  rounding: z.enum(pointRoundings),
  capPerOrder: z.int().min(1).max(most).nullable(),
  capPerMonth: z.int().min(1).max(most).nullable(),
  excludedCategories: z.array(z.string().trim().min(1).max(200)).max(100),
  pendingDays: z.int().min(0).max(365),
  expiry: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('never') }),
    z.strictObject({ kind: z.literal('months'), months: z.int().min(1).max(120) }),
    z.strictObject({ kind: z.literal('yearEnd'), years: z.int().min(0).max(10) }),
  ]),
  valueMinor: z.int().min(1).max(100_000_000),
  bonus: bonusRules.optional(),
});
const programme: z.ZodType<Programme, Programme> = z.strictObject({
  name: z.string().trim().min(1).max(40),
  currency: z.string().regex(/^[A-Z]{3}$/),
  enrolment: z.enum(enrolments),
  earnOn: z.enum(['paid', 'completed']),
  points: pointRules,
  tiers: tierRules.nullable(),
  aims: z.strictObject({ goal: z.string().trim().max(200), untilDay: day.nullable(), capMinor: z.int().min(1).max(100_000_000_000).nullable() }).optional(),
});
const reason = z.string().trim().min(1).max(200);
const cardNo = z.string().trim().regex(/^[A-Za-z0-9-]{1,20}$/);

export const membership = {
  programme: query(z.strictObject({})).returns<ProgrammeState>(),
  /** Another version from a day on; the ledger is brought to what it says. */
  saveProgramme: task('writer', z.strictObject({ fromDay: day, rules: programme })).returns<ProgrammeState>(),
  /** What rules would have brought over the last 365 days, or as much as there is. Changes nothing. */
  simulate: task('analysis', z.strictObject({ rules: programme, usedShare: z.number().min(0).max(1).nullable().default(null) })).returns<PointsForecast>(),
  report: query(z.strictObject({})).returns<PointsReport>(),
  /** This year's cost against the cap; null without a programme. */
  programmeCost: query(z.strictObject({})).returns<ProgrammeCost | null>(),
  /** Books what has expired; `booked` lots. */
  bringUpToDate: command(z.strictObject({})).returns<{ booked: number }>(),

  members: query(
    z.strictObject({
      search: z.string().max(100).default(''),
      sort: z.enum(['balance', 'usable', 'sinceDay', 'nextDay', 'tier']).default('balance'),
      descending: z.boolean().default(true),
      offset: z.int().min(0).max(10_000_000).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
  ).returns<{ total: number; rows: MemberRow[] }>(),
  /** By card number, buyer name or phone; exact ones first. */
  lookUp: query(z.strictObject({ text: z.string().trim().min(1).max(100) })).returns<MemberRow[]>(),
  /** A person's cards, null where they are none of the members. */
  card: query(z.strictObject({ customerId: id })).returns<{ cards: Card[]; balance: Balance; tier: TierState | null; valueMinor: number; currency: string } | null>(),
  enrol: command(z.strictObject({ customerId: id, number: cardNo.nullable().default(null) })).returns<{ number: string }>(),
  /** A card that is stopped earns nothing and can't be spent from; what it has stays. */
  setActive: command(z.strictObject({ customerId: id, active: z.boolean() })).returns<{ cards: number }>(),

  /** Newest first. */
  pointsHistory: query(z.strictObject({ customerId: id, offset: z.int().min(0).max(1_000_000).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{ total: number; entries: PointEntry[] }>(),
  adjustPoints: command(
    z.strictObject({
      customerId: id,
      delta: z
        .int()
        .min(-most)
        .max(most)
        .refine((n) => n !== 0),
      reason,
    }),
  ).returns<Balance>(),
  undoAct: command(z.strictObject({ actId: id })).returns<{ actId: number }>(),
  /** Balances from an older programme: who (card number, buyer name or phone), points, and a card number of their own. All that can be taken are. */
  openingBalances: command(
    z.strictObject({ rows: z.array(z.strictObject({ who: z.string().trim().min(1).max(100), points: z.int().min(0).max(most), number: cardNo.nullable().default(null) })).min(1).max(5000), reason }),
  ).returns<OpeningReport>(),
  /** A line a member: card number, name, balance, earned, used, expiring within 30 days; without those to whom nothing is printed. */
  saveStatement: task('reader', z.strictObject({ to: fileOut, language: z.enum(['zh-CN', 'en']).default('zh-CN') })).returns<{ rows: number; leftOut: PapersLeftOut }>(),
  ...awarenessEndpoints,
  ...bonusEndpoints,
  ...paperEndpoints,
  ...overviewEndpoints,
  ...careEndpoints,
  ...rewards,
  ...tierEndpoints,
};
