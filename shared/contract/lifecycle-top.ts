import * as z from 'zod';
import type { State } from '../domain/lifecycle-states.ts';
import type { Tier } from '../domain/tiers.ts';
import type { CustomerRow } from './customers.ts';
import { day, fileOut, id, task } from './endpoint.ts';

/** Where a note was written: on the record itself, at a call or a contact by hand, or in a file. */
export type NoteSource = 'owner' | 'call' | 'contact' | 'file';

/** One of those who spend most. */
export interface TopCustomer extends CustomerRow {
  state: State | null;
  lastTouchedDays: number | null;
  tier: Tier | null;
  /** The next one from the day asked about on; null where none is known. */
  birthday: { day: string; inDays: number } | null;
  /** What the owner has noted on the record, else the newest note of a call or contact, else a file's. `day` where it has one. */
  note: { text: string; source: NoteSource; day: string | null } | null;
}

/** Who of those asked for isn't on a call list: no number that can be called; said no, or never agreed where that is asked; left alone for a comparison; or for something else, such as a case that isn't settled or somebody else's number. */
export interface NotCalled {
  noPhone: number;
  saidNo: number;
  heldOut: number;
  other: number;
}

export const most = z.int().min(1).max(200).default(20);

export const topEndpoints = {
  /** Those who spend most, as a page to call from: who, number, what they bought last, why, what to offer, and room to write. */
  printCallList: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), top: most, language: z.enum(['zh-CN', 'en']).default('zh-CN'), to: fileOut })).returns<{ rows: number; leftOut: NotCalled }>(),
};
