import type { campaigns, CampaignResults } from '../../../shared/contract/campaigns.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { isEnoughToJudge, judgeInterval } from '../../../shared/domain/lift.ts';
import type { ReadDb } from '../db/executor.ts';
import { shareOfCampaign } from '../offers/partner-share.ts';
import type { QueryContext } from '../serve.ts';
import { messagesCostMinor } from './messages-cost.ts';
import { getLocked, type LockedCampaign } from './campaign-row.ts';
import { compareArms } from './compare-arms.ts';
import { countByDay } from './results-by-day.ts';
import { defineFigures } from './results-definitions.ts';
import { measureMargin } from './results-margin.ts';
import { creditedSql, matchedSql, windowOf } from './results-sql.ts';

export function getResults({ campaignId, asOf }: Parsed<typeof campaigns.results>, { db, today }: QueryContext): CampaignResults {
  const campaign = getLocked(db, campaignId);
  const window = windowOf(campaign, asOf ?? today);
  const { purchases, treated, heldOut, lift } = compareArms(db, campaign, window);
  const cost = costOf(db, campaign);
  const margin = measureMargin(db, campaign, window, treated.netMinor);
  const credited = db.get<{ orders: number; netMinor: number }>(
    `WITH ${matchedSql(campaign, window)}, ${creditedSql(campaign)} SELECT count(*) AS orders, COALESCE(sum(net_minor) FILTER (WHERE currency = :currency), 0) AS netMinor FROM credited`,
    { currency: campaign.currency },
  )!;
  const unfinished = window.asOf < window.lastDay;
  const gain = (netMinor: number) => (margin.share === null ? null : Math.round(netMinor * margin.share) - cost.totalMinor);
  const results: Omit<CampaignResults, 'definitions'> = {
    ...window,
    unfinished,
    currency: campaign.currency,
    treated,
    heldOut,
    lift,
    verdict: !heldOut ? 'no_holdout' : unfinished ? 'too_early' : !lift || !isEnoughToJudge(treated, heldOut) ? 'cannot_tell' : verdictOf(campaign, lift),
    ...readAnswers(db, campaignId),
    cost,
    partnerMinor: shareOfCampaign(db, campaignId, window.asOf),
    marginMinor: margin.minor,
    marginBasis: margin.basis,
    credited,
    roi: cost.totalMinor === 0 ? null : credited.netMinor / cost.totalMinor,
    netGainMinor: lift && gain(lift.incrementalNetMinor),
    netGainLowMinor: lift && gain(lift.netPerPersonLowMinor * treated.people),
    netGainHighMinor: lift && gain(lift.netPerPersonHighMinor * treated.people),
    byDay: countByDay(window, purchases, { treated: treated.people, held_out: heldOut?.people ?? 0 }),
  };
  const otherCurrency = [...purchases.treated, ...purchases.held_out].reduce((total, row) => total + row.foreign, 0);
  return { ...results, definitions: defineFigures(campaign, window, results, otherCurrency) };
}

/**
 * The goal that was set beforehand decides which difference is judged: money for revenue and margin, else buyers. Nothing
 * is concluded while the window runs: who looks every day finds a difference by chance sooner or later.
 */
function verdictOf(campaign: LockedCampaign, lift: NonNullable<CampaignResults['lift']>): CampaignResults['verdict'] {
  const byMoney = campaign.goal === 'revenue' || campaign.goal === 'margin';
  return judgeInterval(byMoney ? { low: lift.netPerPersonLowMinor, high: lift.netPerPersonHighMinor } : { low: lift.rateLow, high: lift.rateHigh });
}

/** What the receipts say; nothing is known of deliveries before the first. */
function readAnswers(db: ReadDb, campaignId: number): Pick<CampaignResults, 'sent' | 'delivered' | 'failed' | 'replied' | 'optedOut'> {
  const { heard, delivered, failed, ...rest } = db.get<{ sent: number; heard: number; delivered: number; failed: number; replied: number; optedOut: number }>(
    `SELECT count(*) AS sent, COALESCE(sum(status <> 'exported'), 0) AS heard, COALESCE(sum(status = 'delivered'), 0) AS delivered, COALESCE(sum(status = 'failed'), 0) AS failed,
      count(reply) AS replied, COALESCE(sum(opted_out), 0) AS optedOut
    FROM touches WHERE campaign_id = :campaignId`,
    { campaignId },
  )!;
  return { ...rest, delivered: heard === 0 ? null : delivered, failed: heard === 0 ? null : failed };
}

/** Every message that left the house, whether it arrived or not: that is how tools bill. Fixed costs with whatever was paid beside them, however late. */
export function costOf(db: ReadDb, campaign: Pick<LockedCampaign, 'campaignId' | 'messagePriceMilli' | 'fixedCostMinor' | 'currency'>): CampaignResults['cost'] {
  const { parts } = db.get<{ parts: number }>('SELECT COALESCE(sum(COALESCE(parts, 1)), 0) AS parts FROM touches WHERE campaign_id = :id', { id: campaign.campaignId })!;
  const messagesMinor = messagesCostMinor(parts, campaign.messagePriceMilli, campaign.currency);
  const { paid } = db.get<{ paid: number }>("SELECT COALESCE(sum(amount_minor), 0) AS paid FROM campaign_costs WHERE campaign_id = :id AND stage = 'actual'", { id: campaign.campaignId })!;
  const fixedMinor = campaign.fixedCostMinor + paid;
  return { messagesMinor, fixedMinor, totalMinor: messagesMinor + fixedMinor };
}
