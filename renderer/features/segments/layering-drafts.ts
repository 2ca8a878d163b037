import type { RuleGroupType } from 'react-querybuilder';
import { create } from 'zustand';
import type { Layering } from '../../../shared/contract/layerings.ts';

export interface DraftLayer {
  /** Of the row on the screen. */
  key: string;
  name: string;
  rule: RuleGroupType;
}
export interface LayeringDraft {
  name: string;
  note: string;
  restName: string;
  layers: DraftLayer[];
}

/** What was changed and not saved, by layering (`new`), kept while the app is open. */
export const useLayeringDrafts = create<{ drafts: Record<string, LayeringDraft>; keep: (key: string, draft: LayeringDraft) => void; drop: (key: string) => void }>()((set) => ({
  drafts: {},
  keep: (key, draft) => set((s) => ({ drafts: { ...s.drafts, [key]: draft } })),
  drop: (key) => set((s) => ({ drafts: Object.fromEntries(Object.entries(s.drafts).filter(([k]) => k !== key)) })),
}));

export const emptyLayering: LayeringDraft = { name: '', note: '', restName: '', layers: [] };
export const newLayer = (name: string, rule: RuleGroupType): DraftLayer => ({ key: crypto.randomUUID(), name, rule });
export const layeringDraftOf = (l: Layering): LayeringDraft => ({ name: l.name, note: l.note, restName: l.restName, layers: l.layers.map((layer, i) => ({ key: `${i}`, name: layer.name, rule: layer.rule as RuleGroupType })) });

/** In another order: the layer at a place goes up or down by one. */
export function moved(layers: readonly DraftLayer[], place: number, by: -1 | 1): DraftLayer[] {
  const to = place + by;
  const layer = layers[place];
  if (layer === undefined || to < 0 || to >= layers.length) return [...layers];
  return layers.toSpliced(place, 1).toSpliced(to, 0, layer);
}
