import { randomInt } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { Surprise, SurpriseArm } from '../../../shared/contract/offers-surprises.ts';
import { drawGifts } from '../../../shared/domain/draw-gifts.ts';
import { isEnoughToJudge, judgeInterval, newcombe } from '../../../shared/domain/lift.ts';
import type { SplitPerson } from '../../../shared/domain/split-arms.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { hasRefused, readRefusals } from '../campaigns/refusals.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import type { Clock } from '../membership/clock.ts';
import { getSegment } from '../segments/read-segment.ts';
import { customersOfOffer, isOfferAccount, offerPeopleIn } from './offer-people.ts';
import { moveDelivery, promiseGift } from './open-delivery.ts';

/** Of a segment those who haven't said no, with what they are stratified by. */
export function readPool(db: ReadDb, segmentId: number, today: string): { people: SplitPerson[]; optedOut: number } {
  const refusals = readRefusals(db);
  const rows = db.all<{ id: number; netMinor: number | null; lastDay: string | null; optedOut: number; phone: string | null; quality: string; email: string | null }>(
    `SELECT c.id, m.net_minor AS netMinor, m.last_day AS lastDay, c.opted_out AS optedOut, c.phone, c.phone_quality AS quality, c.email FROM json_each(:ids) j JOIN customers c ON c.id = j.value
     LEFT JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 WHERE EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = c.id)`,
    { ids: JSON.stringify(customersOfOffer(db, { segmentId }, today)) },
  );
  const people = rows.filter((r) => r.optedOut === 0 && !hasRefused(refusals, r.quality === 'valid' ? r.phone : null, r.email));
  return { people: people.map(({ id, netMinor, lastDay }) => ({ id, netMinor, lastDay })), optedOut: rows.length - people.length };
}

export function surprisePool(db: ReadDb, segmentId: number, today: string): Output<typeof offers.surprisePool> {
  const { people, optedOut } = readPool(db, segmentId, today);
  return { people: people.length, optedOut };
}

/** An order of theirs that is paid and not sent yet: the gift goes along. */
const openOrder = `SELECT o.order_no FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = ? AND o.is_valid = 1 AND o.status = 'paid' ORDER BY o.day DESC, o.id DESC LIMIT 1`;

export function drawSurprise(db: WriteDb, { name, segmentId, gifts, leftOut, benefitId, card, windowDays, seed = randomInt(4_000_000_000) }: Parsed<typeof offers.drawSurprise>, clock: Clock): Output<typeof offers.drawSurprise> {
  if (db.get('SELECT 1 FROM surprises WHERE name = :name', { name })) throw new AppError('name_taken', { name });
  const { people } = readPool(db, segmentId, clock.today);
  const reachable = offerPeopleIn(db, people.map((p) => p.id)).people;
  const personOf = new Map(reachable.map((p) => [p.customerId, p.personId]));
  const pool = people.filter((p) => personOf.has(p.id));
  if (pool.length < gifts) throw new AppError('empty_audience');
  const drawn = drawGifts(pool, { gifts, leftOut }, seed);
  const order = db.prepare(openOrder).pluck();
  const deliveries = promiseGift(db, { benefitId, people: drawn.gifts.map((id) => ({ personId: personOf.get(id)!, orderNo: (order.get(id) as string | undefined) ?? null })), source: 'surprise', note: card }, clock);
  const { lastInsertRowid: surpriseId } = db.run(
    'INSERT INTO surprises (name, segment_name, seed, benefit_id, card, window_days, day, at) VALUES (:name, :segment, :seed, :benefitId, :card, :windowDays, :day, :now)',
    { name, segment: getSegment(db, segmentId).name, seed, benefitId, card, windowDays, day: clock.today, now: clock.now },
  );
  const put = db.prepare('INSERT INTO surprise_people (surprise_id, person_id, arm, delivery_id) VALUES (?, ?, ?, ?)');
  drawn.gifts.forEach((id, i) => put.run(surpriseId, personOf.get(id)!, 'gift', deliveries[i]!));
  for (const id of drawn.leftOut) put.run(surpriseId, personOf.get(id)!, 'left_out', null);
  return { surpriseId, gifts: drawn.gifts.length, leftOut: drawn.leftOut.length };
}

export function undoSurprise(db: WriteDb, surpriseId: number, now: number): Output<typeof offers.undoSurprise> {
  const deliveries = db.all<{ id: number; status: string }>('SELECT d.id, d.status FROM surprise_people s JOIN deliveries d ON d.id = s.delivery_id WHERE s.surprise_id = :surpriseId', { surpriseId });
  if (deliveries.some((d) => d.status === 'sent' || d.status === 'received')) throw new AppError('locked');
  if (db.run('UPDATE surprises SET undone_at = :now WHERE id = :surpriseId AND undone_at IS NULL', { surpriseId, now }).changes === 0) throw new AppError('not_found', { what: 'surprise' });
  for (const { id } of deliveries) moveDelivery(db, id, 'cancelled', now);
  return { surpriseId };
}

/** Somebody buys if they have a valid order after the day of the draw and until the window's last; as drawn, sent or not. */
export function listSurprises(db: ReadDb, today: string): Surprise[] {
  const rows = db.all<Omit<Surprise, 'until' | 'isOver' | 'gifts' | 'leftOut' | 'difference' | 'verdict'>>(
    `SELECT s.id AS surpriseId, s.name, s.segment_name AS segmentName, s.seed, b.name AS gift, s.card, s.day, s.window_days AS windowDays, s.undone_at AS undoneAt,
      (SELECT count(*) FROM surprise_people m JOIN deliveries d ON d.id = m.delivery_id WHERE m.surprise_id = s.id AND d.status IN ('sent', 'received')) AS sent
     FROM surprises s JOIN benefits b ON b.id = s.benefit_id ORDER BY s.id DESC LIMIT 100`,
  );
  return rows.map((row) => {
    const until = addDays(row.day, row.windowDays);
    const isOver = today > until;
    const arms = new Map(
      db
        .all<SurpriseArm & { arm: string }>(
          `SELECT m.arm, count(*) AS people, sum(EXISTS (SELECT 1 FROM offer_people p JOIN accounts a ON ${isOfferAccount} JOIN accounts oa ON oa.customer_id = a.customer_id JOIN orders o ON o.account_id = oa.id
              WHERE p.id = m.person_id AND o.is_valid = 1 AND o.day > :day AND o.day <= :until)) AS buyers
           FROM surprise_people m WHERE m.surprise_id = :id GROUP BY m.arm`,
          { id: row.surpriseId, day: row.day, until },
        )
        .map(({ arm, ...counts }) => [arm, counts]),
    );
    const gifts = arms.get('gift') ?? { people: 0, buyers: 0 };
    const leftOut = arms.get('left_out') ?? { people: 0, buyers: 0 };
    const difference = leftOut.people === 0 ? null : newcombe(gifts.buyers, gifts.people, leftOut.buyers, leftOut.people);
    const verdict = difference === null ? 'nobody_left_out' : !isOver ? 'running' : !isEnoughToJudge(gifts, leftOut) ? 'too_few' : judgeInterval(difference);
    return { ...row, until, isOver, gifts, leftOut, difference, verdict };
  });
}
