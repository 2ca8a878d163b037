import type { Format } from './format.ts';

/** Amazon’s “New orders” of those that the seller ships: one row an item, all of them paid. The e-mail is an alias of Amazon’s. */
export const amazonNewOrders: Format = {
  id: 'amazon-fbm-new-orders-txt',
  platform: 'amazon',
  rows: 'items-tell-order',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    orderNo: ['order-id'],
    createdAt: ['purchase-date'],
    paidAt: ['payments-date'],
    currency: ['currency'],
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
    lineTotal: ['item-price'],
    lineExtra: ['shipping-price'],
    lineDiscount: ['item-promotion-discount', 'ship-promotion-discount'],
  },
  needs: ['orderNo', 'title', 'quantity'],
  marks: ['item-price'],
  foreign: ['quantity-to-ship', 'return-date'],
  onlyStatus: 'paid',
  statuses: {},
  unquoted: true,
  orderNumber: /^[A-Z0-9]{3}-\d{7}-\d{7}$/,
  buyersOffered: true,
  unused:
    'order-item-id|payment-method-details|cpf|number-of-items|item-tax|shipping-tax|ship-service-level|ship-address-2|ship-address-3|ship-postal-code|item-promotion-id|ship-promotion-id|delivery-start-date|delivery-end-date|delivery-time-zone|delivery-Instructions|earliest-ship-date|latest-ship-date|earliest-delivery-date|latest-delivery-date|is-business-order|purchase-order-number|price-designation|is-prime|signature-confirmation-recommended|sales-channel',
};
