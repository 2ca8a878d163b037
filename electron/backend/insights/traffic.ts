import type { Output } from '../../../shared/contract/endpoint.ts';
import type { insights, ProductTraffic, TrafficDay } from '../../../shared/contract/insights.ts';
import { joinRanges } from '../../../shared/domain/coverage.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { getShop } from '../settings/shops.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readFileRanges } from './file-ranges.ts';

type Traffic = Output<typeof insights.traffic>;
const MOST_PRODUCTS = 200;

/** A shop's traffic by day beside its sales. Visitors of two shops or channels may be the same people, so nothing is added up. */
export function readTraffic(db: ReadDb, wanted: number | undefined, wantedSource: string | undefined): Traffic {
  const shops = db.all<Traffic['shops'][number]>(
    `SELECT s.id AS shopId, s.name, s.platform FROM shops s
     JOIN (SELECT shop_id, max(day) AS last FROM traffic_daily GROUP BY shop_id UNION ALL SELECT shop_id, max(last_day) FROM product_traffic GROUP BY shop_id) t ON t.shop_id = s.id
     GROUP BY s.id ORDER BY max(t.last) DESC, s.id`,
  );
  const shop = wanted ?? shops[0]?.shopId ?? null;
  if (shop === null) return { shop, shops, sources: [], source: '', currency: readSettings(db).baseCurrency, days: [], products: [], sql: '' };
  const { currency } = getShop(db, shop);
  const sources = db.all<{ source: string }>('SELECT DISTINCT source FROM traffic_daily WHERE shop_id = :shop ORDER BY source', { shop }).map((s) => s.source);
  const source = wantedSource !== undefined && sources.includes(wantedSource) ? wantedSource : (sources[0] ?? '');
  const sql = daysSql(shop, source, currency);
  return { shop, shops, sources, source, currency, days: withSales(db, shop, db.all<TrafficDay>(sql)), products: db.all<ProductTraffic>(productsSql, { shop }), sql };
}

const daysSql = (shop: number, source: string, currency: string) =>
  `SELECT t.day, t.visitors, t.page_views AS pageViews, t.cart_adders AS cartAdders, t.buyers, COALESCE(t.conversion, 1.0 * t.buyers / nullif(t.visitors, 0)) AS conversion, count(o.id) AS orders, COALESCE(sum(o.net_minor), 0) AS netMinor FROM traffic_daily t LEFT JOIN orders o ON o.shop_id = t.shop_id AND o.day = t.day AND o.is_valid = 1 AND o.currency = ${literal(currency)} WHERE t.shop_id = ${shop} AND t.source = ${literal(source)} GROUP BY t.day ORDER BY t.day`;

/** A day that no order file covers has no sales that are known, which isn't none. */
function withSales(db: ReadDb, shop: number, days: TrafficDay[]): TrafficDay[] {
  const ranges = joinRanges(readFileRanges(db).get(shop) ?? []);
  return days.map((d) => (d.orders !== 0 || ranges.some(({ first, last }) => first <= d.day && d.day <= last) ? d : { ...d, orders: null, netMinor: null }));
}

/** Of each product the latest period, and of those that end alike the longest. */
const productsSql = `
  SELECT productKey, title, firstDay, lastDay, impressions, visitors, pageViews, units, conversion FROM (
    SELECT t.product_key AS productKey, COALESCE(t.title, p.title, t.product_key) AS title, t.first_day AS firstDay, t.last_day AS lastDay, t.impressions, t.visitors, t.page_views AS pageViews, t.units,
      COALESCE(t.conversion, 1.0 * t.buyers / nullif(t.visitors, 0)) AS conversion, row_number() OVER (PARTITION BY t.product_key ORDER BY t.last_day DESC, t.first_day) AS nth
    FROM product_traffic t LEFT JOIN products p ON p.shop_id = t.shop_id AND p.key = t.product_key WHERE t.shop_id = :shop
  ) WHERE nth = 1 ORDER BY COALESCE(visitors, pageViews) DESC, productKey LIMIT ${MOST_PRODUCTS}`;
