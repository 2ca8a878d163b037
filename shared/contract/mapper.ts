import * as z from 'zod';
import { decimalMarks } from '../domain/decimal-mark.ts';
import { writtenOrders } from '../domain/date-order.ts';
import { command, fileIn, id, query, task } from './endpoint.ts';

/** A column by its heading and which of several equal ones it is, from 0; in a table without headings '' and its place. */
const column = z.strictObject({ heading: z.string().max(400), nth: z.int().min(0).max(600), field: z.string().max(60) });

/** How the owner wants a table to be read. */
export const reading = z.strictObject({
  hasHeader: z.boolean(),
  columns: z.array(column).max(600),
  /** Null: as the values say. */
  dateOrder: z.enum(writtenOrders).nullable(),
  decimalMark: z.enum(decimalMarks).nullable(),
  /** The known layout that is being corrected, whose words for states and refunds still hold. */
  base: z.string().max(60).nullable(),
});
export type Reading = z.output<typeof reading>;

/** A file as it lies there, before anything is decided. */
export interface FileLook {
  name: string;
  encoding: string;
  delimiter: string | null;
  /** The first rows, the heading among them. */
  rows: string[][];
  /** Which of them is the heading; -1 where the table has none. */
  headerRow: number;
  /** The layout it is recognised as, if any. */
  base: string | null;
  /** What each column seems to be. */
  guess: (string | null)[];
  /** The profile of the owner's that it is recognised as. */
  profile: { id: number; name: string; reading: Reading } | null;
}

export interface ReadingCount {
  /** Rows looked at; `all` says whether that is the whole file. */
  rows: number;
  all: boolean;
  good: number;
  skipped: number;
  rejected: number;
  /** Why rows were rejected or skipped, the commonest first. */
  reasons: { reason: string; column: string | null; value: string | null; line: number; count: number }[];
  orders: number;
  buyers: number;
  firstDay: string | null;
  lastDay: string | null;
  /** Words of the status column that aren't known. */
  unknownWords: string[];
}

export interface ImportProfile {
  id: number;
  name: string;
  revision: number;
  headings: string[];
  reading: Reading;
  createdAt: number;
  /** Files that were read by it and are in. */
  files: number;
}

/** Which file of a folder or archive, by the name that its preview has. */
const inside = z.string().max(1000).optional();
const name = z.string().trim().min(1).max(60);

/** Endpoints of `imports` by which an unknown table is mapped. */
export const mapper = {
  look: task('reader', z.strictObject({ file: fileIn, inside })).returns<FileLook>(),
  /** What would become of the rows, of the first few thousand. Writes nothing. */
  tryReading: task('reader', z.strictObject({ file: fileIn, inside, reading })).returns<ReadingCount>(),
  profiles: query(z.strictObject({})).returns<ImportProfile[]>(),
  /** With `profileId` the profile changes and keeps its name unless one is given. */
  saveProfile: command(z.strictObject({ profileId: id.optional(), name, headings: z.array(z.string().max(400)).max(600), reading })).returns<ImportProfile>(),
  renameProfile: command(z.strictObject({ profileId: id, name })).returns<ImportProfile>(),
  /** Files that it read stay as they were read. */
  removeProfile: command(z.strictObject({ profileId: id })).returns<{ removed: boolean }>(),
};
