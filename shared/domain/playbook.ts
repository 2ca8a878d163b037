import type { CampaignOrigin } from '../contract/campaign-origin.ts';
import type { RuleGroup } from '../contract/rule.ts';
import type { Stage } from './relationship-stage.ts';

export type PlayId = 'welcome' | 'firstRepeat' | 'followUp' | 'crossSell' | 'privilege' | 'trial' | 'referral' | 'survey' | 'recover';

/** One thing to do for the people of a stage, as a campaign's beginnings. */
export interface Play {
  id: PlayId;
  stage: Stage;
  type: 'wake_up' | 'repeat' | 'new_product' | 'care' | 'other';
  goal: 'orders' | 'revenue' | 'reach';
  offer: CampaignOrigin['offer'];
  /** Who is left alone, so that it can be told whether it helps (0–1). */
  holdoutShare: number;
  contactGapDays: number;
}

const play = (id: PlayId, stage: Stage, rest: Partial<Play>): Play => ({ id, stage, type: 'care', goal: 'reach', offer: 'none', holdoutShare: 0, contactGapDays: 14, ...rest });

/** Recovery is only believed against people who were left alone: there the hold-out is on. */
export const plays: readonly Play[] = [
  play('welcome', 'exploring', {}),
  play('firstRepeat', 'exploring', { type: 'repeat', goal: 'orders', offer: 'light', holdoutShare: 0.1, contactGapDays: 21 }),
  play('followUp', 'growing', { contactGapDays: 30 }),
  play('crossSell', 'growing', { type: 'repeat', goal: 'revenue', contactGapDays: 21 }),
  play('privilege', 'stable', { contactGapDays: 30 }),
  play('trial', 'stable', { type: 'new_product', goal: 'orders', contactGapDays: 21 }),
  play('referral', 'stable', { type: 'other', contactGapDays: 60 }),
  play('survey', 'declining', { holdoutShare: 0.2, contactGapDays: 45 }),
  play('recover', 'declining', { type: 'wake_up', goal: 'orders', offer: 'medium', holdoutShare: 0.2, contactGapDays: 45 }),
];

/** Of a card's campaigns the last few are looked at: pairs of them must fit into a rule. */
const MOST_CAMPAIGNS = 8;

/** Whom a play is for; in decline without those whom it has reached twice already. `campaigns`: of this play, the last first. */
export function playRule({ stage }: Play, campaigns: readonly number[]): RuleGroup {
  const inStage = { field: 'stage', operator: '=', value: stage };
  if (stage !== 'declining') return { combinator: 'and', rules: [inStage] };
  const tried = triedTwice(campaigns.slice(0, MOST_CAMPAIGNS));
  return { combinator: 'and', rules: [inStage, ...(tried ? [tried] : [])] };
}

/** Not (touched by a and by b, or by a and by c …). Worked example: of one campaign nobody was tried twice → null. */
function triedTwice(campaigns: readonly number[]): RuleGroup | null {
  const touched = (campaignId: number) => ({ field: 'touched_campaign', operator: '=', value: { campaignId, arm: 'treated' } });
  const pairs = campaigns.flatMap((a, i) => campaigns.slice(i + 1).map((b): RuleGroup => ({ combinator: 'and', rules: [touched(a), touched(b)] })));
  return pairs.length === 0 ? null : { combinator: 'or', not: true, rules: pairs };
}
