import * as z from 'zod';
import type { BenefitKind } from '../domain/benefits.ts';
import type { Interval } from '../domain/lift.ts';
import { command, day, fileIn, fileOut, id, query, task } from './endpoint.ts';
import { offerWho, type OfferPerson } from './offers-deliveries.ts';

export interface CouponBatch {
  batchId: number;
  name: string;
  benefitId: number | null;
  /** Of its benefit; a coupon where it has none. */
  kind: BenefitKind;
  valueMinor: number;
  thresholdMinor: number;
  costMinor: number;
  currency: string;
  fromDay: string | null;
  untilDay: string | null;
  validDays: number | null;
  note: string;
  codes: number;
  given: number;
  used: number;
}
export interface CouponReport {
  /** Of the codes that were given to somebody, the share that was used, with its interval. */
  given: number;
  usedOfGiven: number;
  rate: (Interval & { value: number }) | null;
  /** Used without having been given to anybody; and by another person than the one it was given to. */
  usedUngiven: number;
  usedByOthers: number;
  /** Orders of used codes: known, paid and kept; known and refunded whole or closed; not in any file yet. */
  orders: number;
  lostOrders: number;
  unknownOrders: number;
  /** Of the kept ones, in the batch's currency: what was paid, what the coupons took off at most, and what they cost beside it. */
  netMinor: number;
  takenOffMinor: number;
  costMinor: number;
  /** What is left after goods and cost; null: the cost of some goods isn't known. */
  marginMinor: number | null;
  goodsUnknown: number;
  otherCurrency: number;
  definition: string;
}
export interface CouponRow extends OfferPerson {
  couponId: number;
  code: string;
  givenDay: string | null;
  expiresDay: string | null;
  usedDay: string | null;
  orderNo: string | null;
}
export interface Giving {
  givingId: number;
  day: string;
  segmentName: string;
  people: number;
  used: number;
  undoneAt: number | null;
}
export const codeFaults = ['bad', 'twice', 'known'] as const;
export type CodeFault = (typeof codeFaults)[number];
export interface UseReport {
  used: number;
  /** Told before, with the same order. */
  same: number;
  /** Used before with another order: what was known stays. */
  twice: number;
  unknown: number;
  first: { code: string; why: 'twice' | 'unknown' }[];
}

const money = z.int().min(0).max(1_000_000_000);

export const couponEndpoints = {
  /** Newest first. */
  couponBatches: query(z.strictObject({})).returns<CouponBatch[]>(),
  saveBatch: command(
    z.strictObject({
      batchId: id.optional(),
      name: z.string().trim().min(1).max(40),
      benefitId: id.nullable().default(null),
      valueMinor: money.min(1),
      thresholdMinor: money.default(0),
      costMinor: money.default(0),
      fromDay: day.nullable().default(null),
      untilDay: day.nullable().default(null),
      validDays: z.int().min(1).max(3650).nullable().default(null),
      note: z.string().trim().max(200).default(''),
    }),
  ).returns<{ batchId: number }>(),
  makeCodes: command(z.strictObject({ batchId: id, count: z.int().min(1).max(20_000), length: z.int().min(4).max(16).default(8), prefix: z.string().regex(/^[A-Za-z0-9]{0,8}$/).default('') })).returns<{ made: number }>(),
  /** One a line; those that can be taken are, and of each other one it is said why not. */
  pasteCodes: command(z.strictObject({ batchId: id, text: z.string().max(2_000_000) })).returns<{ taken: number; refused: number; first: { code: string; why: CodeFault }[] }>(),
  /** A code for each person who has none of this batch; all of them, or none where there are too few. */
  giveCodes: command(z.strictObject({ batchId: id, who: offerWho })).returns<{ given: number; had: number; without: number }>(),
  givings: query(z.strictObject({ batchId: id })).returns<Giving[]>(),
  /** The codes are free again; those that are used meanwhile stay. */
  undoGiving: command(z.strictObject({ givingId: id })).returns<{ freed: number; kept: number }>(),
  coupons: query(z.strictObject({ batchId: id, show: z.enum(['all', 'free', 'given', 'used']).default('all'), offset: z.int().min(0).max(1_000_000).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{ total: number; rows: CouponRow[] }>(),
  couponReport: query(z.strictObject({ batchId: id })).returns<CouponReport>(),
  /** Given, not used, and with their last day within so many days; soonest first, 10,000 at most. */
  expiringCoupons: query(z.strictObject({ days: z.int().min(0).max(365).default(7) })).returns<(CouponRow & { batchName: string })[]>(),
  /** Used codes, one a line, with the order's number where it is known. */
  pasteUses: command(z.strictObject({ text: z.string().max(2_000_000) })).returns<UseReport>(),
  /** From a file with a column of codes, as a platform's order export may have. */
  takeUses: task('writer', z.strictObject({ file: fileIn })).returns<UseReport & { rows: number }>(),
  /** From what buyers and the shop have written on orders. */
  findUses: task('writer', z.strictObject({})).returns<UseReport>(),
  undoUse: command(z.strictObject({ couponId: id })).returns<{ couponId: number }>(),
  /** The codes alone, one a line, for the platform that has to know them. */
  saveCodes: task('reader', z.strictObject({ batchId: id, to: fileOut })).returns<{ rows: number }>(),
};
