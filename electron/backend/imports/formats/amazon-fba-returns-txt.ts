import type { RecordFormatOf } from '../records/record-format.ts';

/** Amazon’s FBA returns: one row a returned piece, with its reason and without money. */
export const amazonReturns: RecordFormatOf<'returns'> = {
  id: 'amazon-fba-returns-txt',
  platform: 'amazon',
  kind: 'returns',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    orderNo: ['order-id'],
    returnedAt: ['return-date'],
    sku: ['sku'],
    productId: ['asin'],
    title: ['product-name'],
    quantity: ['quantity'],
    reason: ['reason'],
    condition: ['detailed-disposition'],
    outcome: ['status'],
    plate: ['license-plate-number'],
    comment: ['customer-comments'],
  },
  needs: ['orderNo', 'returnedAt', 'reason', 'quantity'],
  unquoted: true,
  unused: 'fnsku|fulfillment-center-id',
};
