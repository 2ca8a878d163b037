import * as z from 'zod';
import { forecastMethods, type ForecastError, type ForecastMethod } from '../domain/forecast.ts';
import type { SpendFit } from '../domain/gamma-gamma.ts';
import type { RepeatFit, RepeatParams } from '../domain/repeat-model.ts';
import type { Decile } from '../domain/concentration.ts';
import type { GapOrder, TooLittle } from '../domain/purchase-gaps.ts';
import { rfmMethods, type RfmGroup, type RfmMethod, type RfmScheme } from '../domain/rfm.ts';
import { seasonGroups, usualSeasonRules, type SeasonGroup } from '../domain/season-groups.ts';
import type { Season } from '../domain/season-names.ts';
import type { Stage } from '../domain/relationship-stage.ts';
import { states, type CutPreset, type Cuts, type State } from '../domain/lifecycle-states.ts';
import type { Replay, ReplayedGroup } from '../domain/replay-plans.ts';
import type { CustomerRow } from './customers.ts';
import type { SecondWithin } from '../domain/second-purchase.ts';
import { command, day, id, query, task } from './endpoint.ts';
import { regularsEndpoints } from './regulars.ts';

const days = z.number().min(1).max(10_000);
const cuts = z.tuple([days, days, days]).refine(([a, b, c]) => a <= b && b <= c);
const cutChoice = z.enum(['p75', 'p30', 'own']);
export type CutChoice = z.infer<typeof cutChoice>;

/** R in days, F in purchase days, M in the currency's unit (yuan) a purchase day; ascending. */
const four = z.tuple([z.number(), z.number(), z.number(), z.number()]).refine((t) => t.every((x, i) => x > 0 && x <= 1e9 && (i === 0 || x > t[i - 1]!)));
const thresholds = z.strictObject({ r: four, f: four, m: four });
export type RfmThresholds = z.infer<typeof thresholds>;
const rfmGrouping = z.enum(['eight', 'ten']);

const seasonRules = z.strictObject({ leavingAfter: z.union([z.literal(2), z.literal(3)]), goneAfter: z.int().min(3).max(12), lookBack: z.enum(['year', 'life']) }).refine((r) => r.goneAfter > r.leavingAfter);

/** What the owner may choose. Without defaults, which zod would also put in where a change says nothing. */
const choices = z.strictObject({
  cutChoice,
  /** In force where they are chosen. */
  ownCuts: cuts.nullable(),
  /** The owner's answer: how many days regulars usually take to come back. Used where too little can be measured. */
  usualDays: days.nullable(),
  rfmMethod: z.enum(rfmMethods),
  rfmGrouping,
  /** Once frozen they stay, so that months can be compared; until then they are proposed from the shop's own fifths. */
  rfmThresholds: thresholds.nullable(),
  /** The owner's own names of groups. */
  rfmNames: z.record(z.string().max(40), z.string().trim().min(1).max(30)),
  seasonRules,
});

const { shape } = choices;
/** Four times the year in which it begins, plus 0 (spring) to 3 (winter). */
const season = z.int().min(4 * 1900).max(4 * 2200 + 3);

export const lifecycleSettings = z.strictObject({
  cutChoice: shape.cutChoice.default('p75'),
  ownCuts: shape.ownCuts.default(null),
  usualDays: shape.usualDays.default(null),
  rfmMethod: shape.rfmMethod.default('fixed'),
  rfmGrouping: shape.rfmGrouping.default('eight'),
  rfmThresholds: shape.rfmThresholds.default(null),
  rfmNames: shape.rfmNames.default({}),
  seasonRules: shape.seasonRules.default(usualSeasonRules),
});
export type LifecycleSettings = z.output<typeof lifecycleSettings>;

/** Every figure can be asked with settings of the moment instead of those kept. */
const scope = { shop: id.optional(), asOf: day.optional() };

/** The cuts that hold, and where they come from; null where there are too few gaps and no answer. */
export interface CutsInForce {
  cuts: Cuts | null;
  source: 'measured' | 'own' | 'answered' | null;
  choice: CutChoice;
  /** What the presets would give; null without gaps. */
  presets: Record<CutPreset, Cuts | null>;
  /** Why percentiles can't be trusted; empty where they can. */
  tooLittle: TooLittle[];
}

export interface GapFigures {
  /** Of all, or of those that begin at the first, second or a later purchase. */
  order: GapOrder | 'all';
  n: number;
  mean: number | null;
  sd: number | null;
  max: number | null;
  /** By percent: 10, 25, 30, 34 … */
  percentiles: { percent: number; days: number | null }[];
  /** Kaplan–Meier: share that has come back within so many days, of all purchases (n) that could be followed. */
  returned: { days: number; share: number }[];
  watched: number;
}

export interface GapBar {
  /** Gaps of `from` up to and with `to` days; null: and longer. */
  from: number;
  to: number | null;
  gaps: number;
  /** Share of all gaps that are at most `to`. */
  cumulative: number;
  /** Share that has come back by `to`, as the return curve says; null for the last bar. */
  returned: number | null;
}

