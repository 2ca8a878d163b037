import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { CouponRow, Giving } from '../../../shared/contract/offers-coupons.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import type { Clock } from '../membership/clock.ts';
import { getSegment } from '../segments/read-segment.ts';
import { expirySql, getBatch } from './coupon-batches.ts';
import { customersOfOffer, isOfferAccount, offerPeople, offerPeopleIn } from './offer-people.ts';

export function giveCodes(db: WriteDb, { batchId, who }: Parsed<typeof offers.giveCodes>, { now, today }: Clock): Output<typeof offers.giveCodes> {
  getBatch(db, batchId);
  const had = new Set(db.all<{ id: number }>(`SELECT DISTINCT a.customer_id AS id FROM coupons k JOIN offer_people p ON p.id = k.person_id JOIN accounts a ON ${isOfferAccount} WHERE k.batch_id = :batchId`, { batchId }).map((c) => c.id));
  const asked = customersOfOffer(db, who, today);
  const { people, without } = offerPeopleIn(db, asked.filter((id) => !had.has(id)));
  const told = { given: people.length, had: asked.filter((id) => had.has(id)).length, without };
  if (people.length === 0) return told;
  const free = db.all<{ id: number }>('SELECT id FROM coupons WHERE batch_id = :batchId AND person_id IS NULL AND used_day IS NULL ORDER BY id LIMIT :wanted', { batchId, wanted: people.length });
  if (free.length < people.length) throw new AppError('codes_short', { left: free.length, wanted: people.length });
  const segmentName = 'segmentId' in who ? getSegment(db, who.segmentId).name : '';
  const { lastInsertRowid: givingId } = db.run('INSERT INTO coupon_givings (batch_id, day, segment_name, at) VALUES (:batchId, :today, :segmentName, :now)', { batchId, today, segmentName, now });
  const give = db.prepare('UPDATE coupons SET giving_id = ?, person_id = ? WHERE id = ?');
  people.forEach(({ personId }, i) => give.run(givingId, personId, free[i]!.id));
  return told;
}

export const listGivings = (db: ReadDb, batchId: number): Giving[] =>
  db.all<Giving>(
    `SELECT g.id AS givingId, g.day, g.segment_name AS segmentName, g.undone_at AS undoneAt, count(k.id) AS people, count(k.used_day) AS used
     FROM coupon_givings g LEFT JOIN coupons k ON k.giving_id = g.id WHERE g.batch_id = :batchId GROUP BY g.id ORDER BY g.id DESC LIMIT 100`,
    { batchId },
  );

export function undoGiving(db: WriteDb, givingId: number, now: number): Output<typeof offers.undoGiving> {
  if (db.run('UPDATE coupon_givings SET undone_at = :now WHERE id = :givingId AND undone_at IS NULL', { givingId, now }).changes === 0) throw new AppError('not_found', { what: 'giving' });
  const { changes: freed } = db.run('UPDATE coupons SET giving_id = NULL, person_id = NULL WHERE giving_id = :givingId AND used_day IS NULL', { givingId });
  return { freed, kept: db.get<{ n: number }>('SELECT count(*) AS n FROM coupons WHERE giving_id = :givingId', { givingId })!.n };
}

const columns = `k.id AS couponId, k.code, g.day AS givenDay, nullif(${expirySql}, '9999-12-31') AS expiresDay, k.used_day AS usedDay, k.order_no AS orderNo, c.id AS customerId, c.nick, c.name, c.phone`;
const joins = `JOIN coupon_batches b ON b.id = k.batch_id LEFT JOIN coupon_givings g ON g.id = k.giving_id LEFT JOIN (${offerPeople}) ON p.id = k.person_id`;
const shown = { all: '1', free: 'k.person_id IS NULL AND k.used_day IS NULL', given: 'k.person_id IS NOT NULL AND k.used_day IS NULL', used: 'k.used_day IS NOT NULL' };

export function listCoupons(db: ReadDb, { batchId, show, offset, limit }: Parsed<typeof offers.coupons>): Output<typeof offers.coupons> {
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM coupons k WHERE k.batch_id = :batchId AND ${shown[show]}`, { batchId })!.n;
  const rows = db.all<CouponRow>(`SELECT ${columns} FROM (SELECT * FROM coupons k WHERE k.batch_id = :batchId AND ${shown[show]} ORDER BY k.id LIMIT :limit OFFSET :offset) k ${joins} ORDER BY k.id`, { batchId, limit, offset });
  return { total, rows };
}

export const expiringCoupons = (db: ReadDb, days: number, today: string): Output<typeof offers.expiringCoupons> =>
  db.all<CouponRow & { batchName: string }>(
    `SELECT ${columns}, b.name AS batchName FROM coupons k ${joins} WHERE k.person_id IS NOT NULL AND k.used_day IS NULL AND c.id IS NOT NULL AND ${expirySql} BETWEEN :today AND :until ORDER BY ${expirySql}, k.id LIMIT 10000`,
    { today, until: addDays(today, days) },
  );

/** A person's code that still holds, of several the one given last; over `c`, with :asOf. */
export const couponOfCustomer = `(SELECT k.code FROM accounts a JOIN offer_people p ON ${isOfferAccount} JOIN coupons k ON k.person_id = p.id JOIN coupon_givings g ON g.id = k.giving_id JOIN coupon_batches b ON b.id = k.batch_id
  WHERE a.customer_id = c.id AND k.used_day IS NULL AND ifnull(b.from_day, :asOf) <= :asOf AND ${expirySql} >= :asOf ORDER BY k.giving_id DESC, k.id LIMIT 1)`;
