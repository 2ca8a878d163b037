import { stages } from './relationship-stage.ts';

/** What a text is for. */
export const templatePurposes = ['welcome', 'new_customer', 'old_customer', 'birthday', 'new_product', 'wake_up', 'repeat', 'promotion', 'care', 'other'] as const;
export type TemplatePurpose = (typeof templatePurposes)[number];

/** Whom it suits: where the relationship is going. */
export const templateStages = stages;
export type TemplateStage = (typeof templateStages)[number];

/** How it speaks. */
export const templateTones = ['warm', 'polite', 'lively', 'plain'] as const;
export type TemplateTone = (typeof templateTones)[number];
