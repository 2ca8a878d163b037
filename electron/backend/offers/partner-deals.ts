import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { GoodsKey, PartnerDeal } from '../../../shared/contract/offers-partners.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { getCampaign } from '../campaigns/campaign-row.ts';
import { costOf } from '../campaigns/results.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { getBatch } from './coupon-batches.ts';
import { reportCoupons } from './coupon-report.ts';
import { checkGoods } from './partner-goods.ts';
import { sharesOfPartner } from './partner-share.ts';
import { getPartner } from './partners.ts';

type Row = Pick<PartnerDeal, 'dealId' | 'partnerId' | 'campaignId' | 'batchId' | 'offer' | 'currency' | 'fromDay' | 'untilDay' | 'note'>;

export function listDeals(db: ReadDb, partnerId: number, today: string): PartnerDeal[] {
  getPartner(db, partnerId);
  const shares = new Map(sharesOfPartner(db, partnerId, today).map((s) => [s.dealId, s]));
  const goods = db.all<GoodsKey & { dealId: number }>('SELECT g.deal_id AS dealId, g.shop_id AS shopId, g.product_key AS key FROM partner_deal_goods g JOIN partner_deals d ON d.id = g.deal_id WHERE d.partner_id = :partnerId ORDER BY g.shop_id, g.product_key', { partnerId });
  return db
    .all<Row>(
      `SELECT d.id AS dealId, d.partner_id AS partnerId, d.campaign_id AS campaignId, d.batch_id AS batchId, ifnull(c.name, q.name) AS offer, d.currency, d.from_day AS fromDay, d.until_day AS untilDay, d.note
       FROM partner_deals d LEFT JOIN campaigns c ON c.id = d.campaign_id LEFT JOIN coupon_batches q ON q.id = d.batch_id WHERE d.partner_id = :partnerId ORDER BY d.from_day DESC, d.id DESC`,
      { partnerId },
    )
    .map((row): PartnerDeal => {
      const share = shares.get(row.dealId)!;
      const costMinor = offerCost(db, row);
      return { ...row, ...share, goods: goods.filter((g) => g.dealId === row.dealId).map(({ shopId, key }) => ({ shopId, key })), costMinor, ownMinor: costMinor - share.shareMinor };
    });
}

/** A campaign's messages and what else was paid for it; what a batch's coupons took off bills and cost beside it. */
function offerCost(db: ReadDb, { campaignId, batchId }: Pick<Row, 'campaignId' | 'batchId'>): number {
  if (campaignId !== null) return costOf(db, getCampaign(db, campaignId)).totalMinor;
  const { takenOffMinor, costMinor } = reportCoupons(db, batchId!);
  return takenOffMinor + costMinor;
}

export function saveDeal(db: WriteDb, { dealId: known, goods, ...deal }: Parsed<typeof offers.saveDeal>, now: number): Output<typeof offers.saveDeal> {
  const { partnerId, campaignId, batchId, basis, capMinor, fromDay, untilDay } = deal;
  getPartner(db, partnerId);
  if ((campaignId === null) === (batchId === null)) throw new AppError('bad_input', { fields: ['campaignId', 'batchId'], reason: 'one_of' });
  if (!isDay(fromDay)) throw new AppError('bad_input', { fields: ['fromDay'] });
  if (untilDay !== null && (!isDay(untilDay) || untilDay < fromDay)) throw new AppError('bad_input', { fields: ['untilDay'] });
  if (basis === 'fixed' && capMinor !== null) throw new AppError('bad_input', { fields: ['capMinor'] });
  for (const key of goods) checkGoods(db, key);
  const { currency } = campaignId === null ? getBatch(db, batchId!) : getCampaign(db, campaignId);
  const values = { ...deal, currency };
  const dealId =
    known ??
    db.run(
      `INSERT INTO partner_deals (partner_id, campaign_id, batch_id, basis, amount_minor, cap_minor, currency, from_day, until_day, note, at)
       VALUES (:partnerId, :campaignId, :batchId, :basis, :amountMinor, :capMinor, :currency, :fromDay, :untilDay, :note, :now)`,
      { ...values, now },
    ).lastInsertRowid;
  if (known !== undefined) {
    const { changes } = db.run(
      `UPDATE partner_deals SET campaign_id = :campaignId, batch_id = :batchId, basis = :basis, amount_minor = :amountMinor, cap_minor = :capMinor, currency = :currency, from_day = :fromDay, until_day = :untilDay, note = :note
       WHERE id = :dealId AND partner_id = :partnerId`,
      { ...values, dealId },
    );
    if (changes === 0) throw new AppError('not_found', { what: 'deal' });
  }
  db.run('DELETE FROM partner_deal_goods WHERE deal_id = :dealId', { dealId });
  for (const { shopId, key } of goods) db.run('INSERT OR IGNORE INTO partner_deal_goods (deal_id, shop_id, product_key) VALUES (:dealId, :shopId, :key)', { dealId, shopId, key });
  return { dealId };
}

export function removeDeal(db: WriteDb, dealId: number): Output<typeof offers.removeDeal> {
  if (db.run('DELETE FROM partner_deals WHERE id = :dealId', { dealId }).changes === 0) throw new AppError('not_found', { what: 'deal' });
  return { dealId };
}
