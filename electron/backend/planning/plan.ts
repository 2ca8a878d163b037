import type { CampaignPlan } from '../../../shared/contract/planning.ts';
import { getAudience } from '../campaigns/audience.ts';
import { getCampaign } from '../campaigns/campaign-row.ts';
import { shareOfCampaign } from '../offers/partner-share.ts';
import type { QueryContext } from '../serve.ts';
import { readPlanRow } from './brief.ts';
import { readBudget } from './budget.ts';
import { readChanges } from './change-log.ts';
import { readItems, readOffers } from './items.ts';
import { readStages } from './stages.ts';

export function readPlan(campaignId: number, context: QueryContext): CampaignPlan {
  const { db, today } = context;
  const campaign = getCampaign(db, campaignId);
  const plan = readPlanRow(db, campaignId);
  const { description, source, sales, market, hypothesis, stopRule, lesson } = plan;
  const expectedMessages = campaign.lockedAt === null ? getAudience(campaignId, context).costMinor - campaign.fixedCostMinor : 0;
  return {
    ...readStages(db, campaign, plan, today),
    brief: { description, source, sales, market, hypothesis, stopRule, lesson },
    currency: campaign.currency,
    items: readItems(db, campaignId, campaign.currency, today),
    offers: readOffers(db, campaignId),
    budget: readBudget(db, campaign, expectedMessages),
    partnerMinor: shareOfCampaign(db, campaignId, today),
    changes: readChanges(db, campaignId),
  };
}
