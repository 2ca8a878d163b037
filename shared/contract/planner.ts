import * as z from 'zod';
import { id, query } from './endpoint.ts';
import type { LifeEvent } from './service.ts';

export interface TodayReport {
  today: string;
  orders: number;
  customers: number;
  lastImport: { batchId: number; at: number; files: number; rowsAdded: number; rowsUpdated: number; rowsRejected: number; ordersNew: number; customersNew: number } | null;
  /** Last day any shop's orders reach, and how many days ago that is. */
  lastOrderDay: string | null;
  lastOrderDaysAgo: number | null;
  /** People whose second order is missing, and those of them who can be reached: for the next step `segment`, and else not counted. */
  oneTimeBuyers: { people: number; reachable: number } | null;
  drafts: { campaignId: number; name: string }[];
  /** Locked but no list written yet. */
  waitingForExport: { campaignId: number; name: string; treated: number }[];
  /** Running windows: how far along. */
  running: { campaignId: number; name: string; day: number; windowDays: number; hasReceipts: boolean }[];
  finished: { campaignId: number; name: string; finishedOn: string }[];
  /** Cases that aren't closed, and those past their day. */
  cases: { open: number; overdue: number };
  /** Trials whose day of review has come. */
  dueTrials: { trialId: number; name: string; reviewDay: string }[];
  /** Steps for members that are due, and those past their day. */
  memberTasks: { due: number; overdue: number };
  /** Life events in the next seven days, today included. */
  lifeEvents: LifeEvent[];
  /** The one next step: a key of `planner.next.*`. */
  next: 'import' | 'find_buyers' | 'fetch_newer' | 'segment' | 'campaign' | 'export' | 'receipts' | 'results';
}

export const planner = {
  today: query(z.strictObject({ shop: id.optional() })).returns<TodayReport>(),
};
