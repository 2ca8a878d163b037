import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { Delivery } from '../../../shared/contract/offers-deliveries.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { hasAmount } from '../../../shared/domain/benefits.ts';
import { deliveryStatuses, type DeliveryStatus } from '../../../shared/domain/deliveries.ts';
import { readDeliveryResults } from '../../../shared/domain/delivery-results.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import type { Clock } from '../membership/clock.ts';
import { readSettings } from '../settings/read-settings.ts';
import { logDispatch } from './log-dispatch.ts';
import { customersOfOffer, offerPeople, offerPeopleIn } from './offer-people.ts';
import { giftOf, moveDelivery, piecesSql, promiseGift } from './open-delivery.ts';

/** Money and top-ups have no parcel. */
const MONEY = "('red_packet', 'data_pack')";
const kindSql = { all: '', parcel: `AND d.kind NOT IN ${MONEY}`, money: `AND d.kind IN ${MONEY}` };
/** Somebody's newest address that isn't masked, as a contact. */
export const lastContact = `(SELECT k.id FROM accounts ka JOIN orders ko ON ko.account_id = ka.id JOIN contacts k ON k.id = ko.contact_id
  WHERE ka.customer_id = c.id AND k.address IS NOT NULL AND instr(k.address, '*') = 0 ORDER BY ko.day DESC, ko.id DESC LIMIT 1)`;

export function readBoard(db: ReadDb, { status, kind, offset, limit }: Parsed<typeof offers.board>, today: string): Output<typeof offers.board> {
  const currency = readSettings(db).baseCurrency;
  const counts = Object.fromEntries(deliveryStatuses.map((s) => [s, 0])) as Record<DeliveryStatus, number>;
  for (const row of db.all<{ status: DeliveryStatus; n: number }>(`SELECT status, count(*) AS n FROM deliveries d WHERE 1 ${kindSql[kind]} GROUP BY status`)) counts[row.status] = row.n;
  // Money costs its amount; what came back costs nothing here.
  const cost = 'ifnull(d.amount_minor, d.unit_cost_minor) * d.quantity';
  const sums = db.get<{ sentMinor: number; waitingMinor: number; otherCurrency: number }>(
    `SELECT ifnull(sum(CASE WHEN d.status IN ('sent', 'received') AND d.day > :since AND d.currency = :currency THEN ${cost} END), 0) AS sentMinor,
      ifnull(sum(CASE WHEN d.status = 'to_send' AND d.currency = :currency THEN ${cost} END), 0) AS waitingMinor,
      ifnull(sum(d.currency <> :currency), 0) AS otherCurrency FROM deliveries d WHERE d.status <> 'cancelled' ${kindSql[kind]}`,
    { currency, since: addDays(today, -365) },
  )!;
  const rows = db.all<Omit<Delivery, 'optedOut' | 'hasAddress'> & { optedOut: number; hasAddress: number }>(
    `SELECT d.id AS deliveryId, c.id AS customerId, c.nick, c.name, c.phone, d.source, d.name AS what, d.kind, d.quantity, d.unit_cost_minor AS unitCostMinor, d.amount_minor AS amountMinor, d.currency, d.status, d.day,
      d.order_no AS orderNo, d.tracking, d.note, ifnull(c.opted_out, 0) AS optedOut, ${lastContact} IS NOT NULL AS hasAddress
     FROM (SELECT * FROM deliveries d WHERE d.status = :status ${kindSql[kind]} ORDER BY d.id ${status === 'to_send' ? 'ASC' : 'DESC'} LIMIT :limit OFFSET :offset) d
       JOIN (${offerPeople}) ON p.id = d.person_id ORDER BY d.id ${status === 'to_send' ? 'ASC' : 'DESC'}`,
    { status, limit, offset },
  );
  const stock = db.all<{ benefitId: number; name: string; stock: number; left: number }>(`SELECT b.id AS benefitId, b.name, b.stock, max(0, b.stock - ${piecesSql}) AS "left" FROM benefits b WHERE b.stock IS NOT NULL AND b.ended_at IS NULL ORDER BY "left", b.name LIMIT 100`);
  return { currency, counts, ...sums, stock, total: counts[status], rows: rows.map((r) => ({ ...r, optedOut: r.optedOut === 1, hasAddress: r.hasAddress === 1 })) };
}

export function promise(db: WriteDb, { benefitId, who, quantity, amountMinor, note }: Parsed<typeof offers.promise>, clock: Clock): Output<typeof offers.promise> {
  const gift = giftOf(db, benefitId);
  if (hasAmount(gift.kind) !== (amountMinor !== null)) throw new AppError('bad_input', { fields: ['amountMinor'] });
  const { people } = offerPeopleIn(db, customersOfOffer(db, who, clock.today));
  if (people.length === 0) throw new AppError('bad_input', { field: 'who', reason: 'nobody' });
  return { promised: promiseGift(db, { benefitId, people, source: 'hand', quantity, amountMinor, note }, clock).length };
}

export function moveDeliveries(db: WriteDb, { deliveryIds, to, tracking }: Parsed<typeof offers.moveDeliveries>, clock: Clock): Output<typeof offers.moveDeliveries> {
  let moved = 0;
  for (const id of deliveryIds) {
    if (!moveDelivery(db, id, to, clock.now)) continue;
    moved += 1;
    if (to === 'sent') logDispatch(db, id, clock);
    if (tracking !== '') db.run('UPDATE deliveries SET tracking = :tracking WHERE id = :id', { id, tracking });
  }
  return { moved, stayed: deliveryIds.length - moved };
}

/** A line that says nothing of a delivery that waits changes nothing, and is counted. */
export function takeResults(db: WriteDb, text: string, now: number): Output<typeof offers.takeResults> {
  const told: Output<typeof offers.takeResults> = { done: 0, failed: 0, unknown: 0, twice: 0, first: [] };
  const seen = new Set<number>();
  for (const { result, line } of readDeliveryResults(text)) {
    const { deliveryId, done } = result;
    const status = deliveryId === null ? undefined : db.get<{ status: DeliveryStatus }>(`SELECT status FROM deliveries WHERE id = :deliveryId AND kind IN ${MONEY}`, { deliveryId })?.status;
    if (deliveryId === null || status === undefined || status === 'cancelled') {
      told.unknown += 1;
      if (told.first.length < 50) told.first.push(line.slice(0, 100));
    } else if (seen.has(deliveryId) || (done && status !== 'to_send')) told.twice += 1;
    else if (done) {
      moveDelivery(db, deliveryId, 'sent', now);
      told.done += 1;
    } else {
      // What was never sent waits on; what was, came back.
      moveDelivery(db, deliveryId, 'returned', now);
      told.failed += 1;
    }
    if (deliveryId !== null) seen.add(deliveryId);
  }
  return told;
}
