import type { RuleGroupType } from 'react-querybuilder';
import { create } from 'zustand';
import { rule } from '../../../shared/contract/rule.ts';
import type { Segment } from '../../../shared/contract/segments.ts';

export interface SegmentDraft {
  name: string;
  note: string;
  folder: string;
  /** As the editor has it: with its ids, and with conditions that aren't filled in yet. */
  rule: RuleGroupType;
}

/** What was changed and not saved, by segment (`new`, or the rule asked for, for one that isn't saved yet), kept while the app is open. */
export const useSegmentDrafts = create<{ drafts: Record<string, SegmentDraft>; keep: (key: string, draft: SegmentDraft) => void; drop: (key: string) => void }>()((set) => ({
  drafts: {},
  keep: (key, draft) => set((s) => ({ drafts: { ...s.drafts, [key]: draft } })),
  drop: (key) => set((s) => ({ drafts: Object.fromEntries(Object.entries(s.drafts).filter(([k]) => k !== key)) })),
}));

export const emptyDraft: SegmentDraft = { name: '', note: '', folder: '', rule: { combinator: 'and', rules: [] } };
export const draftOf = (segment: Segment): SegmentDraft => ({ name: segment.name, note: segment.note, folder: segment.folder, rule: segment.rule as RuleGroupType });

/** What another screen asked for, as its address says. An address that has been tampered with begins empty. */
export function askedDraft(asked: string): SegmentDraft {
  try {
    return { ...emptyDraft, rule: rule.parse(JSON.parse(asked)) as RuleGroupType };
  } catch {
    return emptyDraft;
  }
}
