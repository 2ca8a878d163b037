import type { ReadDb } from '../db/executor.ts';
import type { LockedCampaign } from './campaign-row.ts';
import { matchedSql, type Window } from './results-sql.ts';

export interface Margin {
  minor: number | null;
  basis: 'costs' | 'share' | null;
  /** Margin of one unit of net sales. */
  share: number | null;
}

const costOn = (currency: string, day: string, what: string) => `(SELECT k.unit_cost_minor FROM product_costs k WHERE k.currency = ${currency} AND k.from_day <= ${day} AND ${what} ORDER BY k.from_day DESC LIMIT 1)`;
/** Of a piece of product p in this currency on this day, both as SQL: from the cost sheets, else the one that is known now. */
export const productCost = (currency: string, day: string) => `COALESCE(${costOn(currency, day, "k.sku = '' AND k.product IN (p.key, p.title)")}, p.unit_cost_minor)`;
/** Of a piece of line l of product p in order o: its SKU's, else its product's. */
export const lineCost = `COALESCE(${costOn('o.currency', 'o.day', "k.sku = l.sku AND k.product IN ('', p.key, p.title)")}, ${productCost('o.currency', 'o.day')})`;

/**
 * What the treated arm's sales leave after the goods. From the goods' own costs where every line of every order has one
 * (goods whose line was refunded whole came back), as it was on the order's day where a cost sheet says from when on; else by the share that the owner gave; else unknown.
 * Worked example: an order of 100.00 net with two pieces of 30.00 cost → 40.00, a share of 0.4.
 */
export function measureMargin(db: ReadDb, campaign: LockedCampaign, window: Window, netMinor: number): Margin {
  const costs = db.get<{ orders: number; known: number; costMinor: number }>(
    `WITH ${matchedSql(campaign, window)}, bought AS (
      SELECT o.id, count(l.id) > 0 AND count(l.id) = count(${lineCost}) AS known,
        COALESCE(sum(${lineCost} * l.quantity) FILTER (WHERE NOT (l.paid_minor > 0 AND l.refund_minor >= l.paid_minor) OR l.paid_minor IS NULL), 0) AS cost
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
