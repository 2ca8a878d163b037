import * as z from 'zod';
import { fileOut, id, query, task } from './endpoint.ts';
import type { Activity } from './outreach-register.ts';

/** Direct mail of a locked campaign. */
export interface Mail {
  /** Treated people whose whole address is known: a label each. */
  labels: number;
  /** Treated people without one, or with one that hides the name or the street. */
  withoutAddress: number;
  /** They have said no, or aren't in the data any more, since the lock. */
  leftOut: number;
  /** Of these labels, by the channel catalogue; null where it knows no price of a piece in the campaign's currency. */
  costMinor: number | null;
  /** Of one piece, in thousandths of the currency's unit. */
  pieceMilli: number | null;
  currency: string;
  /** Postage that is booked as paid. */
  postageMinor: number;
  /** What came of it by a code, or as the owner counted it by phone: the activities of this campaign by direct mail, each in its own window. */
  responses: Activity[];
}

export const mailEndpoints = {
  mail: query(z.strictObject({ campaignId: id })).returns<Mail>(),
  /** A page of address labels, 24 a sheet of A4. Once it stands its people count as contacted. */
  printMailLabels: task('writer', z.strictObject({ campaignId: id, to: fileOut, language: z.enum(['zh-CN', 'en']).default('zh-CN') })).returns<{ labels: number; withoutAddress: number; leftOut: number; costMinor: number | null; sha256: string }>(),
};
