import { create } from 'zustand';
import type { StrategyPlan, StrategyRow } from '../../../shared/contract/strategy.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';

type Draft = Pick<StrategyPlan, 'rows' | 'enforced'>;
interface StrategyStore {
  /** Null: nothing was changed since the version in force. */
  draft: Draft | null;
  note: string;
  setNote: (note: string) => void;
  take: (draft: Draft | null) => void;
}

/** The plan while it is being changed; it stays so until it is saved or dropped. */
export const useStrategyDraft = create<StrategyStore>()((set) => ({
  draft: null,
  note: '',
  setNote: (note) => set({ note }),
  take: (draft) => set(draft === null ? { draft, note: '' } : { draft }),
}));

/** One row changed; the others as they are. */
export const changeRow = ({ rows, enforced }: Draft, state: State, change: Partial<StrategyRow>): Draft => ({ enforced, rows: rows.map((row) => (row.state === state ? { ...row, ...change } : row)) });
