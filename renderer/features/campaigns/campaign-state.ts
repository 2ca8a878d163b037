import type { Campaign } from '../../../shared/contract/campaigns.ts';

export const stepIds = ['who', 'say', 'check', 'export'] as const;
export type StepId = (typeof stepIds)[number];
/** A page of a campaign: one of its steps, or its plan, which is nobody's duty. */
export type CampaignSection = StepId | 'plan';
export const isSection = (text: string | null): text is CampaignSection => text === 'plan' || (stepIds as readonly (string | null)[]).includes(text);

type Stage = Pick<Campaign, 'state' | 'text'>;

/** What is to be done next with a campaign. Worked example: a draft with words → check; an exported one → results. */
export function nextStep({ state, text }: Stage): Exclude<StepId, 'who'> | 'results' {
  if (state === 'exported') return 'results';
  if (state === 'locked') return 'export';
  return text.trim() === '' ? 'say' : 'check';
}

/** Is a step of the form done? */
export function isDone(step: StepId, { state, text }: Stage): boolean {
  switch (step) {
    case 'who':
      return true;
    case 'say':
      return text.trim() !== '';
    case 'check':
      return state !== 'draft';
    case 'export':
      return state === 'exported';
  }
}
