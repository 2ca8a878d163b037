import * as z from 'zod';
import { benefitKinds, benefitRhythms, toldPlaces, type BenefitKind, type MatrixCell, type MatrixLine, type ToldPlace } from '../domain/benefits.ts';
import type { Tier } from '../domain/tiers.ts';
import { command, day, id, query } from './endpoint.ts';

export interface Benefit {
  benefitId: number;
  name: string;
  kind: BenefitKind;
  unitCostMinor: number;
  currency: string;
  /** Null: no end. */
  validityDays: number | null;
  fromDay: string | null;
  untilDay: string | null;
  goods: string;
  terms: string;
  toldWhere: ToldPlace[];
  /** To be given out at most; null: no end. */
  stock: number | null;
  ended: boolean;
  /** Pieces promised or sent, without what came back. */
  given: number;
  /** Had by somebody in the last 365 days: sent, redeemed, or a coupon used. */
  usedYear: number;
}
export interface BenefitMatrix {
  currency: string;
  /** From every member (rank 0) up; only tiers that the programme has. `members`: of just this tier. */
  tiers: { rank: number; tier: Tier | null; name: string | null; members: number; ordersAYear: number }[];
  cells: MatrixCell[];
  lines: MatrixLine[];
  /** Of a year, if everyone takes all that they may; without benefits whose cost is in another currency. */
  costMinor: number;
  otherCurrency: number[];
  /** Promised in the matrix, and never told anywhere; and not had by anybody in the last 365 days, of the kinds of which it can be seen. */
  untold: number[];
  unused: number[];
}

const most = 1_000_000_000;
const times = z.int().min(1).max(1000);

export const benefitEndpoints = {
  benefits: query(z.strictObject({})).returns<Benefit[]>(),
  saveBenefit: command(
    z.strictObject({
      benefitId: id.optional(),
      name: z.string().trim().min(1).max(40),
      kind: z.enum(benefitKinds),
      unitCostMinor: z.int().min(0).max(most),
      validityDays: z.int().min(1).max(3650).nullable().default(null),
      fromDay: day.nullable().default(null),
      untilDay: day.nullable().default(null),
      goods: z.string().trim().max(200).default(''),
      terms: z.string().trim().max(300).default(''),
      toldWhere: z.array(z.enum(toldPlaces)).max(toldPlaces.length).default([]),
      stock: z.int().min(0).max(most).nullable().default(null),
      ended: z.boolean().default(false),
    }),
  ).returns<{ benefitId: number }>(),
  matrix: query(z.strictObject({})).returns<BenefitMatrix>(),
  /** The whole matrix; what isn't in it ends. */
  saveMatrix: command(z.strictObject({ cells: z.array(z.strictObject({ rank: z.int().min(0).max(5), benefitId: id, times, per: z.enum(benefitRhythms) })).max(600) })).returns<{ cells: number }>(),
  /** What members of each tier have, by rank, as customers are told of it; without what has ended. */
  tierBenefits: query(z.strictObject({})).returns<{ rank: number; benefits: { name: string; kind: BenefitKind; times: number; per: (typeof benefitRhythms)[number]; terms: string }[] }[]>(),
};
