import { create } from 'zustand';
import type { Cuts } from '../../../shared/domain/lifecycle-states.ts';

interface LifecycleView {
  /** Null: today. */
  asOf: string | null;
  /** Cuts being tried and not kept yet. */
  cuts: [number, number, number] | null;
  /** How far ahead the forecast looks. */
  horizonDays: number;
  show: (asOf: string | null) => void;
  lookAhead: (horizonDays: number) => void;
  tryCuts: (cuts: Cuts | null) => void;
}

/** What the lifecycle's screens look at; it stays so while the app is open. */
export const useLifecycleView = create<LifecycleView>()((set) => ({
  asOf: null,
  cuts: null,
  horizonDays: 90,
  show: (asOf) => set({ asOf }),
  lookAhead: (horizonDays) => set({ horizonDays }),
  tryCuts: (cuts) => set({ cuts: cuts === null ? null : [cuts[0], cuts[1], cuts[2]] }),
}));
