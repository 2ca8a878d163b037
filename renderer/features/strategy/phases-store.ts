import { create } from 'zustand';
import type { SaleGrouping } from '../../../shared/contract/category-seasons.ts';
import { usualDeployment, type SalePhase } from '../../../shared/domain/sale-phases.ts';
import type { Season } from '../../../shared/domain/season-names.ts';

interface PhasesStore {
  /** Undefined: the most sold; the season that is running. */
  groupBy: SaleGrouping | undefined;
  key: string | undefined;
  season: Season | undefined;
  deployment: Record<SalePhase, readonly string[]>;
  choose: (change: { groupBy?: SaleGrouping; key?: string | undefined; season?: Season }) => void;
  deploy: (phase: SalePhase, group: string, isIn: boolean) => void;
}

/** What the deployment looks at, and who is in which phase; it stays so while the app is open. */
export const usePhases = create<PhasesStore>()((set) => ({
  groupBy: undefined,
  key: undefined,
  season: undefined,
  deployment: usualDeployment,
  choose: (change) => set(change),
  deploy: (phase, group, isIn) => set(({ deployment }) => ({ deployment: { ...deployment, [phase]: isIn ? [...deployment[phase], group] : deployment[phase].filter((g) => g !== group) } })),
}));
