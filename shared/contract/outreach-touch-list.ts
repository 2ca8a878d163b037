import * as z from 'zod';
import { touchChannels } from '../domain/touch-channels.ts';
import { command, day, fileIn, query, task } from './endpoint.ts';

/** Why a line of a list becomes no contact: names nobody, could be several, they said no, stands there already, or is to come. */
export type TouchReason = 'nobody' | 'several' | 'opted_out' | 'twice' | 'known' | 'future';
export interface TouchLine {
  line: number;
  text: string;
  customerId: number | null;
  nick: string | null;
  name: string | null;
  /** The line's own, else the list's. */
  day: string;
  reason: TouchReason | null;
}
/** Of both sorts of lines the first 200. */
export interface TouchListReport {
  lines: number;
  people: number;
  touches: number;
  rejected: number;
  first: TouchLine[];
  notTaken: TouchLine[];
}

const list = { text: z.string().max(1_000_000), channel: z.enum(touchChannels), day };

/** Contacts and sign-ins from a list: buyer name, phone, e-mail, order number or, under its heading, customer number; one a line. */
export const touchListEndpoints = {
  readListFile: task('analysis', z.strictObject({ file: fileIn })).returns<{ text: string; lines: number }>(),
  previewTouches: query(z.strictObject(list)).returns<TouchListReport>(),
  /** Taken back with `undoLog`. */
  logTouches: command(z.strictObject({ ...list, note: z.string().trim().max(200).default('') })).returns<TouchListReport & { at: number }>(),
};