export interface Intervals extends CutsInForce {
  asOf: string;
  counting: 'purchase_days' | 'orders';
  firstDay: string | null;
  lastDay: string | null;
  lengthDays: number;
  customers: number;
  /** Of whom so many have one purchase (day) only. */
  oneTime: number;
  /** From first to last purchase, of those whose purchases span more than a day. */
  life: { customers: number; meanDays: number | null; medianDays: number | null };
  gaps: GapFigures[];
  bars: GapBar[];
  /** A key of the locales, which words it. */
  definition: string;
  sql: string;
}

export interface StateCount {
  state: State;
  customers: number;
  netMinor: number | null;
  reachableSms: number;
}
export interface StatesAt {
  day: string;
  counts: Record<State, number>;
}
export interface States extends CutsInForce {
  asOf: string;
  currency: string;
  buyers: number;
  counts: StateCount[];
  /** At the end of each month, by the cuts of today, the day asked about last. */
  history: StatesAt[];
  /** From the month before to the day asked about: people by state then (null: no customer yet) and now. */
  moves: { since: string; rows: { from: State | null; to: Record<State, number> }[] };
  stages: { stage: Stage | null; customers: number }[];
  definition: string;
  sql: string;
}

export interface Rfm {
  asOf: string;
  currency: string;
  method: RfmMethod;
  grouping: 'eight' | 'ten';
  /** Those in force where the method is fixed, else null; `frozen` tells whether they are only proposed. */
  thresholds: RfmThresholds | null;
  frozen: boolean;
  proposed: RfmThresholds;
  means: RfmScheme['means'];
  /** Who is scored. */
  customers: number;
  /** Scores that the bands allow, at most 5 each: equal quintiles are one band. */
  most: { r: number; f: number; m: number };
  cells: { r: number; f: number; customers: number; netMinor: number }[];
  groups: { group: RfmGroup; customers: number; netMinor: number }[];
  netMinor: number;
  definition: string;
  sql: string;
}

export interface SeasonSpan {
  /** 4 × year + 0 (spring) … 3 (winter). */
  number: number;
  season: Season;
  year: number;
  firstDay: string;
  /** The day asked about, where the season is running. */
  lastDay: string;
  isRunning: boolean;
}
export interface SeasonTotals extends SeasonSpan {
  /** At its end. */
  groups: Record<SeasonGroup, number>;
}
export interface SeasonPattern {
  /** In which of the four seasons of the look-back they bought: bit 0 spring … bit 3 winter. */
  bits: number;
  customers: number;
  netMinor: number;
  /** Share of those with this pattern at the end of the season before who bought in the following one; null of nobody. */
  returned: number | null;
}
export interface Seasons {
  asOf: string;
  currency: string;
  rules: z.output<typeof seasonRules>;
  running: SeasonSpan;
  buyers: number;
  /** The seasons known, the running one last. */
  history: SeasonTotals[];
  groups: { group: SeasonGroup; customers: number; netMinor: number }[];
  patterns: SeasonPattern[];
  /** People by group at the end of one season (null: no customer yet) and of another. */
  flow: { from: SeasonSpan; to: SeasonSpan; rows: { from: SeasonGroup | null; to: SeasonGroup; customers: number }[] } | null;
  definition: string;
  sql: string;
}

export interface CustomerValue {
  asOf: string;
  currency: string;
  /** Who has bought, in this currency. */
  customers: number;
  netMinor: number;
  /** Of the fifth who spend most, 0–1; the fewest who make 80 %; Gini 0 (all alike) to 1. Null where nothing was spent. */
  topShare: number | null;
  forEighty: number | null;
  gini: number | null;
  deciles: Decile[];
  lorenz: { customers: number; net: number }[];
  second: SecondWithin[];
  /** Orders of first purchase days and of later ones, from `since` on. */
  newAndOld: { since: string } & Record<'first' | 'later', { orders: number; customers: number; netMinor: number }>;
  top: (CustomerRow & { state: State | null; lastTouchedDays: number | null })[];
  definition: string;
  sql: string;
}

export type TooLittleToPredict = 'fewCustomers' | 'fewRepeaters' | 'shortData';

export interface PredictedCustomer extends CustomerRow {
  /** Chance that they haven't left; null by the rule. */
  alive: number | null;
  /** Chance to buy at all in the days to come. */
  chance: number;
  /** Purchase days. */
  expectedPurchases: number;
  /** Purchase days from the 10th to the 90th percentile; null by the rule. */
  low: number | null;
  high: number | null;
  expectedNetMinor: number;
}

