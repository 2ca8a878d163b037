import type { Format } from './format.ts';

/** What Amazon's two reports of orders that the seller ships have in common: one row an item, all of them paid. The e-mail is an alias of Amazon's. */
export const amazonShippedBySeller = {
  platform: 'amazon',
  rows: 'items-tell-order',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    orderNo: ['order-id'],
    createdAt: ['purchase-date'],
    paidAt: ['payments-date'],
    receiver: ['recipient-name', 'buyer-name'],
    buyerEmail: ['buyer-email'],
    phone: ['ship-phone-number', 'buyer-phone-number'],
    country: ['ship-country'],
    province: ['ship-state'],
    city: ['ship-city'],
    street: ['ship-address-1'],
    productId: ['sku'],
    title: ['product-name'],
    quantity: ['quantity-purchased'],
  },
  needs: ['orderNo', 'title', 'quantity'],
  onlyStatus: 'paid',
  statuses: {},
  unquoted: true,
  orderNumber: /^[A-Z0-9]{3}-\d{7}-\d{7}$/,
  buyersOffered: true,
} satisfies Partial<Format>;
