import { create } from 'zustand';
import type { Channel, Template } from '../../../shared/contract/copy.ts';

export interface CopyDraft {
  name: string;
  channel: Channel;
  subject: string;
  text: string;
}
/** A template's id as text, or `new`. */
export type DraftKey = string;

/** What was typed and not saved, kept while the app is open. */
export const useCopyDrafts = create<{ drafts: Record<DraftKey, CopyDraft>; keep: (key: DraftKey, draft: CopyDraft) => void; drop: (key: DraftKey) => void }>()((set) => ({
  drafts: {},
  keep: (key, draft) => set((s) => ({ drafts: { ...s.drafts, [key]: draft } })),
  drop: (key) => set((s) => ({ drafts: Object.fromEntries(Object.entries(s.drafts).filter(([k]) => k !== key)) })),
}));

export const draftOf = (template: Template | null): CopyDraft =>
  template ? { name: template.name, channel: template.channel, subject: template.subject, text: template.text } : { name: '', channel: 'sms', subject: '', text: '' };

export const sameDraft = (a: CopyDraft, b: CopyDraft): boolean => a.name === b.name && a.channel === b.channel && a.subject === b.subject && a.text === b.text;
