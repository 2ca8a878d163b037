import type { campaignTypes } from '../contract/campaigns.ts';

/**
 * By what a kind of campaign is judged. Feelings and a name pay late: 情感 and 品牌 are looked at half a year and a
 * quarter on, not in the window.
 */
export const measures = ['buyers', 'longRun', 'referred', 'replied', 'redeemed', 'again'] as const;
export type Measure = (typeof measures)[number];
export interface TypeMeasure {
  measure: Measure;
  /** Days after sending; null: the campaign's own window. */
  days: number | null;
}
type CampaignType = (typeof campaignTypes)[number];

const own: Partial<Record<CampaignType, TypeMeasure>> = {
  emotion: { measure: 'longRun', days: 180 },
  care: { measure: 'longRun', days: 180 },
  brand: { measure: 'longRun', days: 90 },
  word_of_mouth: { measure: 'referred', days: 90 },
  topic: { measure: 'replied', days: null },
  interaction: { measure: 'replied', days: null },
  points: { measure: 'redeemed', days: null },
  event: { measure: 'buyers', days: 7 },
  community: { measure: 'again', days: 90 },
};
export const measureOf = (type: CampaignType): TypeMeasure => own[type] ?? { measure: 'buyers', days: null };
