import * as z from 'zod';
import { states, type State } from '../domain/lifecycle-states.ts';
import { campaignGoals, offerStrength } from './campaign-origin.ts';
import { categorySeasonEndpoints } from './category-seasons.ts';
import { channel } from './copy.ts';
import { command, day, id, query } from './endpoint.ts';
import type { CutsInForce } from './lifecycle.ts';
import { outlookEndpoints } from './outlook.ts';
import { playbookEndpoints } from './playbook.ts';
import type { RuleGroup } from './rule.ts';
import { segmentCardEndpoints } from './segment-card.ts';
import { strategyBudgetEndpoints } from './strategy-budget.ts';
import { careEndpoints } from './strategy-care.ts';
import { cultivationEndpoints } from './strategy-cultivation.ts';
import { leverEndpoints } from './strategy-levers.ts';
import { phaseResultEndpoints } from './strategy-phase-results.ts';
import { seasonPlanEndpoints } from './strategy-season-plan.ts';
import { winBackLadderEndpoints } from './strategy-win-back.ts';

const row = z.strictObject({
  state: z.enum(states),
  /** Nobody of this state is contacted, on purpose. */
  leaveAlone: z.boolean(),
  minDays: z.int().min(0).max(365),
  most30: z.int().min(1).max(30),
  most90: z.int().min(1).max(90),
  channel,
  offer: offerStrength,
  /** What the offer may cost at most: per cent of the price, and in the base currency. */
  capPercent: z.number().min(0).max(100).nullable(),
  capMinor: z.int().min(0).max(1e12).nullable(),
  templateId: id.nullable(),
  /** For 90 days. */
  budgetMinor: z.int().min(0).max(1e12).nullable(),
  goal: z.enum(campaignGoals),
});
/** What is meant to be done about one state. */
export type StrategyRow = z.output<typeof row>;

/** One of each state. */
const rows = z.array(row).length(states.length);

export interface StrategyPlan {
  /** Null: never saved, only proposed. */
  version: number | null;
  at: number | null;
  note: string;
  /** Its cadence keeps people out of campaigns, each counted with its reason. */
  enforced: boolean;
  rows: StrategyRow[];
}

export interface StrategyReportRow {
  state: State;
  /** In it now, of whom so many can be reached in the row's channel (null: the channel can't tell). */
  customers: number;
  reachable: number | null;
  netMinor: number;
  /** Of the last 90 days, by the state of the people on the day of each contact. */
  contacts: number;
  people: number;
  medianDays: number | null;
  tooSoon: number;
  tooMany: number;
  /** Cost of the campaigns that were started from this row in the last 90 days. */
  spentMinor: number;
  /** In the state for longer than one step of the cadence, reachable, and not contacted within that step; null where the row has no action. */
  overdue: { customers: number; rule: RuleGroup } | null;
}

export type LoopGap = 'noCuts' | 'noPlan' | 'noWords' | 'overdue';
export interface StrategyReport {
  asOf: string;
  currency: string;
  source: CutsInForce['source'];
  buyers: number;
  rows: StrategyReportRow[];
  /** Everyone has one state and one next action, or is left alone on purpose; else what is missing, and for how many. */
  loop: { withAction: number; leftAlone: number; undecided: number; gaps: { gap: LoopGap; state: State | null; customers: number; rule: RuleGroup | null }[] };
  /** Campaigns of the last 90 days with a heavy offer that reach, or would reach, people who are active anyway. */
  leaks: { campaignId: number; name: string; isDraft: boolean; people: number; active: number }[];
  definition: string;
}

export const strategy = {
  plan: query(z.strictObject({})).returns<StrategyPlan & { versions: { version: number; at: number; note: string }[] }>(),
  version: query(z.strictObject({ version: id })).returns<StrategyPlan>(),
  /** Saves a new version, which is in force from now on. */
  savePlan: command(z.strictObject({ rows, enforced: z.boolean(), note: z.string().trim().max(200) })).returns<{ version: number }>(),
  /** Planned against actual, and whether everybody has a next action. */
  report: query(z.strictObject({ shop: id.optional(), asOf: day.optional() })).returns<StrategyReport>(),
  ...playbookEndpoints,
  ...strategyBudgetEndpoints,
  ...cultivationEndpoints,
  ...leverEndpoints,
  ...phaseResultEndpoints,
  ...seasonPlanEndpoints,
  ...winBackLadderEndpoints,
  ...segmentCardEndpoints,
  ...categorySeasonEndpoints,
  ...outlookEndpoints,
  ...careEndpoints,
};
