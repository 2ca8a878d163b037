import { judgeReferral, type ReferralFacts, type ReferralState, type ReferralTerms } from '../../../shared/domain/referrals.ts';
import type { ReadDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';
import { isOfferAccount } from './offer-people.ts';

export function readTerms(db: ReadDb): ReferralTerms | null {
  const row = db.get<{ terms: string }>('SELECT terms FROM referral_terms');
  return row ? (JSON.parse(row.terms) as ReferralTerms) : null;
}
export const termsOr = (db: ReadDb): ReferralTerms => readTerms(db) ?? { minOrderMinor: 0, withinDays: null, points: 0, benefitId: null, referredBenefitId: null, currency: readSettings(db).baseCurrency };

export interface StoredReferral {
  id: number;
  day: string;
  referrerId: number | null;
  referredId: number | null;
}
export const storedReferrals = (db: ReadDb, where = '1'): StoredReferral[] =>
  db.all<StoredReferral>(
    `SELECT r.id, r.day, (SELECT a.customer_id FROM offer_people p JOIN accounts a ON ${isOfferAccount} WHERE p.id = r.referrer_id) AS referrerId, (SELECT a.customer_id FROM offer_people p JOIN accounts a ON ${isOfferAccount} WHERE p.id = r.referred_id) AS referredId
     FROM referrals r WHERE r.undone_at IS NULL AND ${where} ORDER BY r.id DESC LIMIT 5000`,
  );

const shares = (what: string) => `SELECT 1 FROM accounts xa CROSS JOIN contacts x ON x.account_id = xa.id CROSS JOIN accounts ya CROSS JOIN contacts y ON y.account_id = ya.id WHERE xa.customer_id = :one AND ya.customer_id = :other AND ${what} LIMIT 1`;

/** The same number or the same door is the same household: no reward for it. A masked address says nothing. */
const samePhone = (db: ReadDb, one: number, other: number): boolean =>
  db.get("SELECT 1 FROM customers x JOIN customers y ON x.phone = y.phone WHERE x.id = :one AND y.id = :other AND x.phone_quality = 'valid' AND y.phone_quality = 'valid'", { one, other }) !== undefined ||
  db.get(shares("y.phone = x.phone AND x.phone_quality = 'valid' AND y.phone_quality = 'valid'"), { one, other }) !== undefined;
const sameAddress = (db: ReadDb, one: number, other: number): boolean =>
  db.get(shares("y.address = x.address AND y.city IS x.city AND length(x.address) >= 4 AND instr(x.address, '*') = 0"), { one, other }) !== undefined;

const firstOrder = (db: ReadDb, customerId: number): ReferralFacts['firstOrder'] =>
  db.get<NonNullable<ReferralFacts['firstOrder']>>(
    'SELECT o.day, o.net_minor AS netMinor, o.currency FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = :customerId AND o.is_valid = 1 AND o.day IS NOT NULL ORDER BY o.day, o.id LIMIT 1',
    { customerId },
  ) ?? null;

/** Judges referrals; who brought whom is read once. `except`: the referral that is judged doesn't make a circle with itself. */
export function referralJudge(db: ReadDb): (one: Omit<StoredReferral, 'id'>, except: number | null) => { state: ReferralState; firstOrder: ReferralFacts['firstOrder'] } {
  const terms = termsOr(db);
  const all = storedReferrals(db);
  return ({ day, referrerId, referredId }, except) => {
    const known = referrerId !== null && referredId !== null;
    const above = new Map(all.filter((r) => r.id !== except).map((r) => [r.referredId, r.referrerId]));
    let circle = false;
    const seen = new Set<number>();
    for (let at = referrerId; known && at !== null && !seen.has(at); at = above.get(at) ?? null) {
      seen.add(at);
      circle ||= at === referredId && at !== referrerId;
    }
    const first = referredId === null ? null : firstOrder(db, referredId);
    const facts = { referrerId, referredId, samePhone: known && samePhone(db, referrerId, referredId), sameAddress: known && sameAddress(db, referrerId, referredId), circle, day, firstOrder: first };
    return { state: judgeReferral(facts, terms), firstOrder: first };
  };
}
