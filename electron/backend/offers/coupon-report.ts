import type { CouponReport } from '../../../shared/contract/offers-coupons.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { lineCost } from '../campaigns/results-margin.ts';
import type { ReadDb } from '../db/executor.ts';
import { getBatch } from './coupon-batches.ts';
import { isOfferAccount } from './offer-people.ts';

const DEFINITION =
  'rate = codes given and used / codes given, with Wilson 95 %. Sales: net money of the orders that used codes are known with, each order once, valid and in the batch’s currency. Margin = net − cost of goods − cost of the coupons beside their value (the value is off the bill already).';

/** What came of a batch. Each order counts once, however many codes it took. */
export function reportCoupons(db: ReadDb, batchId: number): CouponReport {
  const { currency, valueMinor, costMinor } = getBatch(db, batchId);
  const sums = db.get<{ given: number; usedOfGiven: number; usedUngiven: number }>(
    'SELECT count(person_id) AS given, ifnull(sum(person_id IS NOT NULL AND used_day IS NOT NULL), 0) AS usedOfGiven, ifnull(sum(person_id IS NULL AND used_day IS NOT NULL), 0) AS usedUngiven FROM coupons WHERE batch_id = :batchId',
    { batchId },
  )!;
  const uses = db.all<{ orderId: number | null; valid: number | null; net: number | null; currency: string | null; buyer: number | null; holder: number | null }>(
    `SELECT o.id AS orderId, o.is_valid AS valid, o.net_minor AS net, o.currency, ba.customer_id AS buyer, a.customer_id AS holder
     FROM coupons k LEFT JOIN orders o ON o.id = (SELECT f.id FROM shops s CROSS JOIN orders f ON f.shop_id = s.id AND f.order_no = k.order_no LIMIT 1)
       LEFT JOIN accounts ba ON ba.id = o.account_id LEFT JOIN offer_people p ON p.id = k.person_id LEFT JOIN accounts a ON ${isOfferAccount}
     WHERE k.batch_id = :batchId AND k.used_day IS NOT NULL`,
    { batchId },
  );
  const known = uses.filter((u) => u.orderId !== null);
  const kept = known.filter((u) => u.valid === 1 && u.currency === currency);
  const orders = new Map(kept.map((u) => [u.orderId!, u.net ?? 0]));
  const goods = goodsOf(db, [...orders.keys()]);
  const netMinor = [...orders.values()].reduce((sum, net) => sum + net, 0);
  const cost = kept.length * costMinor;
  return {
    ...sums,
    rate: sums.given === 0 ? null : { value: sums.usedOfGiven / sums.given, ...wilson(sums.usedOfGiven, sums.given) },
    usedByOthers: known.filter((u) => u.holder !== null && u.buyer !== null && u.buyer !== u.holder).length,
    orders: orders.size,
    lostOrders: new Set(known.filter((u) => u.valid === 0).map((u) => u.orderId)).size,
    unknownOrders: uses.length - known.length,
    netMinor,
    takenOffMinor: kept.length * valueMinor,
    costMinor: cost,
    marginMinor: orders.size > 0 && goods.unknown === 0 ? netMinor - goods.costMinor - cost : null,
    goodsUnknown: goods.unknown,
    otherCurrency: known.filter((u) => u.valid === 1 && u.currency !== currency).length,
    definition: DEFINITION,
  };
}

/** What the goods of orders cost, without lines that were refunded whole; `unknown`: orders with a line of which it isn't known. */
function goodsOf(db: ReadDb, orderIds: readonly number[]): { costMinor: number; unknown: number } {
  return db.get<{ costMinor: number; unknown: number }>(
    `SELECT ifnull(sum(cost), 0) AS costMinor, ifnull(sum(NOT known), 0) AS unknown FROM (
      SELECT o.id, count(l.id) > 0 AND count(l.id) = count(${lineCost}) AS known, ifnull(sum(${lineCost} * l.quantity) FILTER (WHERE l.paid_minor IS NULL OR NOT (l.paid_minor > 0 AND l.refund_minor >= l.paid_minor)), 0) AS cost
      FROM json_each(:ids) j JOIN orders o ON o.id = j.value LEFT JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id GROUP BY o.id)`,
    { ids: JSON.stringify(orderIds) },
  )!;
}
