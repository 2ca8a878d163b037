import * as z from 'zod';
import { forecastMethods } from '../domain/forecast.ts';
import type { Decile } from '../domain/concentration.ts';
import type { GapOrder, TooLittle } from '../domain/purchase-gaps.ts';
import { rfmMethods, wholeHistory, type RfmGroup, type RfmMethod, type RfmScheme, type RfmWindows } from '../domain/rfm.ts';
import { LEAST_SPANS, MOST_SPANS, usualCalendar } from '../domain/season-calendar.ts';
import { usualSeasonRules } from '../domain/season-groups.ts';
import type { Stage } from '../domain/relationship-stage.ts';
import type { CutPreset, Cuts, State } from '../domain/lifecycle-states.ts';
import type { SecondWithin } from '../domain/second-purchase.ts';
import { command, day, id, query, task } from './endpoint.ts';
import { categoryStateEndpoints } from './lifecycle-category-states.ts';
import { marginEndpoints } from './lifecycle-margins.ts';
import { planEndpoints } from './lifecycle-plans.ts';
import type { Prediction } from './lifecycle-predict.ts';
import { rateEndpoints } from './lifecycle-rates.ts';
import { rfmMoveEndpoints } from './lifecycle-rfm-moves.ts';
import { secondEndpoints } from './lifecycle-second.ts';
import { most, topEndpoints, type TopCustomer } from './lifecycle-top.ts';
import { ownSeasonGroups, season, seasonCalendar, seasonRules, type Seasons } from './lifecycle-seasons.ts';
import { regularsEndpoints } from './regulars.ts';

const days = z.number().min(1).max(10_000);
const cuts = z.tuple([days, days, days]).refine(([a, b, c]) => a <= b && b <= c);
const cutChoice = z.enum(['p75', 'p30', 'own']);
export type CutChoice = z.infer<typeof cutChoice>;

/** R in days, F in purchase days, M in the currency's unit (yuan) a purchase day; ascending. */
const four = z.tuple([z.number(), z.number(), z.number(), z.number()]).refine((t) => t.every((x, i) => x > 0 && x <= 1e9 && (i === 0 || x > t[i - 1]!)));
const thresholds = z.strictObject({ r: four, f: four, m: four });
export type RfmThresholds = z.infer<typeof thresholds>;
/** In days, see RfmWindows. */
const window = z.int().min(1).max(10_000).nullable();
const rfmWindows = z.strictObject({ f: window, m: window });
const rfmGrouping = z.enum(['eight', 'ten']);

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
  rfmWindows,
  /** The owner's own names of groups. */
  rfmNames: z.record(z.string().max(40), z.string().trim().min(1).max(30)),
  /** The owner's own cuts of a category or product, see categoryCutsKey. */
  categoryCuts: z.record(z.string().max(220), cuts),
  seasonRules,
  /** Plainly recomputed: the seasons of the past follow it too. */
  seasonCalendar,
  /** Of shops that don't follow that one, by their ids. */
  shopCalendars: z.record(z.string().max(12), seasonCalendar),
  /** For years of as many seasons, at most one each; in others the presets hold. */
  seasonGroups: z.array(ownSeasonGroups).max(MOST_SPANS - LEAST_SPANS + 1),
});

const { shape } = choices;
export const lifecycleSettings = z.strictObject({
  cutChoice: shape.cutChoice.default('p75'),
  ownCuts: shape.ownCuts.default(null),
  usualDays: shape.usualDays.default(null),
  rfmMethod: shape.rfmMethod.default('fixed'),
  rfmGrouping: shape.rfmGrouping.default('eight'),
  rfmThresholds: shape.rfmThresholds.default(null),
  rfmWindows: shape.rfmWindows.default(wholeHistory),
  rfmNames: shape.rfmNames.default({}),
  categoryCuts: shape.categoryCuts.default({}),
  seasonRules: shape.seasonRules.default(usualSeasonRules),
  seasonCalendar: shape.seasonCalendar.default(usualCalendar),
  shopCalendars: shape.shopCalendars.default({}),
  seasonGroups: shape.seasonGroups.default([]),
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
  windows: RfmWindows;
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
  top: TopCustomer[];
  definition: string;
  sql: string;
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
  /** Into which state they came when, by the cuts in force; the earliest first. None without cuts. */
  changes: { day: string; state: State }[];
  ownGap: number | null;
  shopGap: number | null;
}

export const lifecycle = {
  settings: query(z.strictObject({})).returns<LifecycleSettings>(),
  saveSettings: command(choices.partial()).returns<LifecycleSettings>(),
  /** `orders` counts two orders of one day as two, for comparing with a table that does. */
  intervals: query(z.strictObject({ ...scope, counting: z.enum(['purchase_days', 'orders']).default('purchase_days') })).returns<Intervals>(),
  states: query(z.strictObject({ ...scope, cuts: cuts.optional(), months: z.int().min(1).max(60).default(12) })).returns<States>(),
  rfm: query(z.strictObject({ ...scope, method: z.enum(rfmMethods).optional(), grouping: rfmGrouping.optional(), thresholds: thresholds.optional(), windows: rfmWindows.optional() })).returns<Rfm>(),
  /** By the calendar of the shop, over all of them by the common one. The flow is between the ends of two seasons, by default the last complete one and the one before the same of last year. */
  seasons: query(z.strictObject({ ...scope, from: season.optional(), to: season.optional() })).returns<Seasons>(),
  value: query(z.strictObject({ ...scope, top: most })).returns<CustomerValue>(),
  /** What everyone is expected to buy after the day. Fits models, which takes seconds. */
  predict: task('analysis', z.strictObject({ ...scope, horizonDays: z.int().min(7).max(730).default(90), top: z.int().min(1).max(1000).default(100), method: z.enum(forecastMethods).optional() })).returns<Prediction>(),
  /** State and stage of one person, with what they are measured by. */
  standing: query(z.strictObject({ ...scope, customerId: id })).returns<Standing>(),
  ...planEndpoints,
  ...rateEndpoints,
  ...regularsEndpoints,
  ...rfmMoveEndpoints,
  ...marginEndpoints,
  ...categoryStateEndpoints,
  ...topEndpoints,
  ...secondEndpoints,
};
