import { randomInt } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { LuckyBox, LuckyPrize, LuckyWinner } from '../../../shared/contract/offers-lucky.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { hasAmount, isHandedOut } from '../../../shared/domain/benefits.ts';
import { drawPrizes } from '../../../shared/domain/draw-prizes.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import type { Clock } from '../membership/clock.ts';
import { getSegment } from '../segments/read-segment.ts';
import { isOfferAccount, offerPeople, offerPeopleIn } from './offer-people.ts';
import { giftOf, moveDelivery, promiseGift } from './open-delivery.ts';
import { readPool } from './surprises.ts';

export function drawLuckyBox(db: WriteDb, { name, segmentId, prizes, seed = randomInt(4_000_000_000) }: Parsed<typeof offers.drawLuckyBox>, clock: Clock): Output<typeof offers.drawLuckyBox> {
  if (db.get('SELECT 1 FROM lucky_boxes WHERE name = :name', { name })) throw new AppError('name_taken', { name });
  for (const { benefitId, amountMinor } of prizes) {
    const { kind } = giftOf(db, benefitId);
    if (!isHandedOut(kind)) throw new AppError('bad_input', { fields: ['benefitId'], reason: 'not_handed_out' });
    if (hasAmount(kind) !== (amountMinor !== null)) throw new AppError('bad_input', { fields: ['amountMinor'] });
  }
  const { people } = offerPeopleIn(db, readPool(db, segmentId, clock.today).people.map((p) => p.id));
  const drawn = drawPrizes(people.map((p) => p.customerId), prizes.map((p) => p.winners), seed);
  if (drawn === null) throw new AppError('empty_audience', { people: people.length });
  const personOf = new Map(people.map((p) => [p.customerId, p.personId]));
  const { lastInsertRowid: boxId } = db.run('INSERT INTO lucky_boxes (name, segment_name, seed, day, at) VALUES (:name, :segment, :seed, :day, :now)', { name, segment: getSegment(db, segmentId).name, seed, day: clock.today, now: clock.now });
  const put = db.prepare('INSERT INTO lucky_people (box_id, person_id, prize_id, delivery_id) VALUES (?, ?, ?, ?)');
  const won = new Set<number>();
  prizes.forEach(({ benefitId, amountMinor }, i) => {
    const winners = drawn[i]!;
    const { lastInsertRowid: prizeId } = db.run('INSERT INTO lucky_prizes (box_id, position, benefit_id, amount_minor) VALUES (:boxId, :position, :benefitId, :amountMinor)', { boxId, position: i + 1, benefitId, amountMinor });
    const deliveries = promiseGift(db, { benefitId, people: winners.map((id) => ({ personId: personOf.get(id)! })), source: 'prize', amountMinor, note: name }, clock);
    winners.forEach((id, k) => put.run(boxId, personOf.get(id)!, prizeId, deliveries[k]!));
    for (const id of winners) won.add(id);
  });
  for (const { customerId, personId } of people) if (!won.has(customerId)) put.run(boxId, personId, null, null);
  return { boxId, entered: people.length, winners: won.size };
}

export function undoLuckyBox(db: WriteDb, boxId: number, now: number): Output<typeof offers.undoLuckyBox> {
  const deliveries = db.all<{ id: number; status: string }>('SELECT d.id, d.status FROM lucky_people l JOIN deliveries d ON d.id = l.delivery_id WHERE l.box_id = :boxId', { boxId });
  if (deliveries.some((d) => d.status === 'sent' || d.status === 'received')) throw new AppError('locked');
  if (db.run('UPDATE lucky_boxes SET undone_at = :now WHERE id = :boxId AND undone_at IS NULL', { boxId, now }).changes === 0) throw new AppError('not_found', { what: 'lucky_box' });
  for (const { id } of deliveries) moveDelivery(db, id, 'cancelled', now);
  return { boxId };
}

/** Somebody was brought by whoever their referrer is today. */
const broughtSql = `SELECT count(*) AS n FROM referrals r WHERE r.undone_at IS NULL AND r.day >= :day AND EXISTS (
  SELECT 1 FROM offer_people p JOIN accounts a ON ${isOfferAccount} JOIN accounts b ON b.customer_id = a.customer_id JOIN offer_people q ON q.platform = b.platform AND q.kind = b.kind AND q.value = b.value
    JOIN lucky_people l ON l.person_id = q.id WHERE p.id = r.referrer_id AND l.box_id = :boxId)`;

export function listLuckyBoxes(db: ReadDb): LuckyBox[] {
  const boxes = db.all<Omit<LuckyBox, 'prizes' | 'brought'>>(
    'SELECT b.id AS boxId, b.name, b.segment_name AS segmentName, b.seed, b.day, b.undone_at AS undoneAt, (SELECT count(*) FROM lucky_people l WHERE l.box_id = b.id) AS entered FROM lucky_boxes b ORDER BY b.id DESC LIMIT 100',
  );
  return boxes.map((box) => ({
    ...box,
    prizes: db
      .all<Omit<LuckyPrize, 'odds'>>(
        `SELECT p.position, d.name AS benefit, p.amount_minor AS amountMinor, d.currency, count(*) AS winners, sum(d.status IN ('sent', 'received')) AS sent, sum(ifnull(d.amount_minor, d.unit_cost_minor)) AS costMinor
         FROM lucky_prizes p JOIN lucky_people l ON l.prize_id = p.id JOIN deliveries d ON d.id = l.delivery_id WHERE p.box_id = :boxId GROUP BY p.id ORDER BY p.position`,
        { boxId: box.boxId },
      )
      .map((prize) => ({ ...prize, odds: prize.winners / box.entered })),
    brought: db.get<{ n: number }>(broughtSql, { day: box.day, boxId: box.boxId })!.n,
  }));
}

export const listLuckyWinners = (db: ReadDb, boxId: number): LuckyWinner[] =>
  db.all<LuckyWinner>(
    `SELECT z.position, d.name AS benefit, d.status, c.id AS customerId, c.nick, c.name, c.phone FROM lucky_people l JOIN lucky_prizes z ON z.id = l.prize_id JOIN deliveries d ON d.id = l.delivery_id
     JOIN (${offerPeople}) ON p.id = l.person_id WHERE l.box_id = :boxId AND c.id IS NOT NULL ORDER BY z.position, l.person_id`,
    { boxId },
  );
