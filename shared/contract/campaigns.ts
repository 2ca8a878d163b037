import * as z from 'zod';
import { campaignGoals, campaignOrigin, type CampaignOrigin } from './campaign-origin.ts';
import { channel, type Channel, type TextProblem } from './copy.ts';
import { command, day, fileIn, fileOut, id, query, task } from './endpoint.ts';
import { receipts } from './receipts.ts';
import { rule, type RuleGroup } from './rule.ts';
import { basis, type Basis } from './settings.ts';

/** Why a customer of the segment isn't contacted, in the order in which it is asked. */
export const exclusionReasons = ['opted_out', 'no_consent', 'platform_forbids', 'standing_control', 'no_number', 'masked', 'virtual', 'invalid', 'open_case', 'contacted', 'left_alone', 'cadence', 'duplicate'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];
export const campaignTypes = ['wake_up', 'repeat', 'new_product', 'promotion', 'birthday', 'care', 'emotion', 'word_of_mouth', 'topic', 'brand', 'event', 'interaction', 'points', 'community', 'other'] as const;

/** Of an e-mail, with variables. */
const subject = z.string().max(200);
/** Words for some of the people: exactly one of rule and segment (by lot neither is needed), of text and template. Without a subject its template's, else the campaign's. */
const variant = z.strictObject({ name: z.string().trim().min(1).max(40), rule: rule.optional(), segmentId: id.optional(), text: z.string().max(5000).optional(), templateId: id.optional(), subject: subject.optional() });
export const MOST_VARIANTS = 8;
export const waysToDeal = ['rule', 'lot'] as const;

/** What the owner fills in; everything is frozen by the lock. */
const draft = {
  name: z.string().trim().min(1).max(80),
  type: z.enum(campaignTypes).default('other'),
  goal: z.enum(campaignGoals).default('orders'),
  channel,
  rule: rule.optional(),
  segmentId: id.optional(),
  text: z.string().max(5000).optional(),
  templateId: id.optional(),
  /** Of a template, where none is given, the template's. */
  subject: subject.optional(),
  /** Asked in this order; whoever fits none gets the text above. */
  variants: z.array(variant).max(MOST_VARIANTS).optional(),
  /** `lot`: nobody is asked; each person gets one of the variants or the text above by equal chance. Default: `rule`. */
  dealtBy: z.enum(waysToDeal).optional(),
  holdoutShare: z.number().min(0).max(0.9).default(0),
  basis: basis.optional(),
  /** Days after the day of sending in which an order counts; the day of sending is day 0. */
  windowDays: z.int().min(1).max(365).default(30),
  /** First day on which it is sent; from here the window runs. Default: the day of the lock. */
  sendDay: day.optional(),
  /** Price of one billed message in thousandths of the base currency's unit; default from the settings. */
  messagePriceMilli: z.int().min(0).max(1_000_000).optional(),
  fixedCostMinor: z.int().min(0).default(0),
  /** Share of a sale that is left after the goods (0–1), where the goods' costs aren't known. */
  marginShare: z.number().min(0).max(1).optional(),
  contactGapDays: z.int().min(0).max(365).optional(),
};
/** What it was started from stays as it is. */
const newDraft = { ...draft, origin: campaignOrigin.optional() };
/** An update changes what it names and nothing else: no defaults. Null takes back what may be missing. */
const changes = z
  .object({
    ...draft,
    type: draft.type.unwrap(),
    goal: draft.goal.unwrap(),
    holdoutShare: draft.holdoutShare.unwrap(),
    windowDays: draft.windowDays.unwrap(),
    fixedCostMinor: draft.fixedCostMinor.unwrap(),
    sendDay: day.nullable(),
    variants: draft.variants.unwrap(),
    marginShare: z.number().min(0).max(1).nullable(),
  })
  .partial();

export interface CampaignVariant {
  /** From 1, in the order in which they are asked. */
  position: number;
  name: string;
  segmentId: number | null;
  rule: RuleGroup;
  templateId: number | null;
  text: string;
  /** Of an e-mail; empty where it is the campaign's. */
  subject: string;
}

