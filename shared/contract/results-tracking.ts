import * as z from 'zod';
import type { WeekdayBand } from '../domain/weekday-band.ts';
import { id, query } from './endpoint.ts';

/** One day of a window. Null: the data doesn't reach it. */
export interface TrackedDay {
  day: string;
  /** Valid orders of the whole shop, and of the treated alone. */
  orders: number | null;
  treatedOrders: number | null;
  netMinor: number | null;
  treatedNetMinor: number | null;
  /** What the same weekday was like before sending; null where too few are known. */
  expectedOrders: WeekdayBand | null;
  expectedNetMinor: WeekdayBand | null;
}
export interface Tracker {
  days: TrackedDay[];
  knownUntil: string;
  currency: string;
  /** Days that are known and have a band, and how many of them lay above and below it. */
  judged: number;
  above: number;
  below: number;
  treated: number;
  sql: string;
}

export const trafficPhases = ['before', 'during', 'after'] as const;
export interface TrafficDayChange {
  day: string;
  phase: (typeof trafficPhases)[number];
  visitors: number | null;
  /** The same weekday before sending. */
  usual: WeekdayBand | null;
  /** 364 days earlier: the same weekday of last year. */
  lastYear: number | null;
}
export interface TrafficChange {
  /** Null: no traffic file is in. */
  shop: { shopId: number; name: string; platform: string; source: string } | null;
  days: TrafficDayChange[];
  /** Visitors of the days that are known and have something to compare with, by phase. */
  phases: { phase: (typeof trafficPhases)[number]; days: number; visitors: number; usual: number; lastYearDays: number; lastYear: number; lastYearVisitors: number }[];
  /** Campaigns whose windows fall into these days too: what is seen may be theirs. */
  overlaps: { campaignId: number; name: string; firstDay: string; lastDay: string }[];
}

const one = z.strictObject({ campaignId: id });
export const tracking = {
  /** Day by day of the window, beside what the shop's same weekdays were like before. */
  tracker: query(one).returns<Tracker>(),
  /** Visitors before, during and after, from imported traffic. */
  trafficChange: query(one).returns<TrafficChange>(),
};
