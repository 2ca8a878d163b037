import type { RecordKind } from '../../../../shared/contract/imports.ts';
import type { RecordBody } from '../../../../shared/domain/merge-records.ts';
import { SEPARATOR } from '../facts.ts';
import { readPerson } from './read-person.ts';
import type { RecordCells } from './record-reader.ts';

/** What a row says of what its key names; `days`: what it tells of the days that the file covers. */
export interface ReadRecord {
  key: string;
  days: (string | null)[];
  body: RecordBody;
}
type Reader = (cells: RecordCells) => ReadRecord;

const join = (...parts: (string | null)[]): string => parts.map((part) => part ?? '').join(SEPARATOR);

function readTraffic(cells: RecordCells): ReadRecord {
  const days = cells.days('day');
  // A row over several days can't be laid out by day.
  if (days === null || days.first !== days.last) cells.fail(cells.text('day') === null ? 'no_date' : 'bad_date', 'day');
  const channel = cells.text('channel') ?? '';
  const body = {
    visitors: cells.number('visitors'),
    pageViews: cells.number('pageViews'),
    cartAdders: cells.number('cartAdders'),
    buyers: cells.number('buyers'),
    orders: cells.number('orderCount'),
    units: cells.number('units'),
    salesMinor: cells.number('sales'),
    conversion: cells.number('conversion'),
  };
  return { key: join(days?.first ?? '', channel), days: [days?.first ?? null], body };
}

function readProductTraffic(cells: RecordCells): ReadRecord {
  const days = cells.days('day') ?? cells.period;
  if (days === null) cells.fail('no_date', 'day');
  const productId = cells.id('productId');
  if (productId === null) cells.fail('no_product', 'productId');
  const body = {
    title: cells.text('title', 500),
    impressions: cells.number('impressions'),
    visitors: cells.number('visitors'),
    pageViews: cells.number('pageViews'),
    cartAdders: cells.number('cartAdders'),
    buyers: cells.number('buyers'),
    units: cells.number('units'),
    salesMinor: cells.number('sales'),
    conversion: cells.number('conversion'),
  };
  return { key: join(productId, days?.first ?? '', days?.last ?? ''), days: [days?.first ?? null, days?.last ?? null], body };
}

function readReturn(cells: RecordCells): ReadRecord {
  const orderNo = cells.id('orderNo');
  if (orderNo === null) cells.fail('no_order_number', 'orderNo');
  const at = cells.instant('returnedAt');
  const quantity = cells.number('quantity');
  if (quantity === null || quantity < 1) cells.fail('bad_quantity', 'quantity');
  const sku = cells.text('sku');
  const day = cells.dayOfInstant('returnedAt');
  const body = {
    orderNo,
    day,
    productId: cells.id('productId'),
    sku,
    title: cells.text('title', 500),
    quantity,
    reason: cells.text('reason'),
    condition: cells.text('condition'),
    status: cells.text('outcome'),
    comment: cells.text('comment', 2000),
  };
  return { key: join(orderNo, sku, String(at ?? ''), cells.id('plate')), days: [day], body };
}

function readSettlement(cells: RecordCells): ReadRecord {
  const { format } = cells.layout;
  const orderNo = cells.id('orderNo');
  if (orderNo === null) cells.fail('no_order_number', 'orderNo');
  const fee = cells.text('fee');
  const written = cells.number('amount');
  if (fee === null || written === null) cells.fail('bad_money', 'amount');
  const goesOut = cells.text('direction') === '支出';
  const amountMinor = goesOut && written !== null ? -Math.abs(written) : written;
  const isRefund = fee !== null && (amountMinor ?? 0) < 0 && 'refundFee' in format && format.refundFee.test(fee);
  const day = cells.dayOfInstant('settledAt');
  const body = { orderNo, fee, amountMinor, currency: cells.text('currency') ?? cells.currency, isRefund: isRefund ? 1 : 0, day };
  return { key: join(orderNo, cells.id('productId'), fee, cells.id('bookingNo'), goesOut ? '-' : '+'), days: [day], body };
}

/** A code of the seller's own names its piece wherever it is sold; a variant's name only within its product. */
function readCost(cells: RecordCells): ReadRecord {
  const code = cells.text('skuCode');
  const product = code === null ? (cells.id('productId') ?? cells.text('title', 500)) : '';
  if (product === null) cells.fail('no_product', null);
  const unitCostMinor = cells.number('unitCost');
  if (unitCostMinor === null) cells.fail('bad_money', 'unitCost');
  const fromDay = cells.days('fromDay')?.first ?? '';
  const currency = cells.text('currency')?.toUpperCase() ?? cells.currency;
  return { key: join(currency, product, code ?? cells.text('sku', 500), fromDay), days: [fromDay === '' ? null : fromDay], body: { unitCostMinor } };
}

export const rowReaders: Readonly<Record<RecordKind, Reader>> = {
  people: readPerson,
  traffic: readTraffic,
  productTraffic: readProductTraffic,
  returns: readReturn,
  settlement: readSettlement,
  costs: readCost,
};
