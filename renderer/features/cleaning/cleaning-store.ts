import { create } from 'zustand';
import type { FindingKind } from '../../../shared/contract/cleaning.ts';

/** Everything found but for these keys, or these keys alone. */
export interface Picked {
  all: boolean;
  keys: string[];
}
export const everything: Picked = { all: true, keys: [] };
export const nothing: Picked = { all: false, keys: [] };
/** A word means one thing: those are picked one by one. */
export const pickedAtFirst = (kind: FindingKind): Picked => (kind === 'status' ? nothing : everything);

interface CleaningStore {
  picked: Partial<Record<FindingKind, Picked>>;
  pick: (kind: FindingKind, picked: Picked) => void;
  forget: (kind: FindingKind) => void;
}
export const useCleaning = create<CleaningStore>()((set) => ({
  picked: {},
  pick: (kind, picked) => set((s) => ({ picked: { ...s.picked, [kind]: picked } })),
  forget: (kind) => set((s) => ({ picked: { ...s.picked, [kind]: pickedAtFirst(kind) } })),
}));

export const isPicked = ({ all, keys }: Picked, key: string): boolean => keys.includes(key) !== all;
export const countPicked = ({ all, keys }: Picked, total: number): number => (all ? Math.max(0, total - keys.length) : keys.length);
export const toggled = ({ all, keys }: Picked, key: string): Picked => ({ all, keys: keys.includes(key) ? keys.filter((k) => k !== key) : [...keys, key] });
/** As the back end takes it. */
export const choiceOf = ({ all, keys }: Picked): { keys: string[] | null; except: string[] } => (all ? { keys: null, except: keys } : { keys, except: [] });
