import * as z from 'zod';
import type { DiagnosisNode } from '../domain/diagnosis.ts';
import type { Estimate } from '../domain/lift.ts';
import type { TouchChannel } from '../domain/touch-channels.ts';
import type { ArmResult, CampaignResults } from './campaigns.ts';
import { price } from './results-price.ts';
import { responders } from './results-responders.ts';
import { salesPlan } from './results-sales-plan.ts';
import { scores } from './results-scores.ts';
import { tests } from './results-tests.ts';
import { tracking } from './results-tracking.ts';
import { trials } from './results-trials.ts';
import { command, fileOut, id, query, task } from './endpoint.ts';

export const horizons = [7, 30, 90, 180, 365] as const;

/** One arm's share of buyers beside the other's, in a group of people. Rates 0–1; the difference is null where one arm is empty. */
export interface GroupRates {
  treated: { people: number; buyers: number };
  heldOut: { people: number; buyers: number };
  difference: Estimate | null;
}
export interface Horizon {
  days: number;
  lastDay: string;
  /** `done`: the data reaches its last day. What isn't done is blank, never zero. */
  state: 'done' | 'running' | 'ahead';
  treated: ArmResult | null;
  heldOut: ArmResult | null;
  lift: CampaignResults['lift'];
  /** Of the difference of net sales a person: what is left after the goods; null where neither their costs nor a share are known. */
  marginPerPersonMinor: Estimate | null;
  /** What it was when it was first read, where that was something else. */
  before: { at: number; treatedBuyers: number; heldOutBuyers: number; treatedNetMinor: number; heldOutNetMinor: number } | null;
}
export interface LongRun {
  horizons: Horizon[];
  /** Last day of which orders are known. */
  knownUntil: string;
  currency: string;
  /** Since the day of sending. */
  optedOut: { treated: number; heldOut: number };
  tierUp: { treated: number; heldOut: number };
  tierDown: { treated: number; heldOut: number };
}

export const participantTraits = ['state', 'history', 'rfm', 'tier', 'category', 'platform', 'province'] as const;
export type ParticipantTrait = (typeof participantTraits)[number];
export interface ParticipantGroup extends GroupRates {
  trait: ParticipantTrait;
  /** Null: not known. */
  value: string | null;
  /** Rate of the treated here ÷ rate of all treated; null where nobody bought. */
  index: number | null;
  /** Fewer than 30 treated people: the rate says little. */
  few: boolean;
}
export interface Participants {
  groups: ParticipantGroup[];
  /** Those asleep or lost on the day before sending; people is 0 where there were none. */
  wokenUp: GroupRates;
  /** The day whose states and tiers these are. */
  asOf: string;
}

export interface ArmOrders {
  people: number;
  placed: number;
  paid: number;
  finished: number;
  refunded: number;
  /** Valid orders. */
  orders: number;
  netMinor: number;
  pieces: number;
  /** Discount ÷ (paid + discount) of valid orders; null without. */
  discountShare: number | null;
  /** Of buyers whose days have passed: how many bought on another day within so many days of their first. */
  again: { days: number; of: number; people: number }[];
}
export interface OrderMix {
  treated: ArmOrders;
  heldOut: ArmOrders | null;
  /** Treated minus held out, 95 %; null without a hold-out, each null where too few stand on it. `again` as in the arms. */
  differences: { perHundred: Estimate | null; valueMinor: Estimate | null; again: (Estimate | null)[] } | null;
  currency: string;
  sql: string;
}

export interface CampaignGoods {
  productId: number;
  title: string;
  /** Of the treated, in the window. */
  buyers: number;
  /** Who had never bought it before. */
  newBuyers: number;
  orders: number;
  units: number;
  netMinor: number;
  /** Where every line's cost is known. */
  marginMinor: number | null;
  /** Pieces in paid orders of the treated, and of these how many came back or had money given back. */
  paidUnits: number;
  refundedUnits: number;
  /** Buyers among the treated in as many days just before. */
  buyersBefore: number;
  heldOutBuyers: number | null;
  /** Of the shares of buyers, treated minus held out; below zero: the campaign took from it. */
  difference: Estimate | null;
  /** What stood in the same order most often. */
  partner: { title: string; orders: number } | null;
}
export interface Goods {
  goods: CampaignGoods[];
  treated: number;
  heldOut: number;
  currency: string;
  sql: string;
}

/** All campaigns of a channel, or of a type. */
export interface RateRow {
  key: string;
  campaigns: number;
  sent: number;
  delivered: number | null;
  replied: number;
  /** Buyers of the treated in their windows ÷ treated. */
  treated: number;
  buyers: number;
  rate: number;
  low: number;
  high: number;
  /** Drawn towards the rate of all campaigns, the more the fewer people it stands on. */
  shrunk: number;
  costMinor: number;
  /** Of campaigns with a hold-out: buyers that they added. */
  added: (Estimate & { campaigns: number; costMinor: number }) | null;
  /** Cost ÷ added buyers; `high` is null where the interval holds 0: there is no upper bound. */
  costPerAdded: { value: number; low: number; high: number | null } | null;
}
/** Who answered through a channel: replied, was interested in a call, was counted as a response. Rates 0–1 with Wilson's 95 %. */
export interface AnswerRate {
  channel: TouchChannel;
  source: 'receipts' | 'calls' | 'desk' | 'counted';
  reached: number;
  answered: number;
  rate: number;
  low: number;
  high: number;
}
export interface AllResults {
  campaigns: number;
  running: number;
  channels: RateRow[];
  types: RateRow[];
  currency: string;
  /** Campaigns whose money is of another currency. */
  otherCurrency: number;
  /** What all campaigns with a hold-out added together: net sales, with interval. */
  added: (Estimate & { campaigns: number; costMinor: number }) | null;
}
export interface StandingControl {
  /** Null: there is none. */
  current: { share: number; fromDay: string; people: number } | null;
  /** People known before it began, those kept apart against the rest; null until somebody is. */
  reading: { kept: ArmResult; others: ArmResult; rate: Estimate; netPerPerson: Estimate; asOf: string } | null;
  currency: string;
  costMinor: number;
}

const one = z.strictObject({ campaignId: id });
export const results = {
  ...tracking,
  ...tests,
  ...price,
  ...salesPlan,
  ...scores,
  ...responders,
  ...trials,
  /** The frozen arms 7, 30, 90, 180 and 365 days after sending. */
  longRun: query(one).returns<LongRun>(),
  /** Who bought, by what was known of them on the day before sending. */
  participants: query(one).returns<Participants>(),
  orders: query(one).returns<OrderMix>(),
  goods: query(one).returns<Goods>(),
  /** Where a weak campaign fails, question by question. */
  diagnosis: query(one).returns<{ nodes: DiagnosisNode[]; tooEarly: boolean }>(),
  /** A page that stands alone, or a workbook: figures, counts by exclusion, definitions; nobody's name. */
  saveReport: task('analysis', z.strictObject({ campaignId: id, format: z.enum(['html', 'xlsx']), to: fileOut })).returns<{ sha256: string }>(),
  /** All campaigns whose window is over, by channel and by type. */
  all: query(z.strictObject({})).returns<AllResults>(),
  answers: query(z.strictObject({})).returns<AnswerRate[]>(),
  standingControl: query(z.strictObject({})).returns<StandingControl>(),
  setStandingControl: command(z.strictObject({ share: z.number().min(0).max(0.5) })).returns<{ share: number }>(),
};
