import * as z from 'zod';
import type { ForecastMethod } from '../domain/forecast.ts';
import { states, type State } from '../domain/lifecycle-states.ts';
import type { MarginFacts } from './playbook.ts';
import type { CustomerRow } from './customers.ts';
import { day, id, task } from './endpoint.ts';
import type { RuleGroup } from './rule.ts';

export interface SegmentHorizon {
  days: number;
  /** Fewer days are known than are asked about: nothing is said, and every figure is 0. */
  refused: boolean;
  /** Purchase days and their net, with the range of four outcomes in five. */
  expected: number;
  low: number;
  high: number;
  netMinor: number;
  netLowMinor: number;
  netHighMinor: number;
  /** The same forecast made for earlier times, the last first, of whoever was in the group then. */
  past: { from: string; to: string; expected: number; actual: number }[];
  /** Root mean square of actual ÷ expected − 1; null without a past. */
  error: number | null;
}
export interface SegmentOutlook {
  /** Null and no segment: everyone. */
  state: State | null;
  segmentId: number | null;
  name: string | null;
  rule: RuleGroup;
  customers: number;
  horizons: SegmentHorizon[];
}
export interface Outlook {
  asOf: string;
  currency: string;
  /** Nobody has come back yet: nothing can be said. */
  canTell: boolean;
  gaps: number;
  /** By what each horizon is forecast: what had the lowest Brier score over the shop's last so many days. None judged: the rule. */
  methods: { days: number; method: ForecastMethod; judged: { method: ForecastMethod; brier: number }[] }[];
  rows: SegmentOutlook[];
  definition: string;
}

export interface WinBackCustomer extends CustomerRow {
  state: State;
  chance: number;
  dayMinor: number;
  gainMinor: number;
}
export interface WinBack {
  asOf: string;
  currency: string;
  canTell: boolean;
  /** Why nothing can be ranked. */
  missing: ('cuts' | 'gaps' | 'margin')[];
  windowDays: number;
  /** From campaigns of this shop with a hold-out: waking people up raised the chance so much; null where none is over. */
  measured: { value: number; low: number; high: number; campaigns: number; treated: number; heldOut: number } | null;
  uplift: number;
  isAssumed: boolean;
  margin: MarginFacts;
  marginShare: number | null;
  contactMinor: number;
  /** Lapsing and reachable, of whom it pays to write to the first so many. */
  candidates: number;
  unreachable: number;
  worth: number;
  gainMinor: number;
  costMinor: number;
  /** Sum of the expected gain by how many are written to, at most 100 points. */
  curve: { people: number; gainMinor: number }[];
  /** Everyone worth it, for a frozen segment. */
  worthIds: number[];
  people: WinBackCustomer[];
  definition: string;
}

export interface Bundle {
  a: { productId: number; title: string };
  b: { productId: number; title: string };
  /** Orders with both; of all orders; of those with a; and that ÷ b's own share. */
  count: number;
  support: number;
  confidence: number;
  lift: number;
  /** Chance of so many by accident (chi-square). */
  p: number;
  /** Mean paid for one of each in these orders' lines, and what is left after the goods where both costs are known. */
  priceMinor: number | null;
  costMinor: number | null;
  /** Who bought a and never b. */
  rule: RuleGroup;
  customers: number;
}
export interface Bundles {
  asOf: string;
  from: string;
  currency: string;
  /** Orders with goods; of which so many hold more than one. */
  orders: number;
  multiple: number;
  leastCount: number;
  bundles: Bundle[];
  definition: string;
}

export const outlookEndpoints = {
  /** What everyone, each state and the named segments are expected to buy within 30, 90 and 365 days. */
  outlook: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), segmentIds: z.array(id).max(12).default([]) })).returns<Outlook>(),
  /** Whom of those who are lapsing it pays to write to. */
  winBack: task(
    'analysis',
    z.strictObject({
      shop: id.optional(),
      asOf: day.optional(),
      states: z.array(z.enum(states)).min(1).max(4).default(['silent', 'asleep', 'lost']),
      /** 0–1; without it what was measured, else an assumption. */
      uplift: z.number().min(0).max(1).optional(),
      marginShare: z.number().min(0).max(1).optional(),
      offerMinor: z.int().min(0).max(1e9).default(0),
      top: z.int().min(1).max(500).default(100),
    }),
  ).returns<WinBack>(),
  /** What is bought together more often than by accident, over the last year or the last so many days. */
  bundles: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), days: z.int().min(7).max(3650).default(365) })).returns<Bundles>(),
};
