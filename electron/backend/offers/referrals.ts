import { randomInt } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { OfferPerson } from '../../../shared/contract/offers-deliveries.ts';
import type { Referral, ReferralReport } from '../../../shared/contract/offers-referrals.ts';
import { codesIn, makeCodes } from '../../../shared/domain/coupon-codes.ts';
import { refusesReferral } from '../../../shared/domain/referrals.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { doAct } from '../membership/acts.ts';
import type { Clock } from '../membership/clock.ts';
import { memberIdsOf } from '../membership/ledger.ts';
import { hasProgramme } from '../membership/read-programme.ts';
import { personOf } from '../people/decisions.ts';
import type { TaskContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { customersOfOffer, isOfferAccount, offerIdsOf, offerPeopleIn, offerPersonId } from './offer-people.ts';
import { promiseGift } from './open-delivery.ts';
import { readTerms, referralJudge, storedReferrals, termsOr } from './referral-facts.ts';
import { takeBackReward } from './settle-referrals.ts';

export function saveTerms(db: WriteDb, terms: Parsed<typeof offers.saveTerms>, now: number): Output<typeof offers.saveTerms> {
  for (const id of [terms.benefitId, terms.referredBenefitId]) if (id !== null && !db.get('SELECT 1 FROM benefits WHERE id = :id', { id })) throw new AppError('not_found', { what: 'benefit' });
  db.run('INSERT INTO referral_terms (id, terms, at) VALUES (1, :terms, :now) ON CONFLICT (id) DO UPDATE SET terms = excluded.terms, at = excluded.at', { terms: JSON.stringify({ ...terms, currency: readSettings(db).baseCurrency }), now });
  return { saved: true };
}

/** A person's code over `c`: of several, which a merge can bring, the oldest. */
export const referralCodeOfCustomer = `(SELECT k.code FROM accounts a JOIN offer_people p ON ${isOfferAccount} JOIN referral_codes k ON k.person_id = p.id WHERE a.customer_id = c.id ORDER BY k.at, k.person_id LIMIT 1)`;
export const referralCode = (db: ReadDb, customerId: number): { code: string | null } =>
  db.get<{ code: string | null }>(`SELECT ${referralCodeOfCustomer} AS code FROM customers c WHERE c.id = :id`, { id: personOf(db, customerId) ?? customerId }) ?? { code: null };

const LENGTH = 6;
const RANGE = 2 ** 32;

export function giveReferralCodes(db: WriteDb, { who }: Parsed<typeof offers.giveReferralCodes>, { now, today }: Clock): Output<typeof offers.giveReferralCodes> {
  const asked = customersOfOffer(db, who, today);
  const lacking = asked.filter((id) => referralCode(db, id).code === null);
  const { people, without } = offerPeopleIn(db, lacking);
  const taken = db.prepare('SELECT 1 FROM referral_codes WHERE code = ?').pluck();
  const codes = makeCodes({ count: people.length, length: LENGTH }, () => randomInt(RANGE) / RANGE, (code) => taken.get(code) !== undefined);
  if (codes === null) throw new AppError('bad_input', { field: 'who', reason: 'too_many' });
  people.forEach(({ personId }, i) => db.run('INSERT INTO referral_codes (person_id, code, at) VALUES (:personId, :code, :now)', { personId, code: codes[i]!, now }));
  return { made: people.length, had: asked.length - lacking.length, without };
}

const FRESH_DAYS = 30;

export function addReferral(db: WriteDb, { referrer, referredId: askedId, day: asked }: Parsed<typeof offers.addReferral>, { now, today }: Clock): Output<typeof offers.addReferral> {
  const how = 'code' in referrer ? 'code' : 'hand';
  const referrerId = 'code' in referrer ? db.get<{ id: number }>(`SELECT a.customer_id AS id FROM referral_codes k JOIN offer_people p ON p.id = k.person_id JOIN accounts a ON ${isOfferAccount} WHERE k.code = :code`, { code: referrer.code })?.id : personOf(db, referrer.customerId);
  if (referrerId === undefined && 'code' in referrer) return { refused: 'no_code' };
  const referredId = personOf(db, askedId);
  if (referrerId === undefined || referredId === undefined) throw new AppError('not_found', { what: 'customer' });
  if (asked !== undefined && asked > today) throw new AppError('bad_input', { fields: ['day'] });
  const theirs = offerIdsOf(db, referredId);
  if (db.get('SELECT 1 FROM referrals WHERE undone_at IS NULL AND referred_id IN (SELECT value FROM json_each(:theirs))', { theirs: JSON.stringify(theirs) })) return { refused: 'known' };
  const judge = referralJudge(db);
  const first = judge({ day: today, referrerId, referredId }, null).firstOrder;
  const day = asked ?? (first !== null && first.day <= today && first.day >= addDays(today, -FRESH_DAYS) ? first.day : today);
  const { state } = judge({ day, referrerId, referredId }, null);
  if (refusesReferral(state)) return { refused: state };
  const { lastInsertRowid: referralId } = db.run('INSERT INTO referrals (referrer_id, referred_id, how, day, at) VALUES (:referrer, :referred, :how, :day, :now)', { referrer: offerPersonId(db, referrerId), referred: offerPersonId(db, referredId), how, day, now });
  return { referralId };
}

/** Of each order whose note has somebody's code, its buyer was brought by them, if it is their first. */
export function findReferrals({ db, now, today, checkCancelled, progress }: TaskContext): Output<typeof offers.findReferrals> {
  return db.transaction(() => {
    const codes = new Set(db.all<{ code: string }>('SELECT code FROM referral_codes').map((k) => k.code.toUpperCase()));
    const told = { added: 0, refused: 0 };
    if (codes.size === 0) return told;
    const memos = db.all<{ customerId: number; day: string; words: string }>(
      "SELECT a.customer_id AS customerId, o.day, ifnull(m.buyer_memo, '') || ' ' || ifnull(m.seller_memo, '') AS words FROM order_memos m JOIN orders o ON o.id = m.order_id JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.day <= :today ORDER BY o.day, o.id",
      { today },
    );
    memos.forEach(({ customerId, day, words }, i) => {
      if (i % 2000 === 0) {
        checkCancelled();
        progress({ step: 'rows', done: i, total: memos.length });
      }
      for (const code of codesIn(words)) {
        if (!codes.has(code)) continue;
        const done = addReferral(db, { referrer: { code }, referredId: customerId, day }, { now, today });
        if ('referralId' in done) told.added += 1;
        else if (done.refused !== 'known') told.refused += 1;
      }
    });
    return told;
  });
}

export function undoReferral(db: WriteDb, referralId: number, clock: Clock): Output<typeof offers.undoReferral> {
  if (db.run('UPDATE referrals SET undone_at = :now WHERE id = :referralId AND undone_at IS NULL', { referralId, now: clock.now }).changes === 0) throw new AppError('not_found', { what: 'referral' });
  takeBackReward(db, referralId, clock);
  return { referralId };
}

/** Each once: points through the ledger, gifts onto the board. */
export function rewardReferrals(db: WriteDb, clock: Clock): Output<typeof offers.rewardReferrals> {
  const terms = termsOr(db);
  const judge = referralJudge(db);
  const told = { rewarded: 0, notMembers: 0 };
  for (const referral of storedReferrals(db, 'NOT EXISTS (SELECT 1 FROM referral_rewards w WHERE w.referral_id = r.id AND w.taken_back_at IS NULL)').reverse()) {
    const { id, referrerId, referredId } = referral;
    if (referrerId === null || referredId === null || judge(referral, id).state !== 'qualified') continue;
    if (terms.points > 0 && (!hasProgramme(db) || memberIdsOf(db, referrerId).length === 0)) {
      told.notMembers += 1;
      continue;
    }
    const actId = terms.points > 0 ? doAct(db, { kind: 'adjust', customerId: referrerId, points: terms.points, reason: '老带新 / referral' }, clock) : null;
    const gift = (benefitId: number | null, customerId: number) => (benefitId === null ? null : (promiseGift(db, { benefitId, people: [{ personId: offerPersonId(db, customerId) }], source: 'referral' }, clock)[0] ?? null));
    db.run('INSERT INTO referral_rewards (referral_id, act_id, delivery_id, referred_delivery_id, at) VALUES (:id, :actId, :one, :other, :now)', { id, actId, one: gift(terms.benefitId, referrerId), other: gift(terms.referredBenefitId, referredId), now: clock.now });
    told.rewarded += 1;
  }
  return told;
}

const NOBODY: OfferPerson = { customerId: null, nick: null, name: null, phone: null };

export function readReferrals(db: ReadDb): ReferralReport {
  const judge = referralJudge(db);
  const person = (customerId: number | null) => (customerId === null ? NOBODY : (db.get<OfferPerson>('SELECT id AS customerId, nick, name, phone FROM customers WHERE id = :customerId', { customerId }) ?? NOBODY));
  const rows = storedReferrals(db).map((r): Referral => {
    const { state, firstOrder } = judge(r, r.id);
    const { how, rewarded, takenBack } = db.get<{ how: 'code' | 'hand'; rewarded: number; takenBack: string | null }>(
      `SELECT r.how, EXISTS (SELECT 1 FROM referral_rewards w WHERE w.referral_id = r.id AND w.taken_back_at IS NULL) AS rewarded,
        (SELECT w.why FROM referral_rewards w WHERE w.referral_id = r.id AND w.taken_back_at IS NOT NULL ORDER BY w.id DESC LIMIT 1) AS takenBack FROM referrals r WHERE r.id = :id`,
      { id: r.id },
    )!;
    const net = r.referredId === null ? null : db.get<{ net: number | null }>('SELECT net_minor AS net FROM customer_metrics WHERE customer_id = :id AND shop_id = 0', { id: r.referredId })?.net;
    return { referralId: r.id, referrer: person(r.referrerId), referred: person(r.referredId), how, day: r.day, state, firstOrderDay: firstOrder?.day ?? null, netMinor: net ?? 0, rewarded: rewarded === 1, takenBack };
  });
  return { currency: readSettings(db).baseCurrency, terms: readTerms(db), codes: db.get<{ n: number }>('SELECT count(*) AS n FROM referral_codes')!.n, rows, due: rows.filter((r) => r.state === 'qualified' && !r.rewarded).length };
}
