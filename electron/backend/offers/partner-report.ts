import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { PartnerReport, PartnerReportRow, Sold, Told, ToldRate } from '../../../shared/contract/offers-partners.ts';
import { isFew, LEAST_PEOPLE, untoldParts } from '../../../shared/domain/small-cells.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { getPartner } from './partners.ts';

const MOST_BASKETS = 5;
const kept = (l: string) => `(${l}.paid_minor IS NULL OR NOT (${l}.paid_minor > 0 AND ${l}.refund_minor >= ${l}.paid_minor))`;

/**
 * Paid lines of the partner's goods in the days. A person is a customer; of a sale without a buyer, whoever received it,
 * below 0; 0 is everyone of whom nothing is known. A refund that no line of its order has is of each of them.
 */
const linesSql = `line AS MATERIALIZED (
    SELECT l.order_id AS orderId, o.day, o.currency, p.id AS productId, ifnull(l.sku, '') AS sku, l.quantity, l.paid_minor - l.refund_minor AS net, o.is_valid = 1 AND ${kept('l')} AS kept,
      l.refund_minor > 0 OR (o.refund_minor > 0 AND NOT EXISTS (SELECT 1 FROM order_lines x WHERE x.order_id = o.id AND x.refund_minor > 0)) AS refunded,
      COALESCE(a.customer_id, -o.contact_id, 0) AS person
    FROM partner_products g JOIN products p ON p.shop_id = g.shop_id AND p.key = g.product_key AND p.not_goods = 0 JOIN order_lines l ON l.product_id = p.id JOIN orders o ON o.id = l.order_id LEFT JOIN accounts a ON a.id = o.account_id
    WHERE g.partner_id = :partnerId AND o.is_paid = 1 AND o.day BETWEEN :fromDay AND :toDay)`;
const soldSql = `count(DISTINCT person) AS people, count(DISTINCT orderId) AS orders, ifnull(sum(quantity), 0) AS pieces, CASE WHEN count(*) = count(net) AND count(DISTINCT currency) = 1 THEN sum(net) END AS netMinor, max(currency) AS currency`;

interface Product extends Sold {
  productId: number;
  title: string;
  shop: string;
}
type Span = Pick<Parsed<typeof offers.partnerReport>, 'partnerId' | 'fromDay' | 'toDay'>;

/** Sell-through, repurchase, refunds and basket partners; whatever stands for fewer than five people isn't told. */
export function reportPartner(db: ReadDb, { withMoney, ...span }: Parsed<typeof offers.partnerReport>): PartnerReport {
  const { name } = getPartner(db, span.partnerId);
  if (!isDay(span.fromDay)) throw new AppError('bad_input', { fields: ['fromDay'] });
  if (!isDay(span.toDay) || span.toDay < span.fromDay) throw new AppError('bad_input', { fields: ['toDay'] });
  const products = db.all<Product>(
    `WITH ${linesSql} SELECT p.id AS productId, p.title, s.name AS shop, ifnull(b.people, 0) AS people, ifnull(b.orders, 0) AS orders, ifnull(b.pieces, 0) AS pieces, b.netMinor, b.currency
     FROM partner_products g JOIN products p ON p.shop_id = g.shop_id AND p.key = g.product_key AND p.not_goods = 0 JOIN shops s ON s.id = p.shop_id
       LEFT JOIN (SELECT productId, ${soldSql} FROM line WHERE kept GROUP BY productId) b ON b.productId = p.id
     WHERE g.partner_id = :partnerId ORDER BY pieces DESC, p.title, p.id`,
    span,
  );
  const again = readAgain(db, span);
  const refunds = readRefunds(db, span);
  const baskets = readBaskets(db, span);
  const skus = readSkus(db, span);
  const tell = ({ people, orders, pieces, netMinor, currency }: Sold): Told<Sold> => (isFew(people) ? 'few' : { people, orders, pieces, netMinor: withMoney ? netMinor : null, currency: withMoney ? currency : null });
  const rows = products.map((product): PartnerReportRow => {
    const { productId, title, shop } = product;
    const sold = tell(product);
    const isUntold = sold === 'few';
    const parts = skus.get(productId) ?? { skus: [], fewTogether: 0 };
    const untold = untoldParts(parts.skus.map((s) => s.people), parts.fewTogether);
    return {
      title,
      shop,
      sold,
      again: isUntold ? 'few' : rateOf(again.get(productId)),
      refund: isUntold ? 'few' : rateOf(refunds.get(productId)),
      baskets: isUntold ? [] : (baskets.get(productId) ?? []).slice(0, MOST_BASKETS),
      skus: parts.skus.some((s) => s.sku !== '') ? parts.skus.map((s, i) => ({ sku: s.sku, sold: isUntold || untold.has(i) ? 'few' : tell(s) })) : [],
    };
  });
  return { partner: name, fromDay: span.fromDay, toDay: span.toDay, rows, few: rows.filter((r) => r.sold === 'few').length };
}