export interface Campaign {
  campaignId: number;
  name: string;
  type: (typeof campaignTypes)[number];
  goal: (typeof campaignGoals)[number];
  channel: Channel;
  state: 'draft' | 'locked' | 'exported';
  segmentId: number | null;
  segmentName: string | null;
  rule: RuleGroup;
  templateId: number | null;
  text: string;
  /** Of an e-mail; a variant may have its own. */
  subject: string;
  /** Empty: one text for all. Else `text` is what the rest gets. */
  variants: CampaignVariant[];
  /** By their conditions, or by lot, the text above being one of them. */
  dealtBy: (typeof waysToDeal)[number];
  holdoutShare: number;
  basis: Basis | null;
  windowDays: number;
  sendDay: string | null;
  messagePriceMilli: number;
  fixedCostMinor: number;
  marginShare: number | null;
  contactGapDays: number;
  currency: string;
  createdAt: number;
  /** The plan stands, as the owner said. */
  plannedAt: number | null;
  lockedAt: number | null;
  closedAt: number | null;
  seed: number | null;
  treated: number | null;
  heldOut: number | null;
  /** Null: started from nothing but a segment. */
  origin: CampaignOrigin | null;
  exports: { exportId: number; at: number; preset: string; rows: number; sha256: string; fileName: string }[];
}

/** What this size can show. Shares are 0–1. */
export interface Power {
  treated: number;
  heldOut: number;
  /** Share of this audience that buys in as many days by itself, from the shop's own past; null without a past. */
  baseRate: number | null;
  /** Smallest difference that would be seen four times in five (80 % power, 5 % two-sided); null where nothing can be said. */
  detectableLift: number | null;
  /** People needed in all to see a difference of half the base rate, at this split. */
  neededPeople: number | null;
  canShow: boolean;
  suggestedHoldoutShare: number;
}

export interface Audience {
  segmentCount: number;
  eligible: number;
  excluded: Record<ExclusionReason, number>;
  /** Eligible under each basis, for the question that is asked once. */
  eligibleByBasis: Record<Basis, number>;
  basis: Basis | null;
  costMinor: number;
  messages: number;
  partsSpread: { parts: number; customers: number }[];
  problems: TextProblem[];
  power: Power;
  currency: string;
  sql: string;
  /** Of the eligible, where there are variants: how many each one is for, the rest (position 0) last. Every person is in exactly one. By lot the lock may give a variant one more or one less. */
  variants: { position: number; name: string; eligible: number; /** Fit its conditions; those who aren't its own were taken by an earlier one. */ fit: number }[];
}

/** What came of one variant's people. */
export interface VariantResult {
  /** 0: the rest. */
  position: number;
  name: string;
  /** Of an e-mail; empty without one. */
  subject: string;
  treated: ArmResult;
  heldOut: ArmResult | null;
  /** Treated minus held out within this variant's people (Newcombe, 95 %); null without people held out. */
  difference: { value: number; low: number; high: number } | null;
  /** Where they were dealt by lot, a list was exported and several have people; else null. */
  compared: {
    /** Its treated minus those of the campaign's own text (Newcombe, 95 %); null at that text itself, or where nobody has it. */
    fromOwn: { value: number; low: number; high: number } | null;
    /** That its true rate is the highest. */
    chanceBest: number;
    /** Of the one in front, whether it is proven better than every other (all intervals together at 95 %); else null. */
    front: 'winner' | 'unproven' | 'too_few' | 'too_early' | null;
  } | null;
  /** Runs as it stands and gives the treated buyers as `n`. */
  sql: string;
}

export interface ArmResult {
  people: number;
  buyers: number;
  orders: number;
  netMinor: number;
  refundMinor: number;
  /** Buyers ÷ people. */
  rate: number;
  /** Wilson, 95 %. */
  rateLow: number;
  rateHigh: number;
  netPerPersonMinor: number;
}
export interface CampaignResults {
  asOf: string;
  firstDay: string;
  lastDay: string;
  /** The window isn't over on `asOf`: figures will still grow. */
  unfinished: boolean;
  currency: string;
  treated: ArmResult;
  heldOut: ArmResult | null;
  /** Treated minus held out; null without a hold-out. Newcombe for the rates, Welch for the money. */
  lift: {
    rateDifference: number;
    rateLow: number;
    rateHigh: number;
    incrementalBuyers: number;
    incrementalBuyersLow: number;
    incrementalBuyersHigh: number;
    netPerPersonDifferenceMinor: number;
    netPerPersonLowMinor: number;
    netPerPersonHighMinor: number;
    incrementalNetMinor: number;
    /** Chi-square of the arm sizes; below 0.001 the split is suspect. */
    sampleRatioP: number;
  } | null;
  verdict: 'no_holdout' | 'too_early' | 'cannot_tell' | 'more' | 'less';
  sent: number;
  delivered: number | null;
  failed: number | null;
  replied: number;
  optedOut: number;
  cost: { messagesMinor: number; fixedMinor: number; totalMinor: number };
  /** What partners bear of the cost by agreement, up to `asOf`; null: nothing was agreed. Neither `cost` nor what follows is without it. */
  partnerMinor: number | null;
  /** Margin of the treated arm's orders, where the goods' costs or a share are known. */
  marginMinor: number | null;
  marginBasis: 'costs' | 'share' | null;
  /** Orders of the treated that no later campaign has a better claim to: an order is credited to one campaign alone. */
  credited: { orders: number; netMinor: number };
  /** Credited net sales ÷ cost (投产比, by sales); null without a cost. */
  roi: number | null;
  /** Margin of what the campaign added, minus its cost (净赚); null without hold-out or margin. */
  netGainMinor: number | null;
  netGainLowMinor: number | null;
  netGainHighMinor: number | null;
  byDay: { day: string; treatedRate: number; heldOutRate: number | null; treatedBuyers: number; heldOutBuyers: number }[];
  definitions: { key: string; n: number; sql: string }[];
}

