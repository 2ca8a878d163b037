import type { Campaign, CampaignResults } from '../../../shared/contract/campaigns.ts';
import { listCampaigns } from '../campaigns/campaign-row.ts';
import { getResults } from '../campaigns/results.ts';
import type { QueryContext } from '../serve.ts';

/** Every campaign whose list was written, with what came of it so far. */
export const readExported = (context: QueryContext): { campaign: Campaign; results: CampaignResults }[] =>
  listCampaigns(context.db)
    .filter((c) => c.lockedAt !== null && c.exports.length > 0)
    .map((campaign) => ({ campaign, results: getResults({ campaignId: campaign.campaignId }, context) }));
