import { create } from 'zustand';
import type { CultivationRules } from '../../../shared/contract/strategy-cultivation.ts';
import type { CultivationStep } from '../../../shared/domain/cultivation.ts';

interface CultivationStore {
  /** Null: as saved. */
  draft: CultivationRules | null;
  /** Whose stuck people are shown. */
  step: CultivationStep;
  take: (draft: CultivationRules | null) => void;
  look: (step: CultivationStep) => void;
}

/** The ladder while its rules are being changed; it stays so until they are saved or dropped. */
export const useCultivation = create<CultivationStore>()((set) => ({ draft: null, step: 'new', take: (draft) => set({ draft }), look: (step) => set({ step }) }));
