import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { LateOrder, parcels } from '../../../shared/contract/parcels.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';
import { saveCase } from '../service/change-case.ts';
import { daysFrom, readOrderParcels, type OrderParcels, type Period } from './order-parcels.ts';

const MOST_CASES = 200;
const DUE_IN_DAYS = 2;

interface Limits extends Period {
  shipDays: number;
  signDays: number;
}
interface Late extends OrderParcels {
  toShip: number | null;
  toSign: number | null;
}

/** The latest first. */
function findLate(db: ReadDb, limits: Limits): Late[] {
  return readOrderParcels(db, limits)
    .map((o) => ({ ...o, toShip: daysFrom(o.paidAt, o.shippedAt), toSign: daysFrom(o.shippedAt, o.signedAt) }))
    .filter(({ toShip, toSign }) => (toShip ?? 0) > limits.shipDays || (toSign ?? 0) > limits.signDays)
    .sort((a, b) => (a.day === b.day ? b.orderId - a.orderId : a.day < b.day ? 1 : -1));
}
const isKnown = (late: Late): late is Late & { customerId: number } => late.customerId !== null;

export function listLate(db: ReadDb, { offset, limit, ...limits }: Parsed<typeof parcels.late>): Output<typeof parcels.late> {
  const all = findLate(db, limits);
  const known = all.filter(isKnown);
  const people = db.prepare('SELECT nick, name FROM customers WHERE id = ?');
  const asked = db.prepare("SELECT 1 FROM cases k JOIN customers h ON h.id = k.customer_id WHERE k.kind = 'delivery' AND k.order_no = ? AND ifnull(h.merged_into, h.id) = ?");
  const rows = known.slice(offset, offset + limit).map(({ orderId, orderNo, shopId, customerId, day, carrier, toShip, toSign }): LateOrder => {
    const { nick, name } = people.get(customerId) as { nick: string | null; name: string | null };
    return { orderId, orderNo, shopId, customerId, nick, name, day, carrier, toShip, toSign, hasCase: asked.get(orderNo, customerId) !== undefined };
  });
  return { total: known.length, rows, anonymous: all.length - known.length, customerIds: [...new Set(known.map((o) => o.customerId))] };
}

export function openLateCases({ text, ...limits }: Parsed<typeof parcels.openCases>, context: CommandContext): Output<typeof parcels.openCases> {
  const { db, today } = context;
  const latest = new Map<number, Late>();
  for (const late of findLate(db, limits).filter(isKnown)) if (!latest.has(late.customerId)) latest.set(late.customerId, late);
  const has = db.prepare("SELECT 1 FROM cases k JOIN customers h ON h.id = k.customer_id WHERE k.kind = 'delivery' AND (k.closed_day IS NULL OR k.order_no = ?) AND ifnull(h.merged_into, h.id) = ?");
  const due = [...latest].filter(([customerId, { orderNo }]) => has.get(orderNo, customerId) === undefined);
  for (const [customerId, { orderNo }] of due.slice(0, MOST_CASES)) saveCase({ customerId, kind: 'delivery', text, orderNo: orderNo.slice(0, 60), dueDay: addDays(today, DUE_IN_DAYS) }, context);
  return { opened: Math.min(due.length, MOST_CASES), already: latest.size - due.length, left: Math.max(0, due.length - MOST_CASES) };
}