/** Of the days after `asOf`. Rates are a week: `alpha` and its like are in weeks, spend is in the currency's unit a purchase day. */
export interface Prediction {
  asOf: string;
  horizonDays: number;
  currency: string;
  /** What forecasts: the one of lowest Brier score over the last period, or the one asked for; null where nothing can. */
  model: ForecastMethod | null;
  /** Why no model may; empty where one may. */
  refused: TooLittleToPredict[];
  enough: { customers: number; repeaters: number; lengthDays: number; leastDays: number | null; leastCustomers: number; leastRepeaters: number };
  /** Both models as of the day; none where they are refused. */
  fits: RepeatFit[];
  /** Of the model in use. */
  params: RepeatParams | null;
  logLikelihood: number | null;
  spend: (SpendFit & { customers: number; correlation: number | null }) | null;
  /** The last period, forecast as of the day before it by every method, against what came. */
  calibration: { from: string; to: string; methods: (Pick<ForecastError, 'expected' | 'actual' | 'brier'> & { method: ForecastMethod })[]; byRepeat: ForecastError['byRepeat'] } | null;
  /** Earlier periods of the same length too, by the method in use, the last first. */
  past: { from: string; to: string; expected: number; actual: number }[];
  /** Customers by repeat purchase days so far: how many there are and how many the model says. The last: 7 or more. */
  counts: { x: number; actual: number; expected: number }[];
  /** Purchase days and net of all. The shares: past actuals to past forecasts, least and most, 1 among them. */
  total: { customers: number; expected: number; netMinor: number; lowShare: number | null; highShare: number | null } | null;
  /** Those from whom most is expected. */
  customers: PredictedCustomer[];
  definition: string;
}

const minDays = z.int().min(1).max(730);
const comparisonPlans = z.strictObject({
  /** Whom each contacts, and the least days between two contacts of one person. */
  y: z.strictObject({ states: z.array(z.enum(states)).min(1).max(4), minDays }),
  x: z.strictObject({ groups: z.array(z.enum(seasonGroups)).min(1).max(6), minDays }),
});
export type ComparisonPlans = z.output<typeof comparisonPlans>;
export const usualPlans: ComparisonPlans = { y: { states: ['silent', 'asleep'], minDays: 60 }, x: { groups: ['leaving', 'returning', 'regular', 'best'], minDays: 60 } };

/** Plan Y is the first, plan X the second. Nobody was contacted: whom they would have chosen, and what those did anyway. */
export interface Comparison {
  from: string;
  to: string;
  asOf: string;
  currency: string;
  plans: ComparisonPlans;
  /** Replayed, on the first of each. */
  months: number;
  /** Too few gaps to tell states by at that time. */
  skippedMonths: string[];
  /** Thousandths of the base currency's unit. */
  costMilliPerContact: number;
  groups: ReplayedGroup[];
  difference: Replay['difference'];
  byMonth: { day: string; y: number; x: number; both: number; buyers: number }[];
  definition: string;
}

/** Where one person stands. */
export interface Standing {
  /** The expected next purchase day: the last one and the own median gap, else the shop's; as the rule field due_days. */
  dueDay: string | null;
  state: State | null;
  stage: Stage | null;
  source: CutsInForce['source'];
  cuts: Cuts | null;
  lastOrderDays: number | null;
  ownGap: number | null;
  shopGap: number | null;
}

export const lifecycle = {
  settings: query(z.strictObject({})).returns<LifecycleSettings>(),
  saveSettings: command(choices.partial()).returns<LifecycleSettings>(),
  /** `orders` counts two orders of one day as two, for comparing with a table that does. */
  intervals: query(z.strictObject({ ...scope, counting: z.enum(['purchase_days', 'orders']).default('purchase_days') })).returns<Intervals>(),
  states: query(z.strictObject({ ...scope, cuts: cuts.optional(), months: z.int().min(1).max(60).default(12) })).returns<States>(),
  rfm: query(z.strictObject({ ...scope, method: z.enum(rfmMethods).optional(), grouping: rfmGrouping.optional(), thresholds: thresholds.optional() })).returns<Rfm>(),
  /** By solar term. The flow is between the ends of two seasons, by default the last complete one and the one before the same of last year. */
  seasons: query(z.strictObject({ ...scope, from: season.optional(), to: season.optional() })).returns<Seasons>(),
  value: query(z.strictObject({ ...scope, top: z.int().min(1).max(200).default(20) })).returns<CustomerValue>(),
  /** What everyone is expected to buy after the day. Fits models, which takes seconds. */
  predict: task('analysis', z.strictObject({ ...scope, horizonDays: z.int().min(7).max(730).default(90), top: z.int().min(1).max(1000).default(100), method: z.enum(forecastMethods).optional() })).returns<Prediction>(),
  /** Plan Y and plan X on the shop's own past, a month each; by default the last year, and contacts where each plan expects them. */
  compare: task('analysis', z.strictObject({ ...scope, plans: comparisonPlans.default(usualPlans), from: day.optional(), to: day.optional() })).returns<Comparison>(),
  /** State and stage of one person, with what they are measured by. */
  standing: query(z.strictObject({ ...scope, customerId: id })).returns<Standing>(),
  ...regularsEndpoints,
};
