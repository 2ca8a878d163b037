import type { Format } from './format.ts';

/** WooCommerce → Analytics → Orders: one row an order, the buyer’s name and nothing to know them by. What was given back is a row of its own with less than nothing. The list of products can’t be taken apart where a name has a comma. */
export const wooAnalyticsOrders: Format = {
  id: 'woocommerce-analytics-orders-csv',
  platform: 'woocommerce',
  rows: 'order',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    orderNo: ['Order #'],
    status: ['Status'],
    createdAt: ['Date'],
    paid: ['Net Sales', 'N. Revenue'],
    receiver: ['Customer'],
  },
  needs: ['orderNo', 'status', 'createdAt', 'paid'],
  marks: ['Product(s)'],
  statuses: { pending: 'unpaid', 'on-hold': 'unpaid', 'checkout-draft': 'unpaid', processing: 'paid', completed: 'completed', cancelled: 'closed', failed: 'closed', refunded: 'refunded' },
  negativeIsRefund: true,
  // The server writes 2026-10-01; Excel, saving again, what its own country writes.
  dateOrder: 'unknown',
  orderNumber: /^#?[\w-]{1,40}$/,
  buyersOffered: false,
  unused:
    'N. Revenue (formatted)|Customer type|Product(s)|Items sold|Coupon(s)|Attribution',
};
