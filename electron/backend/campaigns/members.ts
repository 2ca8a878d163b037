import type { campaigns } from '../../../shared/contract/campaigns.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { QueryContext } from '../serve.ts';
import { getLocked } from './campaign-row.ts';
import { matchedSql, windowOf } from './results-sql.ts';

type Group = Parsed<typeof campaigns.members>['group'];
const conditions: Record<Group, string> = {
  treated: "m.arm = 'treated'",
  held_out: "m.arm = 'held_out'",
  excluded: 'm.arm IS NULL',
  buyers_treated: "m.arm = 'treated' AND b.orders > 0",
  buyers_held_out: "m.arm = 'held_out' AND b.orders > 0",
  failed: "t.status = 'failed'",
  replied: 't.reply IS NOT NULL',
  opted_out: 't.opted_out = 1',
};

/** The people behind a figure of the results, as of today. */
export function listMembers({ campaignId, group, offset, limit }: Parsed<typeof campaigns.members>, { db, today }: QueryContext): Output<typeof campaigns.members> {
  const campaign = getLocked(db, campaignId);
  const from = `WITH ${matchedSql(campaign, windowOf(campaign, today))}, bought AS (
      SELECT customer_id, sum(is_valid) AS orders, COALESCE(sum(net_minor * is_valid) FILTER (WHERE currency = :currency), 0) AS net FROM matched GROUP BY customer_id)`;
  const joins = `FROM campaign_members m
      LEFT JOIN accounts a ON a.id = m.account_id
      LEFT JOIN customers c ON c.id = COALESCE(a.customer_id, m.customer_id)
      LEFT JOIN touches t ON t.campaign_id = m.campaign_id AND t.customer_id = m.customer_id
      LEFT JOIN bought b ON b.customer_id = m.customer_id
    WHERE m.campaign_id = :campaignId AND ${conditions[group]}`;
  const params = { campaignId, currency: campaign.currency };
  const { total } = db.get<{ total: number }>(`${from} SELECT count(*) AS total ${joins}`, params)!;
  const rows = db.all<Output<typeof campaigns.members>['rows'][number]>(
    `${from} SELECT COALESCE(c.id, m.customer_id) AS customerId, c.nick, c.name, c.phone, m.arm, m.reason, t.status, COALESCE(b.orders, 0) AS orders, COALESCE(b.net, 0) AS netMinor
      ${joins} ORDER BY netMinor DESC, m.customer_id LIMIT :limit OFFSET :offset`,
    { ...params, limit, offset },
  );
  return { total, rows };
}
