import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { bodyWords, noMemo } from '../../../electron/backend/imports/body.ts';
import { ITEM_FACTS, ORDER_FACTS, type FactChunk, type FileFailure, type FileHead, type FileRecord, type FileTail, type ParserOptions, type RowFate } from '../../../electron/backend/imports/facts.ts';
import { itemPart, orderPart } from '../../../electron/backend/imports/row-parts.ts';
import { parseFiles, type Decision } from '../../../electron/backend/imports/parse-files.ts';
import type { RecordBody } from '../../../shared/domain/merge-records.ts';
import { orderStatuses, type OrderStatus } from '../../../shared/domain/order-status.ts';

type Numbers<K extends string> = Record<Exclude<K, 'status'>, number | null> & { status: OrderStatus | null };
export interface ParsedRow {
  line: number;
  orderNo: string;
  account: string;
  contact: (string | null)[] | null;
  product: (string | null)[] | null;
  order: Numbers<(typeof ORDER_FACTS)[number]> | null;
  item: Numbers<(typeof ITEM_FACTS)[number]> | null;
  itemKey: string;
  itemSku: string;
  currency: string;
  body: string;
  buyerMemo: string | null;
  sellerMemo: string | null;
}
export interface Parsed {
  head: FileHead | null;
  rows: ParsedRow[];
  /** Of a file that isn't about orders. */
  records: (Omit<FileRecord, 'body'> & { body: RecordBody })[];
  fates: RowFate[];
  tail: FileTail | null;
  failed: FileFailure | null;
}

export const fixture = (path: string): string => resolve(import.meta.dirname, '../../fixtures/exports', path);
const accept = (head: FileHead): Decision => ({ go: { timeZone: head.defaultTimeZone, currency: head.defaultCurrency } });

/** Runs the parser in this process over one file and lays its columns out as rows. */
export async function parsePath(path: string, options: Partial<ParserOptions> = {}, decide: (head: FileHead) => Decision = accept): Promise<Parsed> {
  const parsed: Parsed = { head: null, rows: [], records: [], fates: [], tail: null, failed: null };
  const told: Told = { accounts: [], contacts: [], products: [], texts: [] };
  for await (const message of parseFiles({ ...options, files: [{ path, name: basename(path) }] }, decide)) {
    if ('failed' in message) parsed.failed = message.failed;
    else if ('head' in message) parsed.head = message.head;
    else if ('fates' in message) parsed.fates.push(...message.fates);
    else if ('records' in message) parsed.records.push(...message.records.map((record) => ({ ...record, key: record.key.replaceAll('\u001f', '|'), body: JSON.parse(record.body) as RecordBody })));
    else if ('tail' in message) parsed.tail = message.tail;
    else if ('chunk' in message) parsed.rows.push(...rowsOf(message.chunk, told));
  }
  return parsed;
}

type Told = Pick<FactChunk, 'accounts' | 'contacts' | 'products' | 'texts'>;

function rowsOf(chunk: FactChunk, told: Told): ParsedRow[] {
  for (const list of ['accounts', 'contacts', 'products', 'texts'] as const) told[list].push(...chunk[list]);
  return Array.from({ length: chunk.count }, (_, i) => {
    const memo = chunk.memos.find(({ row }) => row === i) ?? noMemo;
    const currency = told.texts[chunk.currency[i]!] ?? '';
    const sku = told.texts[chunk.sku[i]!] ?? '';
    return {
      line: chunk.line[i]!,
      orderNo: chunk.orderNo[i]!,
      account: (told.accounts[chunk.buyer[i]!] ?? '').replace('\u001f', ':'),
      contact: listOf(told.contacts[chunk.buyer[i]!] ?? ''),
      product: listOf(told.products[chunk.product[i]!] ?? ''),
      order: named(ORDER_FACTS, chunk.order, i),
      item: named(ITEM_FACTS, chunk.item, i),
      itemKey: chunk.itemKey[i]!,
      itemSku: sku,
      currency,
      body: bodyWords(orderPart(chunk, i, currency), itemPart(chunk, i, sku), memo),
      buyerMemo: memo.buyer,
      sellerMemo: memo.seller,
    };
  });
}

const listOf = (json: string): (string | null)[] | null => (json === '' ? null : (JSON.parse(json) as (string | null)[]));

function named<K extends string>(names: readonly K[], numbers: Float64Array, row: number): Numbers<K> | null {
  const own = [...numbers.subarray(row * names.length, (row + 1) * names.length)];
  if (own.every((number) => Number.isNaN(number))) return null;
  const values = own.map((number) => (Number.isNaN(number) ? null : number));
  const found = Object.fromEntries(names.map((name, i) => [name, values[i]]));
  return { ...found, status: values[0] === null ? null : orderStatuses[values[0]!] } as Numbers<K>;
}

const dir = mkdtempSync(join(tmpdir(), 'huitouke-parser-'));
let written = 0;

/** A file made up for one test. */
export function fileOf(content: string | Uint8Array, name = `made-up-${++written}.csv`): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}
export const parseBytes = (content: string | Uint8Array, options: Partial<ParserOptions> = {}): Promise<Parsed> => parsePath(fileOf(content), options);
