import * as z from 'zod';
import type { PlayId } from '../domain/playbook.ts';
import type { Interval } from '../domain/lift.ts';
import type { State } from '../domain/lifecycle-states.ts';
import type { CampaignResults } from './campaigns.ts';
import type { CustomerRow } from './customers.ts';
import { day, id, query, task } from './endpoint.ts';
import type { RuleGroup } from './rule.ts';

/** What came of a campaign that was started from a card. */
export interface CardResult {
  campaignId: number;
  name: string;
  sendDay: string;
  treated: number;
  heldOut: number;
  rate: number;
  rateDifference: number | null;
  verdict: CampaignResults['verdict'];
}
/** How those in the stable stage hold: shares 0–1 with Wilson's interval; null where fewer than ten can be judged. */
export interface StableGoals {
  people: number;
  /** Whose last gap was at most 1.5 × the median of their earlier ones. */
  steady: (Interval & { people: number; hits: number; value: number }) | null;
  /** Mean categories a person in the last 365 days and in the 365 before, of who bought in both. */
  breadth: { people: number; now: number; before: number } | null;
}

export interface PlayCard {
  id: PlayId;
  rule: RuleGroup;
  customers: number;
  /** Of this shop's own campaigns from this card, the last first. */
  results: CardResult[];
}

/** How often people of some kind slipped, against everybody who could have. */
export interface SlipRate extends Interval {
  name: string;
  /** Null: a region. */
  productId: number | null;
  could: number;
  slipped: number;
  share: number;
}

export interface SlippedCustomer extends CustomerRow {
  from: State;
  to: State;
  reachable: boolean;
  /** Expected purchase days of the next year that are gone, times what a purchase day of theirs leaves. */
  lossMinor: number;
}

/** Share of a sale that is left after the goods, from the costs known for so much of last year's sales; null for less than half. */
export interface MarginFacts {
  share: number | null;
  covered: number;
}

export interface ChurnImpact {
  since: string;
  asOf: string;
  currency: string;
  /** Without cuts nobody has a state. */
  canTell: boolean;
  /** Everyone who wasn't lost on `since`, of whom so many slipped into a later state. */
  could: number;
  slipped: number;
  moves: { from: State; to: State; customers: number; lossMinor: number; rule: RuleGroup }[];
  lossMinor: number;
  /** Share of a sale that is left after the goods, from the costs known for so much of last year's sales; null where for less than half: the loss is of sales then. */
  margin: { share: number | null; covered: number };
  /** Mean net of a purchase day in this shop, for those without a known one. */
  meanDayMinor: number | null;
  /** Clearly above the shop's share of slipping: even the lower end of the interval. */
  products: SlipRate[];
  regions: SlipRate[];
  leastPeople: number;
  /** Of those with a refund on their last purchase day, and of the others. */
  refunds: { withRefund: { could: number; slipped: number }; without: { could: number; slipped: number }; difference: (Interval & { value: number }) | null };
  /** Reachable first, then by what is lost. */
  people: SlippedCustomer[];
  definition: string;
}

export const playbookEndpoints = {
  /** The cards of the four stages, with who they are for and what came of them before. */
  plays: query(z.strictObject({ shop: id.optional() })).returns<{ buyers: number; cards: PlayCard[]; stable: StableGoals | null }>(),
  /** Who slipped into a later state within a month, and what that costs. */
  churn: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), top: z.int().min(1).max(500).default(100) })).returns<ChurnImpact>(),
};
