import { ChunkBuilder } from '../../../electron/backend/imports/chunk-builder.ts';
import { SEPARATOR, type FactChunk, type FileHead, type FromParser } from '../../../electron/backend/imports/facts.ts';
import type { Buyer } from '../../../electron/backend/imports/read-buyer.ts';
import type { ParserSource } from '../../../electron/backend/imports/run-import.ts';
import { orderStatuses, type OrderStatus } from '../../../shared/domain/order-status.ts';

/** A row as a test writes it; what isn't given isn't known. */
export interface Row {
  orderNo: string;
  buyer?: string;
  receiver?: string;
  phone?: string;
  masked?: boolean;
  email?: string;
  address?: string;
  status?: OrderStatus;
  paidAt?: number;
  createdAt?: number;
  paid?: number;
  refund?: number;
  discount?: number;
  memo?: string;
  sellerMemo?: string;
  /** JSON of ContactFacts, where the usual one won't do. */
  contact?: string;
  item?: { key: string; status?: OrderStatus; quantity?: number; paid?: number; refund?: number; title?: string; product?: string };
}
export interface TestFile {
  name: string;
  rows: Row[];
  platform?: string;
}

const or = (n: number | undefined) => n ?? Number.NaN;
const index = (s: OrderStatus | undefined) => (s === undefined ? Number.NaN : orderStatuses.indexOf(s));

function buyerOf(r: Row): Buyer {
  const contact = r.contact ?? ((r.receiver ?? r.phone ?? r.email) ? JSON.stringify([r.receiver ?? null, r.phone ?? null, r.masked ? null : (r.phone ?? null), r.masked ? 'masked' : r.phone ? 'valid' : 'none', r.email ?? null, '浙江省', '杭州市', null, r.address ?? null]) : '');
  return { account: r.buyer === undefined ? '' : `buyer${SEPARATOR}${r.buyer}`, contact, isRecognised: r.buyer !== undefined, phone: 'none', hasRegion: false, hasMaskedNick: false, place: -1 };
}

function addRow(chunks: ChunkBuilder, r: Row, line: number): void {
  const order = {
    status: index(r.status), createdAt: or(r.createdAt), paidAt: or(r.paidAt), modifiedAt: NaN, paidMinor: or(r.paid), emailConsent: NaN, currency: 'CNY', buyerMemo: r.memo ?? null, sellerMemo: r.sellerMemo ?? null,
    discountMinor: r.status === undefined ? or(r.discount) : (r.discount ?? 0), refundMinor: r.status === undefined ? or(r.refund) : (r.refund ?? 0),
  };
  const isSilent = [r.status, r.createdAt, r.paidAt, r.paid, r.discount, r.refund, r.memo, r.sellerMemo].every((said) => said === undefined);
  const { item } = r;
  chunks.add({
    line,
    orderNo: r.orderNo,
    buyer: buyerOf(r),
    currency: 'CNY',
    order: isSilent ? null : order,
    item: item
      ? {
          facts: { status: index(item.status), quantity: item.quantity ?? 1, unitPriceMinor: NaN, paidMinor: or(item.paid), discountMinor: NaN, refundMinor: or(item.refund), key: item.key, sku: '' },
          product: item.title ? { json: JSON.stringify([item.product ?? item.title, item.title, null]), place: -1 } : null,
        }
      : null,
  });
}

function* chunksOf(rows: Row[], chunkRows: number): Generator<FactChunk> {
  const chunks = new ChunkBuilder();
  for (const [i, row] of rows.entries()) {
    addRow(chunks, row, i + 2);
    if ((i + 1) % chunkRows === 0 || i === rows.length - 1) yield chunks.take()!;
  }
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
      for (const chunk of chunksOf(file.rows, chunkRows)) yield { file: index, chunk, bytesDone: 0, bytesTotal: file.rows.length };
      yield { file: index, tail: { rows: file.rows.length, warnings: [], checkUp: { orders: 0, buyers: { recognised: 0, anonymous: 0 }, phones: { valid: 0, masked: 0, virtual: 0, invalid: 0, none: 0 }, firstDay: null, lastDay: null, tells: [], cannotTell: [], next: null } } };
    }
    yield { finished: true };
  };
}
