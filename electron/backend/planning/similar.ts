import type { Similar, SimilarCampaign } from '../../../shared/contract/planning.ts';
import { expectedRate } from '../../../shared/domain/expected-rate.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { getCampaign, listCampaigns, type LockedCampaign } from '../campaigns/campaign-row.ts';
import { compareArms } from '../campaigns/compare-arms.ts';
import { windowOf } from '../campaigns/results-sql.ts';
import type { QueryContext } from '../serve.ts';

const MOST = 10;

/** Campaigns whose window is over and that share most with this one: type and segment count double. */
export function readSimilar(campaignId: number, { db, today }: QueryContext): Similar {
  const self = getCampaign(db, campaignId);
  const past = listCampaigns(db).filter((c): c is LockedCampaign => c.lockedAt !== null && c.sendDay !== null && c.exports.length > 0 && c.campaignId !== campaignId);
  const over = past.filter((c) => windowOf(c, today).lastDay < today);
  const ranked = over
    .map((campaign) => {
      const shared: SimilarCampaign['shared'] = [];
      if (campaign.type === self.type) shared.push('type');
      if (self.segmentId !== null && campaign.segmentId === self.segmentId) shared.push('segment');
      if (campaign.channel === self.channel) shared.push('channel');
      return { campaign, shared, weight: shared.reduce((sum, s) => sum + (s === 'channel' ? 1 : 2), 0) };
    })
    .filter((c) => c.weight >= 2)
    .sort((a, b) => b.weight - a.weight || b.campaign.lockedAt - a.campaign.lockedAt)
    .slice(0, MOST);
  const campaigns = ranked.map(({ campaign, shared }): SimilarCampaign => {
    const { treated, lift } = compareArms(db, campaign, windowOf(campaign, today));
    return {
      campaignId: campaign.campaignId,
      name: campaign.name,
      sendDay: campaign.sendDay,
      shared,
      treated: treated.people,
      buyers: treated.buyers,
      rate: { value: treated.rate, ...wilson(treated.buyers, treated.people) },
      added: lift && { value: lift.rateDifference, low: lift.rateLow, high: lift.rateHigh },
    };
  });
  const expected = expectedRate(campaigns.map((c) => ({ buyers: c.buyers, people: c.treated })));
  return { campaigns, expected: expected && { ...expected, treated: campaigns.reduce((sum, c) => sum + c.treated, 0), campaigns: campaigns.length } };
}
