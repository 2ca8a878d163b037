import { amazonShippedBySeller } from './amazon-shipped-by-seller.ts';
import type { Format } from './format.ts';

/** Amazon’s “New orders” of those that the seller ships, with their money. */
export const amazonNewOrders: Format = {
  ...amazonShippedBySeller,
  id: 'amazon-fbm-new-orders-txt',
  columns: {
    ...amazonShippedBySeller.columns,
    currency: ['currency'],
    lineTotal: ['item-price'],
    lineExtra: ['shipping-price'],
    lineDiscount: ['item-promotion-discount', 'ship-promotion-discount'],
  },
  marks: ['item-price'],
  foreign: ['quantity-to-ship', 'return-date'],
  unused:
    'order-item-id|payment-method-details|cpf|number-of-items|item-tax|shipping-tax|ship-service-level|ship-address-2|ship-address-3|ship-postal-code|item-promotion-id|ship-promotion-id|delivery-start-date|delivery-end-date|delivery-time-zone|delivery-Instructions|earliest-ship-date|latest-ship-date|earliest-delivery-date|latest-delivery-date|is-business-order|purchase-order-number|price-designation|is-prime|signature-confirmation-recommended|sales-channel',
};
