import type { TodayReport } from '../contract/planner.ts';

/** After so many days the newest order known is old news. */
const STALE_DAYS = 14;

export interface ShopState {
  orders: number;
  customers: number;
  lastOrderDaysAgo: number | null;
  segments: number;
  waitingForExport: number;
  /** Text messages sent yesterday or before whose receipts aren't in. */
  waitingForReceipts: number;
  /** Windows that ended lately. */
  finished: number;
}

/**
 * The one next step. First what everything else rests on (orders, buyers), then what has been begun (a list to write,
 * receipts to read), then fresh orders, without which no result can be read, and only then something new.
 * Worked example: orders and customers known, the newest from yesterday, no segment yet → segment.
 */
export function nextStep(state: ShopState): TodayReport['next'] {
  if (state.orders === 0) return 'import';
  if (state.customers === 0) return 'find_buyers';
  if (state.waitingForExport > 0) return 'export';
  if (state.waitingForReceipts > 0) return 'receipts';
  if (state.lastOrderDaysAgo === null || state.lastOrderDaysAgo > STALE_DAYS) return 'fetch_newer';
  if (state.finished > 0) return 'results';
  return state.segments === 0 ? 'segment' : 'campaign';
}
