import type { CampaignItem, CampaignOffer, planning } from '../../../shared/contract/planning.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { getDraft } from '../campaigns/campaign-row.ts';
import { productCost } from '../campaigns/results-margin.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

/** With what a piece costs today: the newest line of the cost sheets, else what the shop's goods say. */
export const readItems = (db: ReadDb, campaignId: number, currency: string, today: string): CampaignItem[] =>
  db.all<CampaignItem>(
    `SELECT i.product_id AS productId, i.title, i.list_minor AS listMinor, i.promo_minor AS promoMinor, i.limit_each AS limitEach, i.stock,
      ${productCost(':currency', ':today')} AS costMinor
    FROM campaign_items i LEFT JOIN products p ON p.id = i.product_id WHERE i.campaign_id = :campaignId ORDER BY i.position`,
    { campaignId, currency, today },
  );

/** The list as a whole takes the place of the one before. */
export function saveItems({ campaignId, items }: Parsed<typeof planning.saveItems>, db: WriteDb): { campaignId: number } {
  getDraft(db, campaignId);
  const named = items.flatMap((i) => (i.productId === null ? [] : [i.productId]));
  if (new Set(named).size < named.length) throw new AppError('bad_input', { fields: ['items.productId'] });
  db.run('DELETE FROM campaign_items WHERE campaign_id = :campaignId', { campaignId });
  items.forEach((item, i) => {
    if (item.productId !== null && !db.get('SELECT 1 FROM products WHERE id = :id', { id: item.productId })) throw new AppError('not_found', { what: 'product' });
    db.run(
      'INSERT INTO campaign_items (campaign_id, position, product_id, title, list_minor, promo_minor, limit_each, stock) VALUES (:campaignId, :position, :productId, :title, :listMinor, :promoMinor, :limitEach, :stock)',
      { campaignId, position: i + 1, ...item },
    );
  });
  return { campaignId };
}

export const readOffers = (db: ReadDb, campaignId: number): CampaignOffer[] =>
  db.all<CampaignOffer>('SELECT position, offer, percent, amount_minor AS amountMinor FROM campaign_offers WHERE campaign_id = :campaignId ORDER BY position', { campaignId });

/** What each variant's people are offered. Who fits two variants is in the first alone, so nobody gets two offers. */
export function saveOffers({ campaignId, offers }: Parsed<typeof planning.saveOffers>, db: WriteDb): { campaignId: number } {
  const { variants } = getDraft(db, campaignId);
  const positions = offers.map((o) => o.position);
  if (new Set(positions).size < positions.length || positions.some((p) => p > variants.length)) throw new AppError('bad_input', { fields: ['offers.position'] });
  db.run('DELETE FROM campaign_offers WHERE campaign_id = :campaignId', { campaignId });
  for (const { amountMinor, ...o } of offers) db.run('INSERT INTO campaign_offers (campaign_id, position, offer, percent, amount_minor) VALUES (:campaignId, :position, :offer, :percent, :amountMinor)', { campaignId, ...o, amountMinor });
  return { campaignId };
}

/** Into a copy, which is a draft: goods and offers, without what the first one came to. */
export function copyItems(db: WriteDb, campaignId: number, copyId: number): void {
  for (const [table, columns] of [
    ['campaign_items', 'position, product_id, title, list_minor, promo_minor, limit_each, stock'],
    ['campaign_offers', 'position, offer, percent, amount_minor'],
  ] as const) {
    db.run(`INSERT INTO ${table} (campaign_id, ${columns}) SELECT :copyId, ${columns} FROM ${table} WHERE campaign_id = :campaignId`, { copyId, campaignId });
  }
  db.run(
    `INSERT INTO campaign_plans (campaign_id, description, source, market, hypothesis, stop_rule, budget_minor)
    SELECT :copyId, description, source, market, hypothesis, stop_rule, budget_minor FROM campaign_plans WHERE campaign_id = :campaignId`,
    { copyId, campaignId },
  );
}