interface Counted {
  hits: number;
  /** Different people behind the hits, and behind all. */
  hitPeople: number;
  n: number;
  people: number;
}
/** Nobody may be told; a few may not. */
function rateOf(counted: Counted | undefined): ToldRate {
  if (!counted || counted.n === 0) return null;
  const { hits, hitPeople, n, people } = counted;
  return people < LEAST_PEOPLE || isFew(hitPeople) ? 'few' : { share: hits / n, n };
}

const byProduct = <T extends { productId: number }>(rows: readonly T[]): Map<number, T> => new Map(rows.map((row) => [row.productId, row]));

/** Buyers whom the shop recognises, and those of them who bought on two days or more. */
const readAgain = (db: ReadDb, span: Span) =>
  byProduct(
    db.all<Counted & { productId: number }>(
      `WITH ${linesSql}, buyer AS (SELECT productId, person, count(DISTINCT day) AS days FROM line WHERE kept AND person > 0 GROUP BY productId, person)
       SELECT productId, sum(days >= 2) AS hits, sum(days >= 2) AS hitPeople, count(*) AS n, count(*) AS people FROM buyer GROUP BY productId`,
      { ...span },
    ),
  );

const readRefunds = (db: ReadDb, span: Span) =>
  byProduct(
    db.all<Counted & { productId: number }>(
      `WITH ${linesSql} SELECT productId, count(DISTINCT orderId) FILTER (WHERE refunded) AS hits, count(DISTINCT person) FILTER (WHERE refunded) AS hitPeople, count(DISTINCT orderId) AS n, count(DISTINCT person) AS people FROM line GROUP BY productId`,
      { ...span },
    ),
  );

function readBaskets(db: ReadDb, span: Span): Map<number, PartnerReportRow['baskets']> {
  const rows = db.all<{ productId: number; title: string; orders: number }>(
    `WITH ${linesSql}, basket AS (SELECT DISTINCT orderId, productId, person FROM line WHERE kept),
      pair AS (SELECT DISTINCT b.orderId, b.productId, b.person, l.product_id AS other FROM basket b JOIN order_lines l ON l.order_id = b.orderId WHERE l.product_id <> b.productId AND ${kept('l')})
     SELECT pair.productId, p.title, count(*) AS orders FROM pair JOIN products p ON p.id = pair.other AND p.not_goods = 0
     GROUP BY pair.productId, pair.other HAVING count(DISTINCT person) >= ${LEAST_PEOPLE} ORDER BY orders DESC, p.title, pair.other`,
    { ...span },
  );
  const found = new Map<number, PartnerReportRow['baskets']>();
  for (const { productId, title, orders } of rows) found.set(productId, [...(found.get(productId) ?? []), { title, orders }]);
  return found;
}

type Skus = { skus: (Sold & { sku: string })[]; fewTogether: number };
function readSkus(db: ReadDb, span: Span): Map<number, Skus> {
  const perSku = `sku AS MATERIALIZED (SELECT productId, sku, ${soldSql} FROM line WHERE kept GROUP BY productId, sku)`;
  const together = db.all<{ productId: number; people: number }>(`WITH ${linesSql}, ${perSku} SELECT l.productId, count(DISTINCT l.person) AS people FROM line l JOIN sku k ON k.productId = l.productId AND k.sku = l.sku WHERE l.kept AND k.people < ${LEAST_PEOPLE} GROUP BY l.productId`, { ...span });
  const few = new Map(together.map((t) => [t.productId, t.people]));
  const found = new Map<number, Skus>();
  for (const { productId, ...sku } of db.all<Sold & { productId: number; sku: string }>(`WITH ${linesSql}, ${perSku} SELECT * FROM sku ORDER BY productId, pieces DESC, sku`, { ...span })) {
    const known = found.get(productId) ?? { skus: [], fewTogether: few.get(productId) ?? 0 };
    found.set(productId, { ...known, skus: [...known.skus, sku] });
  }
  return found;
}
