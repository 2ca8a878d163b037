import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import type { ReadDb } from '../db/executor.ts';
import type { LockedCampaign } from './campaign-row.ts';
import { creditedSql, matchedSql, type Window } from './results-sql.ts';

/** The figures behind the results, each as SQL that runs as it stands and gives `n`. Their words: `campaigns.definition.*`. */
export function defineFigures(db: ReadDb, campaign: LockedCampaign, window: Window): CampaignResults['definitions'] {
  const { campaignId, currency } = campaign;
  const matched = `WITH ${matchedSql(campaign, window)}`;
  const people = (arm: string) => `SELECT count(*) AS n FROM campaign_members WHERE campaign_id = ${campaignId} AND arm = '${arm}'`;
  const buyers = (arm: string) => `${matched} SELECT count(DISTINCT customer_id) AS n FROM matched WHERE arm = '${arm}' AND is_valid = 1`;
  const orders = (arm: string) => `${matched} SELECT count(*) AS n FROM matched WHERE arm = '${arm}' AND is_valid = 1`;
  const net = (arm: string) => `${matched} SELECT COALESCE(sum(net_minor), 0) AS n FROM matched WHERE arm = '${arm}' AND is_valid = 1 AND currency = '${currency}'`;
  const touched = (where: string) => `SELECT count(*) AS n FROM touches WHERE campaign_id = ${campaignId}${where}`;
  const figures: Record<string, string> = {
    treated: people('treated'),
    heldOut: people('held_out'),
    buyersTreated: buyers('treated'),
    buyersHeldOut: buyers('held_out'),
    ordersTreated: orders('treated'),
    ordersHeldOut: orders('held_out'),
    netTreated: net('treated'),
    netHeldOut: net('held_out'),
    credited: `${matched}, ${creditedSql(campaign)} SELECT count(*) AS n FROM credited`,
    otherCurrency: `${matched} SELECT count(*) AS n FROM matched WHERE is_valid = 1 AND currency <> '${currency}'`,
    sent: touched(''),
    delivered: touched(" AND status = 'delivered'"),
    failed: touched(" AND status = 'failed'"),
    replied: touched(' AND reply IS NOT NULL'),
    optedOut: touched(' AND opted_out = 1'),
  };
  return Object.entries(figures).map(([key, sql]) => ({ key, n: db.get<{ n: number }>(sql)!.n, sql }));
}
