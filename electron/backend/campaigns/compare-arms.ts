import type { ArmResult, CampaignResults } from '../../../shared/contract/campaigns.ts';
import { newcombe, wilson } from '../../../shared/domain/lift.ts';
import { moneyDifference, type MoneyStratum } from '../../../shared/domain/mean-difference.ts';
import { stratifiedDifference } from '../../../shared/domain/stratified-lift.ts';
import { sampleRatioP } from '../../../shared/domain/sample-ratio.ts';
import type { ReadDb } from '../db/executor.ts';
import type { LockedCampaign } from './campaign-row.ts';
import { matchedSql, type Window } from './results-sql.ts';

type Lift = NonNullable<CampaignResults['lift']>;
type Arms<T> = Record<'treated' | 'held_out', T>;

export interface Bought {
  orders: number;
  net: number;
  refund: number;
}
/** What one member bought in the window. */
export interface Purchases extends Bought {
  customer_id: number;
  stratum: number | null;
  arm: 'treated' | 'held_out';
  first_day: string;
  /** Valid orders in another currency than the campaign's. */
  foreign: number;
}

/** Both arms in a window: what they bought, and how they differ. */
export interface Compared {
  purchases: Arms<Purchases[]>;
  treated: ArmResult;
  heldOut: ArmResult | null;
  lift: Lift | null;
}

export function compareArms(db: ReadDb, campaign: LockedCampaign, window: Window): Compared {
  const purchases = readPurchases(db, campaign, window);
  const held = campaign.heldOut ?? 0;
  const treated = armResult(purchases.treated, campaign.treated ?? 0);
  const heldOut = held > 0 ? armResult(purchases.held_out, held) : null;
  // One person has no spread: a difference of money can't be judged from them.
  const lift = heldOut && heldOut.people > 1 && treated.people > 1 ? liftOf(campaign, treated, heldOut, readStrata(db, campaign.campaignId, purchases)) : null;
  return { purchases, treated, heldOut, lift };
}

export function readPurchases(db: ReadDb, campaign: LockedCampaign, window: Window): Arms<Purchases[]> {
  // Money of another currency can't be added up; such orders still count as orders, and are named in the definitions.
  const ours = 'FILTER (WHERE currency = :currency)';
  const rows = db.all<Purchases>(
    `WITH ${matchedSql(campaign, window)}
    SELECT customer_id, arm, (SELECT m.stratum FROM campaign_members m WHERE m.campaign_id = ${campaign.campaignId} AND m.customer_id = matched.customer_id) AS stratum, sum(is_valid) AS orders, COALESCE(sum(net_minor * is_valid) ${ours}, 0) AS net, COALESCE(sum(refund_minor) ${ours}, 0) AS refund, min(day) FILTER (WHERE is_valid = 1) AS first_day, count(*) FILTER (WHERE is_valid = 1 AND currency <> :currency) AS "foreign"
    FROM matched GROUP BY customer_id, arm`,
    { currency: campaign.currency },
  );
  return { treated: rows.filter((r) => r.arm === 'treated'), held_out: rows.filter((r) => r.arm === 'held_out') };
}

const sum = (rows: readonly Bought[], of: 'orders' | 'net' | 'refund'): number => rows.reduce((total, row) => total + row[of], 0);
const buyersOf = <B extends Bought>(rows: readonly B[]): B[] => rows.filter((r) => r.orders > 0);

/** The arms within each stratum that the split was drawn in, in their order. */
function readStrata(db: ReadDb, campaignId: number, purchases: Arms<Purchases[]>): MoneyStratum[] {
  const people = db.all<{ stratum: number | null; treated: number; heldOut: number }>(
    "SELECT stratum, sum(arm = 'treated') AS treated, sum(arm = 'held_out') AS heldOut FROM campaign_members WHERE campaign_id = :campaignId AND arm IS NOT NULL GROUP BY stratum ORDER BY stratum",
    { campaignId },
  );
  const nets = { treated: Map.groupBy(buyersOf(purchases.treated), (r) => r.stratum), held_out: Map.groupBy(buyersOf(purchases.held_out), (r) => r.stratum) };
  const money = (arm: keyof typeof nets, stratum: number | null, count: number) => ({ people: count, buyers: (nets[arm].get(stratum) ?? []).map((r) => r.net) });
  return people.map(({ stratum, treated, heldOut }) => ({ first: money('treated', stratum, treated), second: money('held_out', stratum, heldOut) }));
}

export function armResult(rows: readonly Bought[], people: number): ArmResult {
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

function liftOf(campaign: LockedCampaign, treated: ArmResult, heldOut: ArmResult, strata: readonly MoneyStratum[]): Lift {
  const rate = stratifiedDifference(strata.map(({ first, second }) => ({ hits1: first.buyers.length, people1: first.people, hits2: second.buyers.length, people2: second.people }))) ?? newcombe(treated.buyers, treated.people, heldOut.buyers, heldOut.people);
  const net = moneyDifference(strata);
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
