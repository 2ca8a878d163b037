import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import type { LockedCampaign } from './campaign-row.ts';
import { creditedSql, matchedSql, type Window } from './results-sql.ts';

type Results = Omit<CampaignResults, 'definitions'>;

/**
 * The figures behind the results, each with SQL that runs as it stands and gives `n` (a test runs them all). Their words:
 * `campaigns.definition.*`. Before the first receipt nothing is known of deliveries, and no figure is given.
 */
export function defineFigures(campaign: LockedCampaign, window: Window, results: Results, otherCurrency: number): CampaignResults['definitions'] {
  const { campaignId, currency } = campaign;
  const { treated, heldOut, delivered, failed } = results;
  const matched = `WITH ${matchedSql(campaign, window)}`;
  const people = (arm: string) => `SELECT count(*) AS n FROM campaign_members WHERE campaign_id = ${campaignId} AND arm = '${arm}'`;
  const buyers = (arm: string) => `${matched} SELECT count(DISTINCT customer_id) AS n FROM matched WHERE arm = '${arm}' AND is_valid = 1`;
  const orders = (arm: string) => `${matched} SELECT count(*) AS n FROM matched WHERE arm = '${arm}' AND is_valid = 1`;
  const net = (arm: string) => `${matched} SELECT COALESCE(sum(net_minor), 0) AS n FROM matched WHERE arm = '${arm}' AND is_valid = 1 AND currency = '${currency}'`;
  const touched = (where: string) => `SELECT count(*) AS n FROM touches WHERE campaign_id = ${campaignId}${where}`;
  const figures: [string, number | null | undefined, string][] = [
    ['treated', treated.people, people('treated')],
    ['heldOut', heldOut?.people, people('held_out')],
    ['buyersTreated', treated.buyers, buyers('treated')],
    ['buyersHeldOut', heldOut?.buyers, buyers('held_out')],
    ['ordersTreated', treated.orders, orders('treated')],
    ['ordersHeldOut', heldOut?.orders, orders('held_out')],
    ['netTreated', treated.netMinor, net('treated')],
    ['netHeldOut', heldOut?.netMinor, net('held_out')],
    ['credited', results.credited.orders, `${matched}, ${creditedSql(campaign)} SELECT count(*) AS n FROM credited`],
    ['otherCurrency', otherCurrency, `${matched} SELECT count(*) AS n FROM matched WHERE is_valid = 1 AND currency <> '${currency}'`],
    ['sent', results.sent, touched('')],
    ['delivered', delivered, touched(" AND status = 'delivered'")],
    ['failed', failed, touched(" AND status = 'failed'")],
    ['replied', results.replied, touched(' AND reply IS NOT NULL')],
    ['optedOut', results.optedOut, touched(' AND opted_out = 1')],
  ];
  return figures.flatMap(([key, n, sql]) => (n === null || n === undefined ? [] : [{ key, n, sql }]));
}
