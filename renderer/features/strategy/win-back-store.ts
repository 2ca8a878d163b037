import { create } from 'zustand';
import type { State } from '../../../shared/domain/lifecycle-states.ts';

interface WinBackTerms {
  states: State[];
  /** Null: what was measured or is assumed, and what the goods' costs say. */
  upliftPercent: number | null;
  marginPercent: number | null;
  /** Null: what the first rung offers. */
  offer: number | null;
  change: (change: Partial<Omit<WinBackTerms, 'change'>>) => void;
}

/** What the owner supposes about winning people back; it stays so while the app is open. */
export const useWinBack = create<WinBackTerms>()((set) => ({
  states: ['silent', 'asleep', 'lost'],
  upliftPercent: null,
  marginPercent: null,
  offer: null,
  change: (change) => set(change),
}));
