import { create } from 'zustand';
import type { Cutting } from '../../../shared/domain/banding.ts';

interface AnalysisView {
  /** Null: today. */
  asOf: string | null;
  /** What is being cut, and how; `names` are those of its bands, `bandingId` the one kept that it began with. */
  field: string;
  cutting: Cutting;
  names: string[];
  bandingId: number | null;
  /** The two attributes compared. */
  x: string;
  y: string;
  show: (asOf: string | null) => void;
  cut: (change: Partial<Pick<AnalysisView, 'field' | 'cutting' | 'names' | 'bandingId'>>) => void;
  compare: (change: Partial<Pick<AnalysisView, 'x' | 'y'>>) => void;
}

/** What the analysis screens look at; it stays so while the app is open. */
export const useAnalysisView = create<AnalysisView>()((set) => ({
  asOf: null,
  field: 'aov',
  cutting: { by: 'quantiles', bands: 5 },
  names: [],
  bandingId: null,
  x: 'orders',
  y: 'aov',
  show: (asOf) => set({ asOf }),
  cut: (change) => set(change),
  compare: (change) => set(change),
}));
