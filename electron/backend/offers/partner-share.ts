import { partnerShare, type DealBasis } from '../../../shared/domain/partner-share.ts';
import type { ReadDb } from '../db/executor.ts';

export interface DealShare {
  dealId: number;
  basis: DealBasis;
  amountMinor: number;
  capMinor: number | null;
  pieces: number;
  shareMinor: number;
  capped: boolean;
}

/** The goods of each deal, and the pieces of them that all of the shop's customers bought and kept in its days, up to :asOf. */
const sharesSql = `WITH agreed AS (
    SELECT g.deal_id, g.shop_id, g.product_key FROM partner_deal_goods g
    UNION ALL SELECT d.id, g.shop_id, g.product_key FROM partner_deals d JOIN partner_products g ON g.partner_id = d.partner_id WHERE NOT EXISTS (SELECT 1 FROM partner_deal_goods x WHERE x.deal_id = d.id))
  SELECT d.id AS dealId, d.basis, d.amount_minor AS amountMinor, d.cap_minor AS capMinor,
    ifnull((SELECT sum(l.quantity) FROM agreed g JOIN products p ON p.shop_id = g.shop_id AND p.key = g.product_key AND p.not_goods = 0 JOIN order_lines l ON l.product_id = p.id JOIN orders o ON o.id = l.order_id
      WHERE g.deal_id = d.id AND o.is_valid = 1 AND o.currency = d.currency AND o.day BETWEEN d.from_day AND min(:asOf, ifnull(d.until_day, :asOf)) AND (l.paid_minor IS NULL OR NOT (l.paid_minor > 0 AND l.refund_minor >= l.paid_minor))), 0) AS pieces
  FROM partner_deals d`;

const withShare = (deal: Omit<DealShare, 'shareMinor' | 'capped'>): DealShare => {
  const { minor, capped } = partnerShare(deal, deal.pieces);
  return { ...deal, shareMinor: minor, capped };
};

export const sharesOfPartner = (db: ReadDb, partnerId: number, asOf: string): DealShare[] => db.all<Omit<DealShare, 'shareMinor' | 'capped'>>(`${sharesSql} WHERE d.partner_id = :partnerId`, { partnerId, asOf }).map(withShare);

/** What partners bear of a campaign by this day, in its currency; null: nothing was agreed. */
export function shareOfCampaign(db: ReadDb, campaignId: number, asOf: string): number | null {
  const deals = db.all<Omit<DealShare, 'shareMinor' | 'capped'>>(`${sharesSql} WHERE d.campaign_id = :campaignId`, { campaignId, asOf });
  return deals.length === 0 ? null : deals.reduce((sum, deal) => sum + withShare(deal).shareMinor, 0);
}