/** A list as a tool's own sample file has it: its headings in its order, each with a column of ours, a text that is the same for all, or nothing. Goes with the preset `vendor-sample`. */
const layout = z.strictObject({
  type: z.enum(['csv', 'xlsx']),
  columns: z.array(z.strictObject({ header: z.string().max(100), column: z.string().max(40).nullable(), fixed: z.string().max(500).default('') })).min(1).max(40),
});

export const campaigns = {
  list: query(z.strictObject({})).returns<Campaign[]>(),
  get: query(z.strictObject({ campaignId: id })).returns<Campaign>(),
  create: command(z.strictObject(newDraft)).returns<{ campaignId: number; eligible: number; excluded: Record<ExclusionReason, number> }>(),
  update: command(z.strictObject({ campaignId: id, ...changes.shape })).returns<{ campaignId: number }>(),
  delete: command(z.strictObject({ campaignId: id })).returns<{ campaignId: number }>(),
  duplicate: command(z.strictObject({ campaignId: id, name: draft.name })).returns<{ campaignId: number }>(),
  /** Eligible people and each exclusion, cost and what this size can show, before anything is locked. */
  audience: query(z.strictObject({ campaignId: id })).returns<Audience>(),
  lock: command(z.strictObject({ campaignId: id, seed: z.int().min(0).max(0xffffffff).optional() })).returns<{ treated: number; heldOut: number; excluded: Record<ExclusionReason, number> }>(),
  presets: query(z.strictObject({})).returns<{ id: string; channel: Channel; extension: string; columns: string[]; /** Its list doesn't hold the words. */ oneText: boolean; /** What most shops need. */ isCommon: boolean; /** Of the file; none where they are chosen, or it has none. */ headers: string[]; /** That the tool takes of one file. */ mostRows: number | null; /** The tool has published no sample. */ isGuess: boolean }[]>(),
  /**
   * Writes the treated people, each phone once. Left out and counted: whoever has said no since the lock, and numbers that
   * the tool of the preset doesn't take (foreign ones, in a mainland tool). `variant`: only its people; a tool that is given
   * addresses or values and not the words can only send one variant at a time, and needs it.
   */
  export: task('writer', z.strictObject({ campaignId: id, preset: z.string().max(40), columns: z.array(z.string().max(40)).max(30).optional(), variant: z.int().min(0).max(MOST_VARIANTS).optional(), layout: layout.optional(), to: fileOut })).returns<{ rows: number; sha256: string; leftOutSinceLock: number; notForPreset: number }>(),
  /** The headings of a tool's own sample file, each with what it seems to be. */
  vendorSample: task('analysis', z.strictObject({ file: fileIn })).returns<{ type: 'csv' | 'xlsx'; columns: { header: string; column: string | null }[] }>(),
  ...receipts,
  results: query(z.strictObject({ campaignId: id, asOf: day.optional() })).returns<CampaignResults>(),
  /** By variant: people and purchases. Empty where there was one text for all. */
  variantResults: query(z.strictObject({ campaignId: id, asOf: day.optional() })).returns<VariantResult[]>(),
  /** The people behind a figure of the results. */
  members: query(z.strictObject({ campaignId: id, group: z.enum(['treated', 'held_out', 'excluded', 'buyers_treated', 'buyers_held_out', 'failed', 'replied', 'opted_out']), offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{
    total: number;
    rows: { customerId: number; nick: string | null; name: string | null; phone: string | null; arm: string | null; reason: ExclusionReason | null; status: string | null; orders: number; netMinor: number }[];
  }>(),
};
