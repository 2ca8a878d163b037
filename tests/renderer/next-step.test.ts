import { expect, test } from 'vitest';
import { nextStepOf } from '../../renderer/features/planner/next-step.ts';
import type { TodayReport } from '../../shared/contract/planner.ts';

const report = (part: Partial<TodayReport>): TodayReport => ({
  today: '2026-11-22', orders: 10, customers: 4, lastImport: null, lastOrderDay: '2026-11-01', lastOrderDaysAgo: 21,
  oneTimeBuyers: { people: 3, reachable: 2 }, drafts: [], waitingForExport: [], running: [], finished: [], cases: { open: 0, overdue: 0 }, dueTrials: [], memberTasks: { due: 0, overdue: 0 }, lifeEvents: [], next: 'import', ...part,
});

test.each<[Partial<TodayReport>, string, string]>([
  [{ next: 'import' }, 'import', 'data/import'],
  [{ next: 'find_buyers' }, 'find_buyers', 'data/import'],
  [{ next: 'fetch_newer' }, 'fetch_newer', 'data/import'],
  [{ next: 'segment' }, 'segment', 'customers/segments/new'],
  [{ next: 'campaign' }, 'campaign', 'marketing/campaigns/new'],
  [{ next: 'campaign', drafts: [{ campaignId: 5, name: '草稿' }] }, 'campaign', 'marketing/campaigns/5'],
  [{ next: 'export', waitingForExport: [{ campaignId: 7, name: '召回', treated: 40 }] }, 'export', 'marketing/campaigns/7'],
  [{ next: 'receipts', running: [{ campaignId: 8, name: 'a', day: 1, windowDays: 30, hasReceipts: true }, { campaignId: 9, name: 'b', day: 2, windowDays: 30, hasReceipts: false }] }, 'receipts', 'results/campaign/9'],
  [{ next: 'results', finished: [{ campaignId: 6, name: 'c', finishedOn: '2026-11-20' }] }, 'results', 'results/campaign/6'],
])('%o → %s at %s', (part, key, address) => {
  const step = nextStepOf(report(part));
  expect([step.key, step.to.join('/')]).toEqual([key, address]);
});

test('a step carries the figures of its sentence', () => {
  expect(nextStepOf(report({ next: 'segment' })).values).toMatchObject({ count: 3, reachable: 2 });
  expect(nextStepOf(report({ next: 'fetch_newer' })).values.count).toBe(21);
  expect(nextStepOf(report({ next: 'export', waitingForExport: [{ campaignId: 7, name: '召回', treated: 40 }] })).values).toMatchObject({ name: '召回', count: 40 });
});
