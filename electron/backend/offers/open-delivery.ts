import type { BenefitKind } from '../../../shared/domain/benefits.ts';
import { mayMove, type DeliverySource, type DeliveryStatus } from '../../../shared/domain/deliveries.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';
import { unlogDispatch } from './log-dispatch.ts';

export interface NewDelivery {
  personId: number;
  source: DeliverySource;
  what: string;
  kind: BenefitKind;
  quantity?: number;
  unitCostMinor: number;
  amountMinor?: number | null;
  currency: string;
  benefitId?: number | null;
  actId?: number | null;
  orderNo?: string | null;
  note?: string;
}
interface When {
  now: number;
  today: string;
}

function openDelivery(db: WriteDb, d: NewDelivery, { now, today }: When): number {
  return db.run(
    `INSERT INTO deliveries (person_id, source, benefit_id, act_id, name, kind, quantity, unit_cost_minor, amount_minor, currency, status, day, order_no, note, at)
     VALUES (:personId, :source, :benefitId, :actId, :what, :kind, :quantity, :cost, :amount, :currency, 'to_send', :today, :orderNo, :note, :now)`,
    { personId: d.personId, source: d.source, benefitId: d.benefitId ?? null, actId: d.actId ?? null, what: d.what, kind: d.kind, quantity: d.quantity ?? 1, cost: d.unitCostMinor, amount: d.amountMinor ?? null, currency: d.currency, today, orderNo: d.orderNo ?? null, note: d.note ?? '', now },
  ).lastInsertRowid;
}

interface GiftRow {
  name: string;
  kind: BenefitKind;
  unitCostMinor: number;
  currency: string;
  stock: number | null;
  ended: number | null;
}
/** Pieces of a benefit that take its stock. */
export const piecesSql = "ifnull((SELECT sum(d.quantity) FROM deliveries d WHERE d.benefit_id = b.id AND d.status IN ('to_send', 'sent', 'received')), 0)";

export function giftOf(db: ReadDb, benefitId: number): GiftRow & { given: number } {
  const gift = db.get<GiftRow & { given: number }>(`SELECT b.name, b.kind, b.unit_cost_minor AS unitCostMinor, b.currency, b.stock, b.ended_at AS ended, ${piecesSql} AS given FROM benefits b WHERE b.id = :benefitId`, { benefitId });
  if (!gift || gift.ended !== null) throw new AppError('not_found', { what: 'benefit' });
  return gift;
}

/** A benefit for people, one delivery each: all of them, or none where the stock doesn't reach. */
export function promiseGift(db: WriteDb, { benefitId, people, ...more }: { benefitId: number; people: readonly { personId: number; orderNo?: string | null }[]; source: DeliverySource; quantity?: number; amountMinor?: number | null; note?: string }, when: When): number[] {
  const { name, kind, unitCostMinor, currency, stock, given } = giftOf(db, benefitId);
  const pieces = people.length * (more.quantity ?? 1);
  if (stock !== null && given + pieces > stock) throw new AppError('stock_short', { left: Math.max(0, stock - given), wanted: pieces });
  return people.map(({ personId, orderNo }) => openDelivery(db, { ...more, personId, orderNo: orderNo ?? null, benefitId, what: name, kind, unitCostMinor, currency }, when));
}

/** One step, written down; false where it can't go there. */
export function moveDelivery(db: WriteDb, deliveryId: number, to: DeliveryStatus, now: number): boolean {
  const delivery = db.get<{ status: DeliveryStatus; actId: number | null }>('SELECT status, act_id AS actId FROM deliveries WHERE id = :deliveryId', { deliveryId });
  if (!delivery || !mayMove(delivery.status, to)) return false;
  setStatus(db, deliveryId, delivery, to, now);
  db.run('INSERT INTO delivery_moves (delivery_id, from_status, to_status, at) VALUES (:deliveryId, :from, :to, :now)', { deliveryId, from: delivery.status, to, now });
  return true;
}

/** What was redeemed for points says the same in both places. */
function setStatus(db: WriteDb, deliveryId: number, { actId }: { actId: number | null }, to: DeliveryStatus, now: number): void {
  db.run('UPDATE deliveries SET status = :to WHERE id = :deliveryId', { deliveryId, to });
  if (actId !== null) db.run('UPDATE point_acts SET fulfilled_at = :at WHERE id = :actId AND undone_at IS NULL', { actId, at: to === 'sent' || to === 'received' ? now : null });
}

export function undoMove(db: WriteDb, deliveryId: number, now: number): { status: DeliveryStatus } {
  const last = db.get<{ id: number; status: DeliveryStatus; undoes: DeliveryStatus; actId: number | null; undone: number | null }>(
    `SELECT v.id, v.from_status AS status, v.to_status AS undoes, d.act_id AS actId, (SELECT p.undone_at FROM point_acts p WHERE p.id = d.act_id) AS undone
     FROM delivery_moves v JOIN deliveries d ON d.id = v.delivery_id WHERE v.delivery_id = :deliveryId AND v.undone_at IS NULL ORDER BY v.id DESC LIMIT 1`,
    { deliveryId },
  );
  if (!last || last.undone !== null) throw new AppError('not_found', { what: 'delivery' });
  setStatus(db, deliveryId, last, last.status, now);
  if (last.undoes === 'sent') unlogDispatch(db, deliveryId);
  db.run('UPDATE delivery_moves SET undone_at = :now WHERE id = :id', { id: last.id, now });
  return { status: last.status };
}

/** What was redeemed for points comes onto the board. */
export function openRedemption(db: WriteDb, { actId, memberId, name, kind, quantity, unitCostMinor }: { actId: number; memberId: number; name: string; kind: 'coupon' | 'gift' | 'cash' | 'service'; quantity: number; unitCostMinor: number }, when: When): void {
  db.run('INSERT OR IGNORE INTO offer_people (platform, kind, value) SELECT platform, kind, value FROM members WHERE id = :memberId', { memberId });
  const { id: personId } = db.get<{ id: number }>('SELECT p.id FROM members m JOIN offer_people p ON p.platform = m.platform AND p.kind = m.kind AND p.value = m.value WHERE m.id = :memberId', { memberId })!;
  openDelivery(db, { personId, source: 'redeem', actId, what: name, kind: kind === 'cash' ? 'discount' : kind, quantity, unitCostMinor, currency: readSettings(db).baseCurrency }, when);
}

/** The redemption was taken back, or handed over, or not after all. */
export function followRedemption(db: WriteDb, actId: number, to: 'cancelled' | 'sent' | 'to_send', now: number): void {
  const delivery = db.get<{ id: number; status: DeliveryStatus }>('SELECT id, status FROM deliveries WHERE act_id = :actId', { actId });
  if (!delivery || delivery.status === to) return;
  db.run('UPDATE deliveries SET status = :to WHERE id = :id', { id: delivery.id, to });
  db.run('INSERT INTO delivery_moves (delivery_id, from_status, to_status, at) VALUES (:id, :from, :to, :now)', { id: delivery.id, from: delivery.status, to, now });
}
