import { create } from 'zustand';
import { usualPlans, type ComparisonPlans } from '../../../shared/contract/comparison-plans.ts';

interface Plans {
  plans: ComparisonPlans;
  /** First and last day to replay; null: the last year. */
  period: [string, string] | null;
  change: (change: Partial<ComparisonPlans>) => void;
  replayOver: (period: [string, string] | null) => void;
}

/** The two plans as they are being tried; they stay so while the app is open. */
export const usePlans = create<Plans>()((set) => ({
  plans: usualPlans,
  period: null,
  change: (change) => set((s) => ({ plans: { ...s.plans, ...change } })),
  replayOver: (period) => set({ period }),
}));
