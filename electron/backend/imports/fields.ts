/**
 * What a column can mean. Words of a mapping's right side (imports.preview, imports.run).
 * Fields of an order first, then of its item.
 */
export const fields = [
  'orderNo',
  'status',
  'closeReason',
  'fulfilment', // whether it has gone out, where the status speaks of money only
  'refundStatus',
  'createdAt',
  'paidAt',
  'modifiedAt',
  'shippedAt', // filled: it has gone out, where the file has no status
  'signedAt', // by whoever took the parcel; that the buyer confirmed the receipt is something else
  'carrier',
  'waybill',
  'total', // before the deductions at payment
  'paid', // by the buyer
  'outstanding', // of the total, not paid yet
  'settled', // to the seller, on completion
  'refund',
  'discount', // several columns add up
  'adjustment', // signed: put on top of the price, or taken off it
  'currency',
  'buyerMemo',
  'sellerMemo',
  'shopName',
  'emailConsent',
  'buyerNick',
  'buyerEmail',
  'receiver',
  'receiverFamily', // the family name, where it has a column of its own
  'phone',
  'virtualUntil', // filled: the phone is a stand-in that expires
  'address', // the whole of it in one cell
  'country',
  'province',
  'city',
  'district',
  'street',
  'items', // all items of an order in one cell, or one item a column
  'lineNo',
  'productId',
  'title',
  'category',
  'sku',
  'skuCode',
  'quantity',
  'unitPrice',
  'lineTotal', // price of all its pieces, before discounts and without lineExtra
  'lineExtra', // shipping, gift wrap of the line; several columns add up
  'linePaid',
  'lineDiscount', // several columns add up
  'lineRefund',
  'lineStatus',
  'lineRefundStatus',
] as const;
export type Field = (typeof fields)[number];

export const isField = (text: string): text is Field => (fields as readonly string[]).includes(text);

/** The columns of a field in one file, the preferred first; empty where it has none. */
export type Columns = Readonly<Record<Field, readonly number[]>>;
