import type { RecordFormatOf } from '../records/record-format.ts';

/** Amazon’s Business Report by child ASIN: one row a product, and nowhere for which days. Sessions stand for visitors. */
export const amazonTrafficByAsin: RecordFormatOf<'productTraffic'> = {
  id: 'amazon-business-report-asin-csv',
  platform: 'amazon',
  kind: 'productTraffic',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    productId: ['(Child) ASIN', 'Child ASIN'],
    title: ['Title'],
    visitors: ['Sessions - Total', 'Sessions'],
    pageViews: ['Page Views - Total', 'Page Views'],
    units: ['Units Ordered'],
    sales: ['Ordered Product Sales'],
    conversion: ['Unit Session Percentage'],
  },
  needs: ['productId', 'visitors'],
  periodOutside: true,
  currencyInMoney: true,
  unused:
    '(Parent) ASIN|SKU|Sessions - Mobile App|Sessions - Mobile APP - B2B|Sessions - Browser|Sessions - Browser - B2B|Sessions - Total - B2B|Session Percentage - Mobile App|Session Percentage - Mobile APP - B2B|Session Percentage - Browser|Session Percentage - Browser - B2B|Session Percentage - Total|Session Percentage - Total - B2B|Page Views - Mobile App|Page Views - Mobile APP - B2B|Page Views - Browser|Page Views - Browser - B2B|Page Views - Total - B2B|Page Views Percentage - Mobile App|Page Views Percentage - Mobile App - B2B|Page Views Percentage - Browser|Page Views Percentage - Browser - B2B|Page Views Percentage - Total|Page Views Percentage - Total - B2B|Featured Offer (Buy Box) Percentage|Featured Offer (Buy Box) Percentage - B2B|Featured Offer Percentage|Featured Offer Percentage - B2B|Units Ordered - B2B|Unit Session Percentage - B2B|Ordered Product Sales - B2B|Total Order Items|Total Order Items - B2B',
};
