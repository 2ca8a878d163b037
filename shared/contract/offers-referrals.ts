import * as z from 'zod';
import type { ReferralState, ReferralTerms } from '../domain/referrals.ts';
import { command, day, id, query, task } from './endpoint.ts';
import { offerWho, type OfferPerson } from './offers-deliveries.ts';

export interface Referral {
  referralId: number;
  referrer: OfferPerson;
  referred: OfferPerson;
  how: 'code' | 'hand';
  day: string;
  state: ReferralState;
  firstOrderDay: string | null;
  /** All that the referred has bought, in the base currency; 0 where it is in several. */
  netMinor: number;
  rewarded: boolean;
  /** A reward was taken back: why, the last time. */
  takenBack: string | null;
}
export interface ReferralReport {
  currency: string;
  terms: ReferralTerms | null;
  codes: number;
  /** Newest first; 5,000 at most. */
  rows: Referral[];
  /** Qualified, and not rewarded yet. */
  due: number;
}

const points = z.int().min(0).max(1_000_000);

export const referralEndpoints = {
  referrals: query(z.strictObject({})).returns<ReferralReport>(),
  saveTerms: command(z.strictObject({ minOrderMinor: z.int().min(0).max(1_000_000_000), withinDays: z.int().min(1).max(3650).nullable(), points, benefitId: id.nullable(), referredBenefitId: id.nullable() })).returns<{ saved: true }>(),
  /** A code for whoever has none. */
  giveReferralCodes: command(z.strictObject({ who: offerWho })).returns<{ made: number; had: number; without: number }>(),
  /** Null: they have none. */
  referralCode: query(z.strictObject({ customerId: id })).returns<{ code: string | null }>(),
  /** By the referrer's code, or by hand. `day`: from when a first order counts; without it that of the first order of the last 30 days, else today. */
  addReferral: command(z.strictObject({ referrer: z.union([z.strictObject({ customerId: id }), z.strictObject({ code: z.string().trim().min(1).max(40) })]), referredId: id, day: day.optional() })).returns<{ referralId: number } | { refused: ReferralState | 'known' | 'no_code' }>(),
  /** Codes that stand in the notes of first orders. */
  findReferrals: task('writer', z.strictObject({})).returns<{ added: number; refused: number }>(),
  undoReferral: command(z.strictObject({ referralId: id })).returns<{ referralId: number }>(),
  /** All that are due; `notMembers`: points are promised, and they have no card. */
  rewardReferrals: command(z.strictObject({})).returns<{ rewarded: number; notMembers: number }>(),
};
