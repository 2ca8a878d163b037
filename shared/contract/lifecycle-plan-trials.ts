import * as z from 'zod';
import type { Estimate } from '../domain/lift.ts';
import type { ExclusionReason } from './campaigns.ts';
import { comparisonPlans, type ComparisonPlans } from './comparison-plans.ts';
import { channel, type Channel } from './copy.ts';
import { command, id, query } from './endpoint.ts';

/** In arm `y` those whom plan Y chooses are contacted and nobody else, in arm `x` those whom plan X chooses; arm `alone` gets nothing. */
export const planArms = ['y', 'x', 'alone'] as const;
export type PlanArm = (typeof planArms)[number];
export const planHorizons = [30, 90, 180] as const;
const MOST_ALONE = 0.5;

/** Who would be drawn today, and what so many can show. Shares are 0–1. */
export interface PlanTrialOutlook {
  /** Whom either plan chooses and who may be contacted; of whom plan Y, plan X and both choose. */
  people: number;
  byY: number;
  byX: number;
  byBoth: number;
  /** Chosen, and not drawn: by reason. */
  excluded: Record<ExclusionReason, number>;
  /** Chosen, and still in another trial of plans. */
  inTrial: number;
  arms: Record<PlanArm, number>;
  /** Fewer in an arm can't be judged. */
  leastInArm: number;
  /** Share of such people who buy within the horizon by themselves, from the shop's own past; null without a past. */
  baseRate: number | null;
  /** Smallest difference between arms Y and X that would be seen four times in five; null where nothing can be said. */
  detectable: number | null;
  /** People needed in arms Y and X together to see a difference of half the base rate. */
  neededPeople: number | null;
  canShow: boolean;
}

export interface PlanTrialArm {
  arm: PlanArm;
  /** As drawn: everyone counts where they were put, contacted or not. */
  people: number;
  /** Whom the arm's plan chose on the day of the draw. */
  chosen: number;
  /** Were in a list, or written to, from a campaign of this arm. */
  contacted: number;
  /** Were in a list of another campaign within the horizon. */
  contactedElse: number;
  buyers: number;
  orders: number;
  netMinor: number;
  /** Buyers ÷ people, with Wilson's interval. */
  rate: number;
  rateLow: number;
  rateHigh: number;
  netPerPersonMinor: number;
  costMinor: number;
  /** Its frozen segment; null where it was deleted, and of those left alone. */
  segmentId: number | null;
  campaigns: { campaignId: number; name: string; state: 'draft' | 'locked' | 'exported' }[];
}

export type PlanTrialVerdict = 'too_early' | 'too_few' | 'cannot_tell' | 'more' | 'less';
/** One arm against another: `of` minus `than`, within the strata of the draw: buyers by Newcombe from stratified Wilson limits, money a person by Welch (bootstrap below 30 buyers), both 95 %. */
export interface PlanTrialPair {
  of: PlanArm;
  than: PlanArm;
  buyers: Estimate;
  /** Minor units a person. */
  net: Estimate;
  verdict: PlanTrialVerdict;
  netVerdict: PlanTrialVerdict;
}

export interface PlanTrial {
  trialId: number;
  name: string;
  hypothesis: string;
  decision: 'keep' | 'kill' | null;
  plans: ComparisonPlans;
  channel: Channel;
  currency: string;
  /** Of the draw: day 0. */
  day: string;
  horizonDays: number;
  /** The last day that counts. */
  lastDay: string;
  /** Orders are known until here. */
  knownUntil: string;
  unfinished: boolean;
  seed: number;
  arms: PlanTrialArm[];
  pairs: PlanTrialPair[];
  /** As it was said at the draw. */
  neededPeople: number | null;
  canShow: boolean;
  /** Valid orders in another currency: they count as orders, their money doesn't. */
  foreignOrders: number;
}

const asked = {
  plans: comparisonPlans,
  channel,
  horizonDays: z.union([z.literal(30), z.literal(90), z.literal(180)]).default(90),
  /** Share of all drawn who are left alone; the rest are halved. */
  aloneShare: z.number().min(0).max(MOST_ALONE).default(0),
};
const words = (most: number) => z.string().trim().min(1).max(most);

export const planTrialEndpoints = {
  planTrialOutlook: query(z.strictObject(asked)).returns<PlanTrialOutlook>(),
  /** Draws the arms and makes a draft for plan Y's and for plan X's. Kept among the trials, with a day of review at the end of the horizon. */
  startPlanTrial: command(z.strictObject({ ...asked, name: words(60), hypothesis: words(1000), seed: z.int().min(0).max(0xffffffff).optional() })).returns<{ trialId: number; yCampaignId: number; xCampaignId: number; people: Record<PlanArm, number> }>(),
  planTrials: query(z.strictObject({})).returns<PlanTrial[]>(),
  /** The people behind a figure of a trial. */
  planTrialPeople: query(z.strictObject({ trialId: id, arm: z.enum(planArms), group: z.enum(['people', 'chosen', 'contacted', 'buyers']), offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{ total: number; rows: { customerId: number; nick: string | null; name: string | null; phone: string | null; chosen: boolean; contacted: boolean; orders: number; netMinor: number }[] }>(),
};
