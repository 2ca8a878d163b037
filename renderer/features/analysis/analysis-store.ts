import { create } from 'zustand';
import type { DimensionAsked } from '../../../shared/contract/analysis.ts';
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
  /** The two dimensions of the table. */
  rows: DimensionAsked;
  columns: DimensionAsked;
  /** Whose cycles: of categories or products, and parted by what. */
  groupBy: 'category' | 'product';
  partBy: DimensionAsked | null;
  /** Whose clusters, and how many; null: as many as show. */
  who: 'buyers' | 'returning';
  k: number | null;
  show: (asOf: string | null) => void;
  cut: (change: Partial<Pick<AnalysisView, 'field' | 'cutting' | 'names' | 'bandingId'>>) => void;
  compare: (change: Partial<Pick<AnalysisView, 'x' | 'y'>>) => void;
  cross: (change: Partial<Pick<AnalysisView, 'rows' | 'columns'>>) => void;
  cycle: (change: Partial<Pick<AnalysisView, 'groupBy' | 'partBy'>>) => void;
  cluster: (change: Partial<Pick<AnalysisView, 'who' | 'k'>>) => void;
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
  rows: { by: 'field', field: 'state' },
  columns: { by: 'quantiles', field: 'aov', bands: 5 },
  groupBy: 'product',
  partBy: null,
  who: 'buyers',
  k: null,
  show: (asOf) => set({ asOf }),
  cut: (change) => set(change),
  compare: (change) => set(change),
  cross: (change) => set(change),
  cycle: (change) => set(change),
  cluster: (change) => set(change),
}));
