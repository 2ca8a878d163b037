import * as z from 'zod';
import { day, query } from './endpoint.ts';

export interface PressureMonth {
  /** 'YYYY-MM'. */
  month: string;
  /** Of locked campaigns that are sent in this month and have no list yet. */
  planned: number;
  /** People who were sent something, each campaign once, and calls that reached somebody. */
  sent: number;
  /** Of these: arrived, as receipts say; null without a receipt. */
  delivered: number | null;
  people: number;
  /** Most to one person. */
  most: number;
}
export interface PressureBook {
  months: PressureMonth[];
  /** Of the last 30 days: how many people got 1, 2, 3, 4 and more. */
  spread: { touches: number; people: number }[];
  /** Who got most in these days, up to 50. */
  most: { customerId: number; nick: string | null; name: string | null; touches: number; lastDay: string }[];
}
export interface FileProof {
  exportId: number;
  campaignId: number;
  campaignName: string;
  at: number;
  fileName: string;
  rows: number;
  sha256: string;
}
export interface Proof {
  files: FileProof[];
  /** People of the registered files. */
  listed: number;
  /** Of these, held out in that campaign: must be none. */
  heldOut: number;
  /** Of these, who had opted out before the file was written: must be none. */
  optedOut: number;
  /** Run as they stand, they give the two figures. */
  heldOutSql: string;
  optedOutSql: string;
}

export const pressure = {
  pressureBook: query(z.strictObject({ from: day.optional() })).returns<PressureBook>(),
  proof: query(z.strictObject({})).returns<Proof>(),
};
