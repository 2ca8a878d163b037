import type { Finding } from '../../../shared/contract/cleaning.ts';
import type { ReadDb } from '../db/executor.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';

/** A finding with what a fix would keep of it; null where the owner has to say. */
export interface Found extends Omit<Finding, 'key'> {
  shopId: number;
  key: string;
  value: string | null;
}

export const found = (of: Pick<Found, 'key' | 'text'> & Partial<Found>): Found => ({
  shopId: 0, value: null, becomes: null, reasons: [], rows: 1, shopName: null, platform: null, day: null, amountMinor: null, currency: null, buyer: null, note: null, ...of,
});

interface OrderFacts {
  orderId: number;
  shopId: number;
  shopName: string;
  platform: string;
  orderNo: string;
  day: string | null;
  amountMinor: number | null;
  currency: string;
  buyer: string | null;
  items: number;
}

/** Orders as findings, the newest first. */
export function foundOrders(db: ReadDb, orderIds: Iterable<number>): (OrderFacts & { finding: Found })[] {
  const rows = db.all<OrderFacts>(
    `SELECT o.id AS orderId, o.shop_id AS shopId, s.name AS shopName, s.platform, o.order_no AS orderNo, o.day, o.paid_minor AS amountMinor, o.currency,
      CASE WHEN a.kind = 'buyer' AND NOT ${isErasedSql('a.value')} THEN a.value END AS buyer, (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id) AS items
    FROM json_each(:ids) wanted CROSS JOIN orders o ON o.id = wanted.value JOIN shops s ON s.id = o.shop_id LEFT JOIN accounts a ON a.id = o.account_id
    ORDER BY o.day DESC, o.id DESC`,
    { ids: JSON.stringify([...orderIds]) },
  );
  return rows.map((row) => ({
    ...row,
    finding: found({ shopId: row.shopId, key: row.orderNo, text: row.orderNo, rows: row.items, shopName: row.shopName, platform: row.platform, day: row.day, amountMinor: row.amountMinor, currency: row.currency, buyer: row.buyer }),
  }));
}
