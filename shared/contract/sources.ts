import * as z from 'zod';
import type { MonthCover } from '../domain/month-strip.ts';
import { query } from './endpoint.ts';

/** What the files of a shop cover, of one kind: orders, their items, or another that a file's report names. */
export interface SourceStrip {
  shopId: number;
  shopName: string;
  platform: string;
  /** A key of `imports.channel.*`. */
  channel: string;
  files: number;
  firstDay: string;
  lastDay: string;
  months: MonthCover[];
  /** Months before the strip's first. */
  earlier: number;
}
export interface SourcesReport {
  today: string;
  strips: SourceStrip[];
  /** Where each shop's orders end. */
  shops: { shopId: number; name: string; platform: string; lastDay: string | null }[];
}

/** An endpoint of `imports`. */
export const sources = {
  sources: query(z.strictObject({})).returns<SourcesReport>(),
};
