import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { PriceBreach, PriceRegister, PriceRow } from '../../../shared/contract/offers-prices.ts';
import { lowestPrice, priceWithCoupon, shortfall } from '../../../shared/domain/price-guard.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import { rankOf } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { lineCost } from '../campaigns/results-margin.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { readVersions } from '../membership/read-programme.ts';
import { readSettings } from '../settings/read-settings.ts';

/** A row (l) of the register with its product (p), by the rule by which an order's line has its cost: currency and day are o's. */
const rowsSql = `SELECT l.id AS priceId, l.product, x.title, l.sku, l.currency, l.list_minor AS listMinor, l.floor_minor AS floorMinor, ${lineCost} AS costMinor
  FROM prices l JOIN (SELECT id, currency, :today AS day FROM prices) o ON o.id = l.id
    LEFT JOIN products x ON x.id = (SELECT min(q.id) FROM products q JOIN shops s ON s.id = q.shop_id WHERE s.currency = l.currency AND l.product IN (q.key, q.title))
    JOIN (SELECT r.id, ifnull(q.key, r.product) AS key, ifnull(q.title, r.product) AS title, q.unit_cost_minor FROM prices r
      LEFT JOIN products q ON q.id = (SELECT min(y.id) FROM products y JOIN shops s ON s.id = y.shop_id WHERE s.currency = r.currency AND r.product IN (y.key, y.title))) p ON p.id = l.id
  ORDER BY l.product, l.sku`;

export function readPrices(db: ReadDb, today: string): PriceRegister {
  const members = db.all<{ priceId: number; rank: number; priceMinor: number }>('SELECT price_id AS priceId, rank, price_minor AS priceMinor FROM member_prices ORDER BY price_id, rank');
  const rows = db.all<Omit<PriceRow, 'members'>>(rowsSql, { today }).map((row): PriceRow => ({ ...row, members: members.filter((m) => m.priceId === row.priceId).map(({ rank, priceMinor }) => ({ rank, priceMinor })) }));
  const rules = versionOn(readVersions(db), today)?.rules;
  return {
    currency: readSettings(db).baseCurrency,
    tiers: [{ rank: 0, tier: null, name: null }, ...(rules?.tiers?.tiers ?? []).map(({ tier, name }) => ({ rank: rankOf(tier), tier, name }))],
    rows,
    breaches: findBreaches(db, rows, today),
    withoutCost: rows.filter((r) => r.costMinor === null).length,
  };
}

function findBreaches(db: ReadDb, rows: readonly PriceRow[], today: string): PriceBreach[] {
  const coupons = db.all<{ refId: number; name: string; valueMinor: number; thresholdMinor: number; currency: string }>(
    'SELECT id AS refId, name, value_minor AS valueMinor, threshold_minor AS thresholdMinor, currency FROM coupon_batches WHERE until_day IS NULL OR until_day >= :today ORDER BY id',
    { today },
  );
  const items = db.all<{ refId: number; name: string; currency: string; title: string; key: string | null; promoMinor: number }>(
    `SELECT c.id AS refId, c.name, c.currency, i.title, p.key, i.promo_minor AS promoMinor FROM campaign_items i JOIN campaigns c ON c.id = i.campaign_id LEFT JOIN products p ON p.id = i.product_id
     WHERE i.promo_minor IS NOT NULL AND NOT EXISTS (SELECT 1 FROM campaign_plans n WHERE n.campaign_id = c.id AND n.closed_at IS NOT NULL) AND (c.send_day IS NULL OR date(c.send_day, '+' || c.window_days || ' days') >= :today) ORDER BY c.id, i.position`,
    { today },
  );
  return rows.flatMap((row) => {
    const breach = (by: PriceBreach['by'], priceMinor: number, more: Partial<PriceBreach> = {}): PriceBreach[] => {
      const short = shortfall(priceMinor, row);
      return short === null ? [] : [{ priceId: row.priceId, by, name: null, refId: null, rank: null, priceMinor, ...more, ...short }];
    };
    const lowest = lowestPrice(row);
    return [
      ...breach('list', row.listMinor),
      ...row.members.flatMap(({ rank, priceMinor }) => breach('member', priceMinor, { rank })),
      ...coupons.filter((c) => c.currency === row.currency).flatMap((c) => breach('coupon', priceWithCoupon(lowest.priceMinor, c), { name: c.name, refId: c.refId, rank: lowest.rank })),
      ...items.filter((i) => i.currency === row.currency && [i.title, i.key].includes(row.product)).flatMap((i) => breach('item', i.promoMinor, { name: i.name, refId: i.refId })),
    ];
  });
}

type Price = Parsed<typeof offers.savePrice>;

/** The floor and what members pay can't be above what everybody pays. */
export const isAboveList = ({ listMinor, floorMinor, members }: Pick<Price, 'listMinor' | 'floorMinor' | 'members'>): boolean => (floorMinor ?? 0) > listMinor || members.some((m) => m.priceMinor > listMinor);

export function savePrice(db: WriteDb, price: Price, now: number): Output<typeof offers.savePrice> {
  const { product, sku, members } = price;
  if (isAboveList(price)) throw new AppError('bad_input', { fields: ['listMinor'], reason: 'above_list' });
  if (new Set(members.map((m) => m.rank)).size < members.length) throw new AppError('bad_input', { fields: ['members'], reason: 'twice' });
  const currency = price.priceId === undefined ? readSettings(db).baseCurrency : db.get<{ currency: string }>('SELECT currency FROM prices WHERE id = :id', { id: price.priceId })?.currency;
  if (currency === undefined) throw new AppError('not_found', { what: 'price' });
  const twin = db.get<{ id: number }>('SELECT id FROM prices WHERE currency = :currency AND product = :product AND sku = :sku', { currency, product, sku });
  if (twin && twin.id !== price.priceId) throw new AppError('name_taken', { name: product });
  return { priceId: writePrice(db, { ...price, currency }, now) };
}

export function writePrice(db: WriteDb, { priceId: known, product, sku, listMinor, floorMinor, members, currency }: Price & { currency: string }, now: number): number {
  const values = { product, sku, listMinor, floorMinor, now };
  const priceId = known ?? db.run('INSERT INTO prices (product, sku, currency, list_minor, floor_minor, at) VALUES (:product, :sku, :currency, :listMinor, :floorMinor, :now)', { ...values, currency }).lastInsertRowid;
  if (known !== undefined) db.run('UPDATE prices SET product = :product, sku = :sku, list_minor = :listMinor, floor_minor = :floorMinor, at = :now WHERE id = :priceId', { ...values, priceId });
  db.run('DELETE FROM member_prices WHERE price_id = :priceId', { priceId });
  for (const { rank, priceMinor } of members) db.run('INSERT INTO member_prices (price_id, rank, price_minor) VALUES (:priceId, :rank, :priceMinor)', { priceId, rank, priceMinor });
  return priceId;
}

export function removePrice(db: WriteDb, priceId: number): Output<typeof offers.removePrice> {
  if (db.run('DELETE FROM prices WHERE id = :priceId', { priceId }).changes === 0) throw new AppError('not_found', { what: 'price' });
  return { priceId };
}
