import type { RecordBody } from '../../../../shared/domain/merge-records.ts';
import type { Value, WriteDb } from '../../db/executor.ts';
import { SEPARATOR } from '../facts.ts';
import type { KeySpace } from './record-store.ts';

/** A table that shows what records say: its key from theirs, its columns from their fields. */
interface ShownTable {
  table: string;
  keyColumns: readonly string[];
  /** Values of the key's columns, without the shop. */
  keyOf: (key: string) => Value[];
  /** Column → field. */
  columns: Readonly<Record<string, string>>;
}

const parts = (key: string): string[] => key.split(SEPARATOR);

const tables = {
  traffic: {
    table: 'traffic_daily',
    keyColumns: ['shop_id', 'day', 'source'],
    keyOf: parts,
    columns: { visitors: 'visitors', page_views: 'pageViews', cart_adders: 'cartAdders', buyers: 'buyers', orders: 'orders', units: 'units', sales_minor: 'salesMinor', conversion: 'conversion' },
  },
  productTraffic: {
    table: 'product_traffic',
    keyColumns: ['shop_id', 'product_key', 'first_day', 'last_day'],
    keyOf: parts,
    columns: { title: 'title', impressions: 'impressions', visitors: 'visitors', page_views: 'pageViews', cart_adders: 'cartAdders', buyers: 'buyers', units: 'units', sales_minor: 'salesMinor', conversion: 'conversion' },
  },
  returns: {
    table: 'returned_items',
    keyColumns: ['shop_id', 'key'],
    keyOf: (key) => [key],
    columns: { order_no: 'orderNo', day: 'day', product_key: 'productId', sku: 'sku', title: 'title', quantity: 'quantity', reason: 'reason', condition: 'condition', status: 'status', comment: 'comment' },
  },
  settlement: {
    table: 'settlement_lines',
    keyColumns: ['shop_id', 'key'],
    keyOf: (key) => [key],
    columns: { order_no: 'orderNo', fee: 'fee', amount_minor: 'amountMinor', currency: 'currency', is_refund: 'isRefund', day: 'day' },
  },
  costs: {
    table: 'product_costs',
    keyColumns: ['currency', 'product', 'sku', 'from_day'],
    keyOf: parts,
    columns: { unit_cost_minor: 'unitCostMinor' },
  },
} satisfies Record<string, ShownTable>;
export type ShownKind = keyof typeof tables;

export const isShown = (kind: string): kind is ShownKind => Object.hasOwn(tables, kind);

/** Brings one key's row to what its records say; without any there is no row. Names are our own, never from a file. */
export function showRecord(db: WriteDb, { kind, shopId }: KeySpace & { kind: ShownKind }, key: string, body: RecordBody | null): void {
  const { table, keyColumns, keyOf, columns }: ShownTable = tables[kind];
  const values = [...(keyColumns[0] === 'shop_id' ? [shopId] : []), ...keyOf(key)];
  db.prepare(`DELETE FROM ${table} WHERE ${keyColumns.map((c) => `${c} = ?`).join(' AND ')}`).run(...values);
  if (body === null) return;
  const names = Object.keys(columns);
  const all = [...keyColumns, ...names];
  db.prepare(`INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`).run(...values, ...names.map((name) => (body[columns[name]!] ?? null) as Value));
}
