import { mergeOrder, type MergedLine, type MergedOrder, type Observation } from '../../../shared/domain/merge-order.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import type { WriteDb } from '../db/executor.ts';

export interface ShopClock {
  timeZone: string;
  currency: string;
}

/** The columns of an order's row that its merge decides, in the order of ORDER_COLUMNS. */
export function orderValues(m: MergedOrder, clock: ShopClock): (string | number | null)[] {
  const at = m.paidAt ?? m.createdAt;
  return [
    m.accountId,
    m.contactId,
    m.status,
    m.createdAt,
    m.paidAt,
    at === null ? null : dayOf(at, clock.timeZone),
    m.currency ?? clock.currency,
    m.paidMinor,
    m.discountMinor,
    m.refundMinor,
    m.netMinor,
    m.isPaid ? 1 : 0,
    m.isValid ? 1 : 0,
    m.emailConsent,
  ];
}
export const ORDER_COLUMNS = ['account_id', 'contact_id', 'status', 'created_at', 'paid_at', 'day', 'currency', 'paid_minor', 'discount_minor', 'refund_minor', 'net_minor', 'is_paid', 'is_valid', 'email_consent'];

export const LINE_COLUMNS = ['line_key', 'product_id', 'sku', 'quantity', 'unit_price_minor', 'paid_minor', 'discount_minor', 'refund_minor', 'status'];
export const lineValues = (l: MergedLine): (string | number | null)[] => [l.key, l.productId, l.sku, l.quantity, l.unitPriceMinor, l.paidMinor, l.discountMinor, l.refundMinor, l.status];

const assign = (columns: string[]) => columns.map((c) => `${c} = ?`).join(', ');
const UPDATE_ORDER = `UPDATE orders SET ${assign(ORDER_COLUMNS)} WHERE id = ?`;
const UPDATE_LINE = `UPDATE order_lines SET ${assign(LINE_COLUMNS)} WHERE id = ?`;
const INSERT_LINE = `INSERT INTO order_lines (order_id, ${LINE_COLUMNS.join(', ')}) VALUES (${Array(LINE_COLUMNS.length + 1).fill('?').join(', ')})`;

export interface OrderChange {
  orderChanged: boolean;
  linesNew: string[];
  linesChanged: string[];
  linesGone: number;
  /** Accounts before and after, whose metrics have moved. */
  accounts: (number | null)[];
}

/** Brings an order's row and lines to what its observations say; touches only what differs. */
export function rewriteOrder(db: WriteDb, orderId: number, observations: readonly Observation[], clock: ShopClock): OrderChange {
  const merged = mergeOrder(observations);
  const after = orderValues(merged, clock);
  const before = db.prepare(`SELECT ${ORDER_COLUMNS.join(', ')} FROM orders WHERE id = ?`).get(orderId) as Record<string, string | number | null>;
  const orderChanged = ORDER_COLUMNS.some((column, i) => before[column] !== after[i]);
  if (orderChanged) db.prepare(UPDATE_ORDER).run(...after, orderId);
  const stored = db.prepare(`SELECT id, ${LINE_COLUMNS.join(', ')} FROM order_lines WHERE order_id = ?`).all(orderId) as (Record<string, string | number | null> & { id: number; line_key: string })[];
  const byKey = new Map(stored.map((l) => [l.line_key, l]));
  const change: OrderChange = { orderChanged, linesNew: [], linesChanged: [], linesGone: 0, accounts: [before['account_id'] as number | null, merged.accountId] };
  for (const line of merged.lines) {
    const values = lineValues(line);
    const old = byKey.get(line.key);
    byKey.delete(line.key);
    if (!old) {
      db.prepare(INSERT_LINE).run(orderId, ...values);
      change.linesNew.push(line.key);
    } else if (LINE_COLUMNS.some((column, i) => old[column] !== values[i])) {
      db.prepare(UPDATE_LINE).run(...values, old.id);
      change.linesChanged.push(line.key);
    }
  }
  for (const gone of byKey.values()) {
    db.prepare('DELETE FROM order_lines WHERE id = ?').run(gone.id);
    change.linesGone += 1;
  }
  return change;
}
