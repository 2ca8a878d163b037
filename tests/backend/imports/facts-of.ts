import { ITEM_FACTS, SEPARATOR, type FactChunk, type FileHead, type FromParser } from '../../../electron/backend/imports/facts.ts';
import type { ParserSource } from '../../../electron/backend/imports/run-import.ts';
import { orderStatuses, type OrderStatus } from '../../../shared/domain/order-status.ts';

/** A row as a test writes it; what isn't given isn't known. */
export interface Row {
  orderNo: string;
  buyer?: string;
  receiver?: string;
  phone?: string;
  masked?: boolean;
  status?: OrderStatus;
  paidAt?: number;
  createdAt?: number;
  paid?: number;
  refund?: number;
  discount?: number;
  item?: { key: string; status?: OrderStatus; quantity?: number; paid?: number; refund?: number; title?: string };
}
export interface TestFile {
  name: string;
  rows: Row[];
  platform?: string;
}

const or = (n: number | undefined) => n ?? Number.NaN;
const orNull = (n: number) => (Number.isNaN(n) ? null : n);
const index = (s: OrderStatus | undefined) => (s === undefined ? Number.NaN : orderStatuses.indexOf(s));

function chunkOf(rows: Row[], firstLine = 2): FactChunk {
  const order = rows.map((r) => [index(r.status), or(r.createdAt), or(r.paidAt), Number.NaN, or(r.paid), r.status === undefined ? or(r.discount) : (r.discount ?? 0), r.status === undefined ? or(r.refund) : (r.refund ?? 0), Number.NaN]);
  const item = rows.map((r) => (r.item ? [index(r.item.status), r.item.quantity ?? 1, Number.NaN, or(r.item.paid), Number.NaN, or(r.item.refund)] : ITEM_FACTS.map(() => Number.NaN)));
  const contact = rows.map((r) => (r.receiver ?? r.phone ? JSON.stringify([r.receiver ?? null, r.phone ?? null, r.masked ? null : (r.phone ?? null), r.masked ? 'masked' : r.phone ? 'valid' : 'none', null, '浙江省', '杭州市', null, null]) : ''));
  const body = rows.map((r, i) => JSON.stringify([
    order[i]!.every(Number.isNaN) ? 0 : [...order[i]!.map(orNull), 'CNY', null, null],
    r.item ? [...item[i]!.map(orNull), r.item.key, null] : 0,
  ]));
  return {
    count: rows.length,
    line: Int32Array.from(rows, (_, i) => firstLine + i),
    orderNo: rows.map((r) => r.orderNo),
    account: rows.map((r) => (r.buyer === undefined ? '' : `buyer${SEPARATOR}${r.buyer}`)),
    contact,
    product: rows.map((r) => (r.item?.title ? JSON.stringify([r.item.title, r.item.title, null]) : '')),
    order: Float64Array.from(order.flat()),
    item: Float64Array.from(item.flat()),
    itemKey: rows.map((r) => r.item?.key ?? ''),
    itemSku: rows.map(() => ''),
    currency: rows.map(() => 'CNY'),
    body,
  };
}

/** A parser that gives these rows. Two files with the same rows have the same hash. */
export function parserOf(files: TestFile[], chunkRows = 3): ParserSource {
  return async function* (options, decide) {
    await Promise.resolve();
    for (const [index, { name }] of options.files.entries()) {
      const file = files.find((f) => f.name === name)!;
      const head: FileHead = {
        name, size: 1, sha256: JSON.stringify(file.rows), profile: 'test', platform: file.platform ?? 'taobao', confidence: 1, encoding: 'utf-8', delimiter: ',',
        headers: [], mapping: [], sample: [], shopName: '样例生活馆', defaultCurrency: 'CNY', defaultTimeZone: 'Asia/Shanghai',
      };
      const answer = decide(head);
      yield { file: index, head } satisfies FromParser;
      if ('leave' in answer) continue;
      for (let at = 0; at < file.rows.length; at += chunkRows) {
        const rows = file.rows.slice(at, at + chunkRows);
        yield { file: index, chunk: chunkOf(rows, at + 2), bytesDone: at, bytesTotal: file.rows.length };
      }
      yield { file: index, tail: { rows: file.rows.length, warnings: [], checkUp: { orders: 0, buyers: { recognised: 0, anonymous: 0 }, phones: { valid: 0, masked: 0, virtual: 0, invalid: 0, none: 0 }, firstDay: null, lastDay: null, tells: [], cannotTell: [], next: null } } };
    }
    yield { finished: true };
  };
}
