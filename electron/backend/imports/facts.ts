import type { CheckUp, FileWarning, RecordKind } from '../../../shared/contract/imports.ts';
import type { ErrorCode, ErrorDetail } from '../../../shared/lib/app-error.ts';
import type { FileLook } from '../../../shared/contract/mapper.ts';
import type { PhoneQuality } from '../../../shared/contract/customers.ts';
import type { OpenFile } from '../files/file-refs.ts';
import type { SavedReading } from './own-layout.ts';

/**
 * What passes from the parser thread to the writer: rows as columns, because 100,000 row objects take five times as long
 * to cross. NaN stands for null in the number columns. Texts that come again and again (buyers, products, SKUs) cross
 * once, and are named by their place among all that the file has brought so far.
 */
export interface FactChunk {
  count: number;
  /** Line of the file (CSV: of the record's first line) or row of the sheet, from 1. */
  line: Int32Array;
  orderNo: string[];
  /** TELLS_ORDER, TELLS_ITEM or both. */
  tells: Uint8Array;
  /** Place among the file's buyers; -1 where the row names neither a buyer nor a receiver. */
  buyer: Int32Array;
  /** Buyers that come for the first time: `kind␟value` (kind buyer, email or phone), '' where nobody can be recognised … */
  accounts: string[];
  /** … and JSON of ContactFacts, '' without a receiver block. */
  contacts: string[];
  /** Place among the file's products; -1 without an item. */
  product: Int32Array;
  /** JSON of ProductFacts of those that come for the first time. */
  products: string[];
  /** ORDER_FACTS numbers a row; all NaN where the row says nothing of the order. */
  order: Float64Array;
  /** ITEM_FACTS numbers a row; all NaN without an item. */
  item: Float64Array;
  /** Key of the item within its order: the platform's sub-order number, else its content and occurrence; '' without an item. */
  itemKey: string[];
  /** Places among the file's texts; -1 where there is none. */
  currency: Int32Array;
  sku: Int32Array;
  /** Texts that come for the first time. */
  texts: string[];
  /** What buyer and seller wrote, for the rows where they did. */
  memos: { row: number; buyer: string | null; seller: string | null }[];
  /** Rows whose word for the state was never seen before. */
  statusWords?: StatusWord[];
  /** Of files that tell when parcels went out or came. */
  parcels?: ParcelFact[];
}

/** What a row says of a parcel; times in UTC milliseconds. */
export interface ParcelFact {
  line: number;
  orderNo: string;
  /** '' where the row has no number. */
  waybill: string;
  carrier: string | null;
  shippedAt: number | null;
  signedAt: number | null;
}

export interface StatusWord {
  line: number;
  orderNo: string;
  word: string;
}
export const TELLS_ORDER = 1;
export const TELLS_ITEM = 2;

/** What a row says of its order. `status` is the index in `orderStatuses`; emailConsent: 1 yes, 0 no. */
export const ORDER_FACTS = ['status', 'createdAt', 'paidAt', 'modifiedAt', 'paidMinor', 'discountMinor', 'refundMinor', 'emailConsent'] as const;
/** What it says of an item. status is null where the file has none for items. */
export const ITEM_FACTS = ['status', 'quantity', 'unitPriceMinor', 'paidMinor', 'discountMinor', 'refundMinor'] as const;
export const SEPARATOR = '\u001f';

/** receiver, phone as written, phone (E.164 where valid), quality, e-mail, province, city, district, address */
export type ContactFacts = [string | null, string | null, string | null, PhoneQuality, string | null, string | null, string | null, string | null, string | null];
/** key, title, category */
export type ProductFacts = [string, string, string | null];

export interface RowFate {
  line: number;
  fate: 'rejected' | 'skipped';
  /** A key of `imports.reason.*`. */
  reason: string;
  column: string | null;
  value: string | null;
  /** The row's cells. */
  raw: string[];
}

/** What is known of a file once its head has been read. */
export interface FileHead {
  name: string;
  size: number;
  /** Of the whole file. */
  sha256: string;
  profile: string;
  platform: string;
  confidence: number;
  encoding: string;
  delimiter: string | null;
  headers: string[];
  mapping: { header: string; field: string | null }[];
  sample: string[][];
  /** The shop's name where the file has one. */
  shopName: string | null;
  defaultCurrency: string;
  defaultTimeZone: string;
  /** What it is about; not set: orders. */
  kind?: RecordKind;
}

/** A row of a file that isn't about orders: what it is about, and what it says of it as canonical JSON. */
export interface FileRecord {
  line: number;
  key: string;
  body: string;
}
/** What is known of such a file once it has been read. */
export interface RecordsTail {
  firstDay: string | null;
  lastDay: string | null;
  /** When the file was written, in UTC milliseconds. */
  fileTime: number;
}

/** What is known at its end. `rows` counts every record below the header, good, bad and skipped; one that holds several items counts as so many. */
export interface FileTail {
  rows: number;
  warnings: FileWarning[];
  /** Without missing months, which the writer adds from all that is known; null where the file isn't about orders. */
  checkUp: Omit<CheckUp, 'missingMonths'> | null;
  records?: RecordsTail;
}

export interface FileFailure {
  code: ErrorCode;
  detail: ErrorDetail;
}

/** Parser → writer, file after file: head, then (once told to go on) chunks and fates, then tail; or failed at any point. */
export type FromParser =
  | { file: number; head: FileHead }
  | { file: number; chunk: FactChunk; bytesDone: number; bytesTotal: number }
  | { file: number; records: FileRecord[]; bytesDone: number; bytesTotal: number }
  | { file: number; fates: RowFate[] }
  | { file: number; tail: FileTail }
  | { file: number; looked: FileLook }
  | { file: number; failed: FileFailure; head: FileHead | null }
  | { finished: true };

/** Writer → parser. What to read; after a head: go on with the shop's settings, or leave the file. `more` lets one further chunk come. */
export type ToParser = { parse: ParserOptions } | { go: { timeZone: string; currency: string } } | { leave: true } | { more: true };

export interface ParserOptions {
  files: OpenFile[];
  /** The owner's own profiles. */
  saved?: SavedReading[] | undefined;
  /** Only look at the files: no facts. */
  look?: boolean | undefined;
  /** Stop after so many rows of a file. */
  mostRows?: number | undefined;
  /** A format's id, where the owner knows better than the recognition. */
  profile?: string | undefined;
  mapping?: Record<string, string> | undefined;
  period?: { first: string; last: string } | undefined;
}

/** Changes whenever the same bytes would give other facts, so that a file seen before is read again. */
export const PARSER_VERSION = 4;

export type OrderFacts = Record<(typeof ORDER_FACTS)[number], number | null> & { currency: string; buyerMemo: string | null; sellerMemo: string | null };
