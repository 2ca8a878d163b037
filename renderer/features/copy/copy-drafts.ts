import { create } from 'zustand';
import type { Channel, Template } from '../../../shared/contract/copy.ts';
import type { TemplatePurpose, TemplateStage, TemplateTone } from '../../../shared/domain/template-library.ts';

export interface CopyDraft {
  name: string;
  channel: Channel;
  subject: string;
  text: string;
  purpose: TemplatePurpose;
  stage: TemplateStage | null;
  tone: TemplateTone | null;
  folder: string;
}
/** A template's id as text, or `new`. */
export type DraftKey = string;

/** What was typed and not saved, kept while the app is open. */
export const useCopyDrafts = create<{ drafts: Record<DraftKey, CopyDraft>; keep: (key: DraftKey, draft: CopyDraft) => void; drop: (key: DraftKey) => void }>()((set) => ({
  drafts: {},
  keep: (key, draft) => set((s) => ({ drafts: { ...s.drafts, [key]: draft } })),
  drop: (key) => set((s) => ({ drafts: Object.fromEntries(Object.entries(s.drafts).filter(([k]) => k !== key)) })),
}));

const blank: CopyDraft = { name: '', channel: 'sms', subject: '', text: '', purpose: 'other', stage: null, tone: null, folder: '' };

export function draftOf(template: Template | null): CopyDraft {
  if (!template) return blank;
  const { name, channel, subject, text, purpose, stage, tone, folder } = template;
  return { name, channel, subject, text, purpose, stage, tone, folder };
}

export const sameDraft = (a: CopyDraft, b: CopyDraft): boolean => (Object.keys(a) as (keyof CopyDraft)[]).every((key) => a[key] === b[key]);
