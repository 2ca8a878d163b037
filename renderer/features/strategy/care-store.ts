import { create } from 'zustand';
import type { CarePlan } from '../../../shared/contract/strategy-care.ts';

interface CareStore {
  /** Null: as in force. */
  draft: CarePlan | null;
  take: (draft: CarePlan | null) => void;
}

/** The care plan while it is being changed; it stays so until it is saved or dropped. */
export const useCareDraft = create<CareStore>()((set) => ({ draft: null, take: (draft) => set({ draft }) }));
