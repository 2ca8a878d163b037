import * as z from 'zod';
import { day, fileIn, fileOut, id, query, task } from './endpoint.ts';
import { mapper, reading } from './mapper.ts';
import { sources } from './sources.ts';

/** A known shop by its id, or one to find by name and platform, made if it isn't there. */
const shop = z.union([
  id,
  z.strictObject({
    name: z.string().trim().min(1).max(60),
    platform: z.string().max(40),
    currency: z.string().regex(/^[A-Z]{3}$/).default('CNY'),
    timeZone: z.string().max(60).default('Asia/Shanghai'),
  }),
]);
export type ShopChoice = z.output<typeof shop>;

const runInput = z.strictObject({
  files: z.array(fileIn).min(1).max(500),
  shop: shop.optional(),
  /** A format's id, where the owner knows better than the recognition. */
  profile: z.string().max(60).optional(),
  /** Column heading → field, for a layout that isn't known. */
  mapping: z.record(z.string().max(200), z.string().max(60)).optional(),
  /** How the owner reads single files, by their tokens. */
  readings: z.record(z.string().max(40), reading).optional(),
  /** The days that a file speaks of, where it doesn't say them itself. */
  period: z.strictObject({ first: day, last: day }).refine(({ first, last }) => first <= last).optional(),
});
export type ImportInput = z.output<typeof runInput>;

/** What became of the rows of one file. `rows` is the sum of its five fates. */
export interface RowCounts {
  rows: number;
  rowsAdded: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  rowsRejected: number;
  rowsSkipped: number;
  ordersNew: number;
  ordersUpdated: number;
  ordersUnchanged: number;
  linesNew: number;
  customersNew: number;
}

export interface FileWarning {
  /** A key of `imports.warning.*`. */
  code: string;
  count?: number;
  values?: string[];
}

/** 导入体检: what this file can tell and what not. */
export interface CheckUp {
  orders: number;
  /** Orders by how their buyer is known. */
  buyers: { recognised: number; anonymous: number };
  phones: { valid: number; masked: number; virtual: number; invalid: number; none: number };
  firstDay: string | null;
  lastDay: string | null;
  /** Months (YYYY-MM) without an order between the first and the last, over all that is known of the shop. */
  missingMonths: string[];
  /** Keys of `imports.tells.*`: people, phones, regions, items, refunds, costs. */
  tells: string[];
  cannotTell: string[];
  /** A key of `imports.next.*`: the file to fetch next. */
  next: string | null;
}

/** What the rows of a file can be about besides orders. */
export const recordKinds = ['people', 'traffic', 'productTraffic', 'returns', 'settlement', 'costs'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What a file that isn't about orders gave. */
export interface RecordsReport {
  kind: RecordKind;
  /** Different people, days, products, returned pieces, fees or costs, as the kind has it. */
  things: number;
  firstDay: string | null;
  lastDay: string | null;
  /** Of people: those who agreed to e-mail and to SMS. */
  emailConsent: number;
  smsConsent: number;
}

export interface FileReport extends RowCounts {
  fileId: number | null;
  name: string;
  size: number;
  profile: string | null;
  platform: string | null;
  shopId: number | null;
  shopName: string | null;
  encoding: string | null;
  delimiter: string | null;
  error: { code: string; detail: Record<string, unknown> } | null;
  warnings: FileWarning[];
  checkUp: CheckUp | null;
  /** Where the file isn't about orders; then there is no check-up. */
  records?: RecordsReport;
  /** The whole file is byte for byte one that is in already. */
  sameAs: string | null;
}

export interface PreviewFile extends FileReport {
  /** 0–1, how surely the layout was recognised. */
  confidence: number;
  headers: string[];
  /** The first twenty rows as they stand in the file. */
  sample: string[][];
  /** Column heading → field of ours, or null for a column that isn't used. */
  mapping: { header: string; field: string | null }[];
}
/** A preview with the file of the input that it was in: several are of one folder or archive. */
export interface ChosenPreview extends PreviewFile {
  token: string;
}

export interface Batch {
  batchId: number;
  startedAt: number;
  undoneAt: number | null;
  files: FileReport[];
}

/** A row that isn't in the database, and why. */
export interface RowReject {
  fileId: number;
  line: number;
  fate: 'rejected' | 'skipped';
  /** A key of `imports.reason.*`. */
  reason: string;
  column: string | null;
  value: string | null;
}

export const imports = {
  preview: task('writer', runInput).returns<{ files: ChosenPreview[] }>(),
  run: task('writer', runInput).returns<{ batchId: number; files: FileReport[] }>(),
  list: query(z.strictObject({})).returns<Batch[]>(),
  get: query(z.strictObject({ batchId: id })).returns<Batch>(),
  rejects: query(z.strictObject({ fileId: id, offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(200) })).returns<{ total: number; rows: RowReject[] }>(),
  /** The rejected rows as a file with the original's columns, so that it can be mended and imported. */
  saveRejects: task('reader', z.strictObject({ fileId: id, to: fileOut })).returns<{ rows: number }>(),
  undo: task('writer', z.strictObject({ batchId: id })).returns<{ rowsRemoved: number; ordersRemoved: number; ordersRestored: number; customersRemoved: number }>(),
  /** The whole shop's check-up, over all files. */
  checkUp: query(z.strictObject({ shop: id.optional() })).returns<CheckUp>(),
  ...mapper,
  ...sources,
};
