import type { Output } from '../../../shared/contract/endpoint.ts';
import type { insights, ProductSales, SalesMonth } from '../../../shared/contract/insights.ts';
import { partialMonths } from '../../../shared/domain/coverage.ts';
import type { RateTable } from '../../../shared/domain/exchange.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readRateTable } from '../settings/base-converter.ts';
import { inBaseSql, rateCte, rateJoin } from '../settings/rate-sql.ts';
import { missingRates } from '../settings/rates.ts';
import { readSettings } from '../settings/read-settings.ts';
import { getShop } from '../settings/shops.ts';
import { readFileRanges } from './file-ranges.ts';

type Sales = Output<typeof insights.sales>;
const MOST_PRODUCTS = 50;

/** Sales by month and by product, in one currency: what every shop can know, also one whose files name no buyer. */
export function readSales(db: ReadDb, shop: number | undefined): Sales {
  const currency = shop === undefined ? readSettings(db).baseCurrency : getShop(db, shop).currency;
  return remember(db, `sales ${shop ?? 0} ${currency}`, () => computeSales(db, shop, currency));
}

function computeSales(db: ReadDb, shop: number | undefined, currency: string): Sales {
  const ofShop = shop === undefined ? '' : ` AND o.shop_id = ${shop}`;
  const otherCurrencies = db.all<{ currency: string; orders: number }>(
    `SELECT o.currency, count(*) AS orders FROM orders o WHERE o.is_valid = 1 AND o.currency <> ${literal(currency)}${ofShop} GROUP BY o.currency ORDER BY orders DESC`,
  );
  const missing = shop === undefined ? missingRates(db) : [];
  const converted = shop === undefined && otherCurrencies.length > 0 && missing.length === 0;
  const source = converted ? allInBase(readRateTable(db, currency)) : onlyIn(currency, ofShop);
  // Paid orders are the base of refunds, valid ones of the rest.
  const sql = `${source.with}SELECT substr(o.day, 1, 7) AS month, sum(o.is_valid) AS orders, sum(CASE WHEN o.is_valid = 1 THEN ${source.money('o.net_minor')} ELSE 0 END) AS netMinor, sum(${source.money('o.refund_minor')}) AS refundMinor, count(DISTINCT CASE WHEN o.is_valid = 1 THEN a.customer_id END) AS buyers, sum(o.is_valid = 1 AND o.account_id IS NULL) AS anonymousOrders FROM orders o LEFT JOIN accounts a ON a.id = o.account_id ${source.join}WHERE o.is_paid = 1 AND o.day IS NOT NULL AND ${source.ours} GROUP BY 1 ORDER BY 1`;
  const partial = monthsCutShort(db, shop);
  return {
    currency,
    months: db.all<Omit<SalesMonth, 'partial'>>(sql).map((m) => ({ ...m, partial: partial.has(m.month) })),
    products: db.all<ProductSales>(productsSql(source)),
    otherCurrencies: converted ? [] : otherCurrencies,
    converted,
    missingRates: missing,
    sql,
  };
}

/** Which orders count, and how their money is read. */
interface Source {
  with: string;
  join: string;
  ours: string;
  money: (minor: string) => string;
}
const onlyIn = (currency: string, ofShop: string): Source => ({ with: '', join: '', ours: `o.currency = ${literal(currency)}${ofShop}`, money: (minor) => minor });
const allInBase = (table: RateTable): Source => ({
  with: `WITH ${rateCte(table)} `,
  join: `${rateJoin('o', 'r')} `,
  ours: '1 = 1',
  money: (minor) => inBaseSql(minor, 'o', 'r', table.base),
});

/** Orders and traffic may know a product by different numbers (SKU and ASIN): then by its title. */
const latestVisitors = (theirs: string, ours: string) =>
  `(SELECT t.visitors FROM product_traffic t WHERE t.shop_id = p.shop_id AND t.${theirs} = p.${ours} AND t.visitors IS NOT NULL ORDER BY t.last_day DESC, t.first_day LIMIT 1)`;

/** Item by item in the order of the table: by product, SQLite would look each order up at random. */
const productsSql = (source: Source) => `
  ${source.with}SELECT s.productId, p.title, s.quantity, s.orders, s.paidMinor, p.unit_cost_minor AS unitCostMinor,
    COALESCE(${latestVisitors('product_key', 'key')}, ${latestVisitors('title', 'title')}) AS visitors FROM (
    SELECT l.product_id AS productId, sum(l.quantity) AS quantity, count(DISTINCT l.order_id) AS orders, sum(${source.money('l.paid_minor')}) AS paidMinor
    FROM order_lines l CROSS JOIN orders o ON o.id = l.order_id ${source.join}WHERE o.is_valid = 1 AND ${source.ours} GROUP BY +l.product_id
  ) s JOIN products p ON p.id = s.productId WHERE p.not_goods = 0 ORDER BY s.paidMinor DESC, s.quantity DESC, p.id LIMIT ${MOST_PRODUCTS}`;

function monthsCutShort(db: ReadDb, shop: number | undefined): Set<string> {
  const ranges = readFileRanges(db);
  const shops = shop === undefined ? [...ranges.values()] : [ranges.get(shop) ?? []];
  return new Set(shops.flatMap((files) => [...partialMonths(files)]));
}
