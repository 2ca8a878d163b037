import { create } from 'zustand';
import { usualPlans, type ComparisonPlans } from '../../../shared/contract/comparison-plans.ts';

export interface PlanWords {
  strengths: string;
  weaknesses: string;
}
interface Plans {
  plans: ComparisonPlans;
  /** First and last day to replay; null: the last year. */
  period: [string, string] | null;
  /** Words on a plan that aren't saved yet. */
  notes: { y?: PlanWords; x?: PlanWords };
  note: (plan: 'y' | 'x', words: PlanWords | undefined) => void;
  change: (change: Partial<ComparisonPlans>) => void;
  replayOver: (period: [string, string] | null) => void;
}

/** The two plans as they are being tried; they stay so while the app is open. */
export const usePlans = create<Plans>()((set) => ({
  plans: usualPlans,
  period: null,
  notes: {},
  note: (plan, words) => set(({ notes: { [plan]: _, ...rest } }) => ({ notes: words === undefined ? rest : { ...rest, [plan]: words } })),
  change: (change) => set((s) => ({ plans: { ...s.plans, ...change } })),
  replayOver: (period) => set({ period }),
}));
