import type { TodayReport } from '../../../shared/contract/planner.ts';

/** The one next step: which words, with which values, and where its button leads (parts of the address). */
export interface NextStep {
  key: TodayReport['next'];
  values: { name: string; count: number; reachable: number };
  to: (string | number)[];
}

/**
 * Worked example: next 'export' with one locked campaign 7 of 40 treated people → its list, at
 * `#/marketing/campaigns/7`, count 40.
 */
export function nextStepOf(r: TodayReport): NextStep {
  const none = { name: '', count: 0, reachable: 0 };
  switch (r.next) {
    case 'import':
    case 'find_buyers':
      return { key: r.next, values: none, to: ['data', 'import'] };
    case 'fetch_newer':
      return { key: r.next, values: { ...none, count: r.lastOrderDaysAgo ?? 0 }, to: ['data', 'import'] };
    case 'segment':
      return { key: r.next, values: { ...none, count: r.oneTimeBuyers?.people ?? 0, reachable: r.oneTimeBuyers?.reachable ?? 0 }, to: ['customers', 'segments', 'new'] };
    case 'campaign': {
      const draft = r.drafts[0];
      return { key: r.next, values: none, to: draft ? ['marketing', 'campaigns', draft.campaignId] : ['marketing', 'campaigns', 'new'] };
    }
    case 'export': {
      const waiting = r.waitingForExport[0];
      return { key: r.next, values: { ...none, name: waiting?.name ?? '', count: waiting?.treated ?? 0 }, to: waiting ? ['marketing', 'campaigns', waiting.campaignId] : ['marketing', 'campaigns'] };
    }
    case 'receipts': {
      const running = r.running.find((c) => !c.hasReceipts);
      return { key: r.next, values: { ...none, name: running?.name ?? '' }, to: running ? ['results', 'campaign', running.campaignId] : ['results', 'campaign'] };
    }
    case 'results': {
      const done = r.finished[0] ?? r.running[0];
      return { key: r.next, values: { ...none, name: done?.name ?? '' }, to: done ? ['results', 'campaign', done.campaignId] : ['results', 'campaign'] };
    }
  }
}
