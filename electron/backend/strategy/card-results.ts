import type { CampaignCard } from '../../../shared/contract/campaign-origin.ts';
import type { CardResult } from '../../../shared/contract/playbook.ts';
import { getCampaign } from '../campaigns/campaign-row.ts';
import { getResults } from '../campaigns/results.ts';
import type { QueryContext } from '../serve.ts';

const MOST_RESULTS = 5;

/** Campaigns that were started from a card and sent, the last first. */
export const campaignsOf = ({ db }: Pick<QueryContext, 'db'>, card: CampaignCard, key: string): number[] =>
  db.all<{ id: number }>('SELECT c.id FROM campaigns c JOIN campaign_origins g ON g.campaign_id = c.id WHERE g.card = :card AND g.key = :key AND c.locked_at IS NOT NULL ORDER BY c.send_day DESC, c.id DESC', { card, key }).map((c) => c.id);

export function readCardResults(context: QueryContext, campaignIds: readonly number[]): CardResult[] {
  return campaignIds.slice(0, MOST_RESULTS).map((campaignId) => {
    const { name, sendDay } = getCampaign(context.db, campaignId);
    const { treated, heldOut, lift, verdict } = getResults({ campaignId }, context);
    return { campaignId, name, sendDay: sendDay ?? '', treated: treated.people, heldOut: heldOut?.people ?? 0, rate: treated.rate, rateDifference: lift?.rateDifference ?? null, verdict };
  });
}
