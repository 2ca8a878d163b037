import { create } from 'zustand';

/** A campaign that isn't in the database yet: it gets there with its segment and name. */
export const useNewCampaign = create<{ segmentId: number | null; name: string | null; change: (change: { segmentId?: number | null; name?: string | null }) => void }>()((set) => ({
  segmentId: null,
  name: null,
  change: (change) => set(change),
}));
