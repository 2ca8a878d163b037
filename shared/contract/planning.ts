import * as z from 'zod';
import type { Estimate } from '../domain/lift.ts';
import type { CampaignStage } from '../domain/campaign-stage.ts';
import type { Measure } from '../domain/type-measure.ts';
import { checkItems, type CheckItem, type CheckVerdict } from '../domain/launch-checks.ts';
import { command, day, fileOut, id, query, task } from './endpoint.ts';
import { planningCalendar } from './planning-calendar.ts';
import { mailEndpoints } from './planning-mail.ts';
import { pressure } from './pressure.ts';

export const costKinds = ['gift', 'coupon', 'postage', 'staff', 'media', 'other'] as const;
export const costStages = ['planned', 'committed', 'actual'] as const;
export type CostStage = (typeof costStages)[number];
/** What the messages cost stands beside what is entered. */
export type CostKind = 'message' | 'fixed' | (typeof costKinds)[number];

const text = z.string().max(2000);
const amount = z.int().min(0).max(1e12);
export const MOST_ITEMS = 100;

/** What the owner writes of it. */
const brief = { description: text, source: text, sales: text, market: text, hypothesis: text, stopRule: text, lesson: text };
export type Brief = { [F in keyof typeof brief]: string };

const item = z.strictObject({
  productId: id.nullable(),
  title: z.string().trim().min(1).max(200),
  listMinor: amount.nullable(),
  promoMinor: amount.nullable(),
  /** Pieces a person may have at that price. */
  limitEach: z.int().min(1).max(9999).nullable(),
  stock: z.int().min(0).max(1e9).nullable(),
});
export type ItemInput = z.output<typeof item>;
export interface CampaignItem extends ItemInput {
  /** Of one piece today; null where it isn't known. */
  costMinor: number | null;
}

const offer = z.strictObject({
  /** Of a variant; 0: of the rest. */
  position: z.int().min(0).max(8),
  offer: z.string().trim().min(1).max(200),
  percent: z.number().min(0).max(100).nullable(),
  amountMinor: amount.nullable(),
});
export type CampaignOffer = z.output<typeof offer>;

export interface CampaignCost {
  costId: number;
  kind: (typeof costKinds)[number];
  stage: CostStage;
  amountMinor: number;
  day: string;
  note: string;
  /** Entered after the campaign was closed. */
  late: boolean;
}
export interface Budget {
  budgetMinor: number | null;
  costs: CampaignCost[];
  /** Each kind that has anything, by how sure it is. Messages are meant until the lock, promised until a list is written, then paid. */
  sums: { kind: CostKind; planned: number; committed: number; actual: number }[];
  /** Promised and paid. */
  boundMinor: number;
  /** Meant, promised and paid. */
  expectedMinor: number;
  alert: 'none' | 'near' | 'over';
}
export interface Check {
  item: CheckItem;
  /** What the data says: fine, not fine, or nothing. */
  verdict: CheckVerdict;
  state: 'open' | 'ticked' | 'waived';
  reason: string;
}
export interface StageMove {
  stage: CampaignStage;
  /** When it came to be so. */
  at: number;
  /** Figures as they stood then: counts and minor units by name. */
  figures: Record<string, number>;
}
export interface CampaignPlan {
  stage: CampaignStage;
  moves: StageMove[];
  brief: Brief;
  currency: string;
  items: CampaignItem[];
  offers: CampaignOffer[];
  budget: Budget;
  /** What partners bear of the budget's costs by agreement, up to today; null: nothing was agreed. */
  partnerMinor: number | null;
  changes: { at: number; field: string; before: string | null; after: string | null }[];
}

export interface SalesBaseline {
  asOf: string;
  /** Whole shop, valid orders: the 30 days before, and the same days a year earlier; null where the data doesn't reach. */
  recent: { from: string; to: string; orders: number; buyers: number; netMinor: number };
  lastYear: { from: string; to: string; orders: number; buyers: number; netMinor: number } | null;
  /** Of the campaign's own people. */
  people: { buyers: number; orders: number; netMinor: number };
  currency: string;
}

export interface SimilarCampaign {
  campaignId: number;
  name: string;
  sendDay: string;
  /** What it has in common with this one. */
  shared: ('type' | 'channel' | 'segment')[];
  treated: number;
  buyers: number;
  rate: Estimate;
  /** Treated minus held out; null without a hold-out. */
  added: Estimate | null;
}
export interface Similar {
  campaigns: SimilarCampaign[];
  /** Share of the treated who bought, over all of them; the range in which a next one falls 95 times of 100. Null below two. */
  expected: { rate: number; low: number; high: number; treated: number; campaigns: number } | null;
}

/** By what its kind of campaign is judged. */
export interface TypeReading {
  measure: Measure;
  days: number;
  lastDay: string;
  unfinished: boolean;
  treated: { people: number; hits: number; rate: Estimate };
  /** Null: nobody was held out, or the measure can't be had of them. */
  heldOut: { people: number; hits: number } | null;
  /** Treated minus held out (Newcombe, 95 %). */
  difference: Estimate | null;
}

const one = z.strictObject({ campaignId: id });
export const planning = {
  plan: query(one).returns<CampaignPlan>(),
  checks: query(one).returns<{ checks: Check[] }>(),
  baseline: query(one).returns<SalesBaseline>(),
  /** Past campaigns with the same type, channel or segment. */
  similar: query(one).returns<Similar>(),
  typeMeasure: query(one).returns<TypeReading>(),
  saveBrief: command(z.strictObject({ campaignId: id, ...z.strictObject(brief).partial().shape, budgetMinor: amount.nullable().optional() })).returns<{ campaignId: number }>(),
  saveItems: command(z.strictObject({ campaignId: id, items: z.array(item).max(MOST_ITEMS) })).returns<{ campaignId: number }>(),
  saveOffers: command(z.strictObject({ campaignId: id, offers: z.array(offer).max(9) })).returns<{ campaignId: number }>(),
  addCost: command(z.strictObject({ campaignId: id, kind: z.enum(costKinds), stage: z.enum(costStages), amountMinor: amount, day, note: z.string().max(200).default('') })).returns<{ costId: number }>(),
  /** From meant to promised to paid, or what it came to. */
  moveCost: command(z.strictObject({ costId: id, stage: z.enum(costStages), amountMinor: amount })).returns<{ costId: number }>(),
  removeCost: command(z.strictObject({ costId: id })).returns<{ costId: number }>(),
  setCheck: command(z.strictObject({ campaignId: id, item: z.enum(checkItems), state: z.enum(['open', 'ticked', 'waived']), reason: z.string().trim().max(200).default('') })).returns<{ campaignId: number }>(),
  /** The plan stands: whom it would reach today, and its costs, are kept. */
  markPlanned: command(one).returns<{ campaignId: number }>(),
  /** Nothing but late costs and the lesson is entered afterwards. */
  close: command(z.strictObject({ campaignId: id, lesson: text })).returns<{ campaignId: number }>(),
  reopen: command(one).returns<{ campaignId: number }>(),
  /** One archive: list, words, offers, goods, costs, checklist, and a page to read. */
  pack: task('writer', z.strictObject({ campaignId: id, preset: z.string().max(60), splitAt: z.int().min(1).max(1_000_000).nullable().default(null), talkSheetId: id.nullable().default(null), to: fileOut })).returns<{ files: number; rows: number; sha256: string; leftOutSinceLock: number; notForPreset: number }>(),
  ...mailEndpoints,
  ...planningCalendar,
  ...pressure,
};
