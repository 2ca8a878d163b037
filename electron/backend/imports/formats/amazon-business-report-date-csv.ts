import type { RecordFormatOf } from '../records/record-format.ts';

/** Amazon’s Business Report by date. Days are written as in the seller’s country: one of the file decides it, or none is taken. Sessions stand for visitors. */
export const amazonTrafficByDate: RecordFormatOf<'traffic'> = {
  id: 'amazon-business-report-date-csv',
  platform: 'amazon',
  kind: 'traffic',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    day: ['Date'],
    visitors: ['Sessions - Total', 'Sessions'],
    pageViews: ['Page Views - Total', 'Page Views'],
    orderCount: ['Total Order Items'],
    units: ['Units Ordered'],
    sales: ['Ordered Product Sales'],
    conversion: ['Unit Session Percentage', 'Order Item Session Percentage'],
  },
  needs: ['day', 'visitors', 'sales'],
  foreign: ['(Child) ASIN', '(Parent) ASIN'],
  dateOrder: 'unknown',
  currencyInMoney: true,
  unused:
    'Ordered Product Sales - B2B|Units Ordered - B2B|Total Order Items - B2B|Page Views - Total - B2B|Sessions - Total - B2B|Featured Offer Percentage|Featured Offer Percentage - B2B|Featured Offer (Buy Box) Percentage|Featured Offer (Buy Box) Percentage - B2B|Buy Box Percentage|Unit Session Percentage - B2B|Average Offer Count|Average Parent Items|Average Sales per Order Item|Average Sales per Order Item - B2B|Average Units per Order Item|Average Units per Order Item - B2B|Average Selling Price|Average Selling Price - B2B|Order Item Session Percentage - B2B',
};
