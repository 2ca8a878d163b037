import { expect, test } from 'vitest';
import { nextStep, type ShopState } from '../../shared/domain/next-step.ts';

const settled: ShopState = { orders: 100, customers: 80, lastOrderDaysAgo: 1, segments: 1, waitingForExport: 0, waitingForReceipts: 0, finished: 0 };

test.each<[string, Partial<ShopState>]>([
  ['import', { orders: 0, customers: 0, lastOrderDaysAgo: null, segments: 0 }],
  ['find_buyers', { customers: 0, segments: 0 }],
  ['export', { waitingForExport: 1, waitingForReceipts: 1, lastOrderDaysAgo: 90 }],
  ['receipts', { waitingForReceipts: 1, finished: 1, lastOrderDaysAgo: 90 }],
  ['fetch_newer', { lastOrderDaysAgo: 15, finished: 1 }],
  ['fetch_newer', { lastOrderDaysAgo: null }],
  ['results', { lastOrderDaysAgo: 14, finished: 1, segments: 0 }],
  ['segment', { segments: 0 }],
  ['campaign', {}],
])('%s: %o', (next, state) => expect(nextStep({ ...settled, ...state })).toBe(next));
