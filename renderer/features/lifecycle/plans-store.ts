import { create } from 'zustand';
import type { ComparisonPlans } from '../../../shared/contract/lifecycle.ts';

interface Plans {
  plans: ComparisonPlans;
  /** First and last day to replay; null: the last year. */
  period: [string, string] | null;
  change: (change: Partial<ComparisonPlans>) => void;
  replayOver: (period: [string, string] | null) => void;
}

/** The two plans as they are being tried; they stay so while the app is open. */
export const usePlans = create<Plans>()((set) => ({
  plans: { y: { states: ['silent', 'asleep'], minDays: 60 }, x: { groups: ['leaving', 'returning', 'regular', 'best'], minDays: 60 } },
  period: null,
  change: (change) => set((s) => ({ plans: { ...s.plans, ...change } })),
  replayOver: (period) => set({ period }),
}));
