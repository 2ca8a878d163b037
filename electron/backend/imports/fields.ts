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
  'total', // before the deductions at payment
  'paid', // by the buyer
  'outstanding', // of the total, not paid yet
  'settled', // to the seller, on completion
  'refund',
  'discount', // several columns add up
  'currency',
  'buyerMemo',
  'sellerMemo',
  'shopName',
  'emailConsent',
  'buyerNick',
  'buyerEmail',
  'receiver',
  'phone',
  'virtualUntil', // filled: the phone is a stand-in that expires
  'address', // the whole of it in one cell
  'country',
  'province',
  'city',
  'district',
  'street',
  'lineNo',
  'productId',
  'title',
  'category',
  'sku',
  'skuCode',
  'quantity',
  'unitPrice',
  'linePaid',
  'lineDiscount',
  'lineRefund',
  'lineStatus',
  'lineRefundStatus',
] as const;
export type Field = (typeof fields)[number];

export const isField = (text: string): text is Field => (fields as readonly string[]).includes(text);

/** The columns of a field in one file, the preferred first; empty where it has none. */
export type Columns = Readonly<Record<Field, readonly number[]>>;
