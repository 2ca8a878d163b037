import * as z from 'zod';

export const campaignGoals = ['orders', 'revenue', 'margin', 'reach'] as const;

/** How much is offered, from nothing to what is only for those who are nearly lost. */
export const offerStrengths = ['none', 'light', 'medium', 'heavy'] as const;
export const offerStrength = z.enum(offerStrengths);

/** What a campaign is started from: a row of the strategy, a stage's card, a phase of a season, the win-back planner, a bundle, an arm of a trial of plans. */
export const campaignCards = ['state', 'stage', 'phase', 'winBack', 'bundle', 'planTrial'] as const;
export type CampaignCard = (typeof campaignCards)[number];

export const campaignOrigin = z.strictObject({ card: z.enum(campaignCards), key: z.string().trim().min(1).max(80), offer: offerStrength });
export type CampaignOrigin = z.output<typeof campaignOrigin>;
