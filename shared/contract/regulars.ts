import type { JudgedProduct, Returners } from '../domain/first-product.ts';
import type { TooLittle } from '../domain/purchase-gaps.ts';
import type { RuleGroup } from './rule.ts';
import { day, id, query } from './endpoint.ts';
import * as z from 'zod';

/** Why a figure can't be told yet: history before the period is too short, or too few orders in it. */
export type NotYet = 'shortHistory' | 'fewOrders';

interface Side {
  orders: number;
  customers: number;
  netMinor: number;
}

/** One page about the shop's regulars, with nothing in it of any one person. */
export interface RegularsCheckUp {
  /** The day asked for; without one the last day on which anything was bought, today at the latest. */
  asOf: string;
  currency: string;
  firstDay: string | null;
  /** Customers who have bought. */
  buyers: number;
  /** Orders of the last year by somebody recognised, of all of them. */
  recognised: { orders: number; all: number };
  /** Whether a buyer is new can be told from here on: so many days after the first order (P90 of the gaps; 180 where that isn't known). */
  knownFrom: string | null;
  leadDays: number;
  leastOrders: number;
  /** New against old, within the last year as far as it can be told. */
  sales: { from: string; first: Side; later: Side } | null;
  notYet: NotYet | null;
  /** How long it takes those who come back, and which share of purchases is followed by another at all (Kaplan–Meier). */
  usual: { medianDays: number | null; gaps: number; watched: number; tooLittle: TooLittle[]; within: { days: number; share: number }[] };
  /** Silent or asleep with at least two purchase days; null without cuts. `onceMoreMinor`: if each bought once more at their own mean. */
  saveable: { customers: number; reachableSms: number; netMinor: number; onceMoreMinor: number; rule: RuleGroup } | null;
  /** By what first-time buyers bought on their first day: a second purchase within `windowDays`, of those watched that long. */
  product: { windowDays: number; leastPeople: number; shop: Returners; judged: number; best: JudgedProduct | null };
  definition: string;
  sql: string;
}

export const regularsEndpoints = {
  /** The check-up of the regulars, for one page. */
  regulars: query(z.strictObject({ shop: id.optional(), asOf: day.optional() })).returns<RegularsCheckUp>(),
};
