import type { ArmResult, campaigns, CampaignResults } from '../../../shared/contract/campaigns.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { isEnoughToJudge, judgeInterval, newcombe, wilson } from '../../../shared/domain/lift.ts';
import { moneyDifference } from '../../../shared/domain/mean-difference.ts';
import { sampleRatioP } from '../../../shared/domain/sample-ratio.ts';
import type { ReadDb } from '../db/executor.ts';
import type { QueryContext } from '../serve.ts';
import { messagesCostMinor } from './messages-cost.ts';
import { getLocked, type LockedCampaign } from './campaign-row.ts';
import { countByDay } from './results-by-day.ts';
import { defineFigures } from './results-definitions.ts';
import { measureMargin } from './results-margin.ts';
import { creditedSql, matchedSql, windowOf, type Window } from './results-sql.ts';

/** What one member bought in the window. */
export interface Purchases {
  customer_id: number;
  arm: 'treated' | 'held_out';
  orders: number;
  net: number;
  refund: number;
  first_day: string;
  /** Valid orders in another currency than the campaign's. */
  foreign: number;
}

export function getResults({ campaignId, asOf }: Parsed<typeof campaigns.results>, { db, today }: QueryContext): CampaignResults {
  const campaign = getLocked(db, campaignId);
  const window = windowOf(campaign, asOf ?? today);
  const purchases = readPurchases(db, campaign, window);
  const people = { treated: campaign.treated ?? 0, held_out: campaign.heldOut ?? 0 };
  const treated = armResult(purchases.treated, people.treated);
  const heldOut = people.held_out > 0 ? armResult(purchases.held_out, people.held_out) : null;
  // One person has no spread: a difference of money can't be judged from them.
  const lift = heldOut && heldOut.people > 1 && treated.people > 1 ? liftOf(campaign, treated, heldOut, purchases) : null;
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
    marginMinor: margin.minor,
    marginBasis: margin.basis,
    credited,
    roi: cost.totalMinor === 0 ? null : credited.netMinor / cost.totalMinor,
    netGainMinor: lift && gain(lift.incrementalNetMinor),
    netGainLowMinor: lift && gain(lift.netPerPersonLowMinor * people.treated),
    netGainHighMinor: lift && gain(lift.netPerPersonHighMinor * people.treated),
    byDay: countByDay(window, purchases, people),
  };
  const otherCurrency = [...purchases.treated, ...purchases.held_out].reduce((total, row) => total + row.foreign, 0);
  return { ...results, definitions: defineFigures(campaign, window, results, otherCurrency) };
}

export function readPurchases(db: ReadDb, campaign: LockedCampaign, window: Window): Record<Purchases['arm'], Purchases[]> {
  // Money of another currency can't be added up; such orders still count as orders, and are named in the definitions.
  const ours = 'FILTER (WHERE currency = :currency)';
  const rows = db.all<Purchases>(
    `WITH ${matchedSql(campaign, window)}
    SELECT customer_id, arm, sum(is_valid) AS orders, COALESCE(sum(net_minor * is_valid) ${ours}, 0) AS net, COALESCE(sum(refund_minor) ${ours}, 0) AS refund, min(day) FILTER (WHERE is_valid = 1) AS first_day, count(*) FILTER (WHERE is_valid = 1 AND currency <> :currency) AS "foreign"
    FROM matched GROUP BY customer_id, arm`,
    { currency: campaign.currency },
  );
  return { treated: rows.filter((r) => r.arm === 'treated'), held_out: rows.filter((r) => r.arm === 'held_out') };
}

const sum = (rows: readonly Purchases[], of: 'orders' | 'net' | 'refund'): number => rows.reduce((total, row) => total + row[of], 0);
const buyersOf = (rows: readonly Purchases[]): Purchases[] => rows.filter((r) => r.orders > 0);

/** Figures of one arm, or of a part of it. */
export function armResult(rows: readonly Purchases[], people: number): ArmResult {
  const buyers = buyersOf(rows).length;
  const { low, high } = wilson(buyers, people);
  const netMinor = sum(rows, 'net');
  return {
    people,
    buyers,
    orders: sum(rows, 'orders'),
    netMinor,
    refundMinor: sum(rows, 'refund'),
    rate: people === 0 ? 0 : buyers / people,
    rateLow: low,
    rateHigh: high,
    netPerPersonMinor: people === 0 ? 0 : netMinor / people,
  };
}

function liftOf(campaign: LockedCampaign, treated: ArmResult, heldOut: ArmResult, purchases: Record<Purchases['arm'], Purchases[]>): NonNullable<CampaignResults['lift']> {
  const rate = newcombe(treated.buyers, treated.people, heldOut.buyers, heldOut.people);
  const money = (arm: ArmResult, rows: readonly Purchases[]) => ({ people: arm.people, buyers: buyersOf(rows).map((r) => r.net) });
  const net = moneyDifference(money(treated, purchases.treated), money(heldOut, purchases.held_out));
  return {
    rateDifference: rate.value,
    rateLow: rate.low,
    rateHigh: rate.high,
    incrementalBuyers: rate.value * treated.people,
    incrementalBuyersLow: rate.low * treated.people,
    incrementalBuyersHigh: rate.high * treated.people,
    netPerPersonDifferenceMinor: net.value,
    netPerPersonLowMinor: net.low,
    netPerPersonHighMinor: net.high,
    incrementalNetMinor: net.value * treated.people,
    sampleRatioP: sampleRatioP(treated.people, heldOut.people, campaign.holdoutShare),
  };
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

/** Every message that left the house, whether it arrived or not: that is how tools bill. */
function costOf(db: ReadDb, campaign: LockedCampaign): CampaignResults['cost'] {
  const { parts } = db.get<{ parts: number }>('SELECT COALESCE(sum(COALESCE(parts, 1)), 0) AS parts FROM touches WHERE campaign_id = :id', { id: campaign.campaignId })!;
  const messagesMinor = messagesCostMinor(parts, campaign.messagePriceMilli, campaign.currency);
  return { messagesMinor, fixedMinor: campaign.fixedCostMinor, totalMinor: messagesMinor + campaign.fixedCostMinor };
}
