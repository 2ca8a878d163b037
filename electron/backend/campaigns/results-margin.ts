import type { ReadDb } from '../db/executor.ts';
import type { LockedCampaign } from './campaign-row.ts';
import { matchedSql, type Window } from './results-sql.ts';

export interface Margin {
  minor: number | null;
  basis: 'costs' | 'share' | null;
  /** Margin of one unit of net sales. */
  share: number | null;
}

/**
 * What the treated arm's sales leave after the goods. From the goods' own costs where every line of every order has one
 * (goods whose line was refunded whole came back); else by the share that the owner gave; else unknown.
 * Worked example: an order of 100.00 net with two pieces of 30.00 cost → 40.00, a share of 0.4.
 */
export function measureMargin(db: ReadDb, campaign: LockedCampaign, window: Window, netMinor: number): Margin {
  const costs = db.get<{ orders: number; known: number; costMinor: number }>(
    `WITH ${matchedSql(campaign, window)}, bought AS (
      SELECT o.id, count(l.id) > 0 AND count(l.id) = count(p.unit_cost_minor) AS known,
        COALESCE(sum(p.unit_cost_minor * l.quantity) FILTER (WHERE NOT (l.paid_minor > 0 AND l.refund_minor >= l.paid_minor) OR l.paid_minor IS NULL), 0) AS cost
      FROM matched o LEFT JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id
      WHERE o.arm = 'treated' AND o.is_valid = 1 AND o.currency = :currency GROUP BY o.id)
    SELECT count(*) AS orders, COALESCE(sum(known), 0) AS known, COALESCE(sum(cost), 0) AS costMinor FROM bought`,
    { currency: campaign.currency },
  )!;
  if (costs.orders > 0 && costs.known === costs.orders && netMinor > 0) {
    const minor = netMinor - costs.costMinor;
    return { minor, basis: 'costs', share: minor / netMinor };
  }
  const share = campaign.marginShare;
  return share === null ? { minor: null, basis: null, share: null } : { minor: Math.round(netMinor * share), basis: 'share', share };
}
