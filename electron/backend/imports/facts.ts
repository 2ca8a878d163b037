import type { CheckUp, FileWarning } from '../../../shared/contract/imports.ts';
import type { ErrorCode, ErrorDetail } from '../../../shared/lib/app-error.ts';
import type { PhoneQuality } from '../../../shared/contract/customers.ts';

/**
 * What passes from the parser thread to the writer: rows as columns, because 100,000 row objects take five times as long
 * to cross. NaN stands for null in the number columns.
 *
 * An observation's `body` is JSON: `[order, item]`, each an array in the order below, or 0 where the row says nothing of
 * it. It alone decides whether two rows say the same (together with account, contact and product), so it is canonical:
 * numbers as integers, null for what isn't known.
 */
export interface FactChunk {
  count: number;
  /** Line of the file (CSV: of the record's first line) or row of the sheet, from 1. */
  line: Int32Array;
  orderNo: string[];
  /** `kind␟value` (kind buyer, email or phone), '' where no buyer can be recognised. */
  account: string[];
  /** JSON of ContactFacts, '' without a receiver block. */
  contact: string[];
  /** JSON of ProductFacts, '' without an item. */
  product: string[];
  /** ORDER_FACTS numbers a row; all NaN where the row says nothing of the order. */
  order: Float64Array;
  /** ITEM_FACTS numbers a row; all NaN without an item. */
  item: Float64Array;
  /** Key of the item within its order: the platform's sub-order number, else its content and occurrence; '' without an item. */
  itemKey: string[];
  itemSku: string[];
  currency: string[];
  body: string[];
}

/**
 * Order part of a body: these numbers, then currency, buyer memo, seller memo. `status` is the index in
 * `orderStatuses`; emailConsent: 1 yes, 0 no.
 */
export const ORDER_FACTS = ['status', 'createdAt', 'paidAt', 'modifiedAt', 'paidMinor', 'discountMinor', 'refundMinor', 'emailConsent'] as const;
/** Item part of a body: these numbers, then key, sku. status is null where the file has none for items. */
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
}

/** What is known at its end. `rows` counts every record below the header, good, bad and skipped; one that holds several items counts as so many. */
export interface FileTail {
  rows: number;
  warnings: FileWarning[];
  /** Without missing months, which the writer adds from all that is known. */
  checkUp: Omit<CheckUp, 'missingMonths'>;
}

export interface FileFailure {
  code: ErrorCode;
  detail: ErrorDetail;
}

/** Parser → writer, file after file: head, then (once told to go on) chunks and fates, then tail; or failed at any point. */
export type FromParser =
  | { file: number; head: FileHead }
  | { file: number; chunk: FactChunk; bytesDone: number; bytesTotal: number }
  | { file: number; fates: RowFate[] }
  | { file: number; tail: FileTail }
  | { file: number; failed: FileFailure; head: FileHead | null }
  | { finished: true };

/** Writer → parser. After a head: go on with the shop's settings, or leave the file. `more` lets one further chunk come. */
export type ToParser = { go: { timeZone: string; currency: string } } | { leave: true } | { more: true };

export interface ParserOptions {
  files: { path: string; name: string }[];
  /** A format's id, where the owner knows better than the recognition. */
  profile?: string | undefined;
  mapping?: Record<string, string> | undefined;
}

/** Changes whenever the same bytes would give other facts, so that a file seen before is read again. */
export const PARSER_VERSION = 2;

export type OrderFacts = Record<(typeof ORDER_FACTS)[number], number | null> & { currency: string; buyerMemo: string | null; sellerMemo: string | null };
