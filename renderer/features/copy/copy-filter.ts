import { create } from 'zustand';
import type { Template } from '../../../shared/contract/copy.ts';

export interface CopyFilter {
  search: string;
  /** `channel:sms`, `purpose:welcome`, `folder:…`: one kind's values are alternatives, the kinds narrow each other down. */
  kinds: string[];
}

/** Kept while the app is open, so that a look elsewhere doesn't lose it. */
export const useCopyFilter = create<{ filter: CopyFilter; change: (part: Partial<CopyFilter>) => void }>()((set) => ({
  filter: { search: '', kinds: [] },
  change: (part) => set((s) => ({ filter: { ...s.filter, ...part } })),
}));

/** Found by its name or its words. */
export function fitsFilter(template: Template, { search, kinds }: CopyFilter): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted !== '' && ![template.name, template.subject, template.text].some((text) => text.toLowerCase().includes(wanted))) return false;
  const byKind = Map.groupBy(kinds, (k) => k.slice(0, k.indexOf(':')));
  return [...byKind].every(([kind, values]) => values.includes(`${kind}:${String(template[kind as keyof Template])}`));
}
