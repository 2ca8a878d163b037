import { amazonShippedBySeller } from './amazon-shipped-by-seller.ts';
import type { Format } from './format.ts';

/** Amazon’s “Unshipped orders”, 27 or 73 columns: as the new orders, without any money, which comes in another report. */
export const amazonUnshipped: Format = {
  ...amazonShippedBySeller,
  id: 'amazon-fbm-unshipped-txt',
  marks: ['quantity-to-ship'],
  foreign: ['item-price'],
  unused:
    'order-item-id|reporting-date|promise-date|days-past-promise|quantity-shipped|quantity-to-ship|ship-service-level|ship-address-2|ship-address-3|ship-postal-code|is-business-order|purchase-order-number|price-designation|payment-method-details|cpf|number-of-items|ship-service-name|address-type|gift-wrap-type|gift-message-text|payment-method|cod-collectible-amount|already-paid|payment-method-fee|customized-url|customized-page|is-prime|is-global-express|is-premium-order|buyer-company-name|licensee-name|license-number|license-state|license-expiration-date|is-replacement-order|is-exchange-order|original-order-id|is-transparency|default-ship-from-address-name|default-ship-from-address-field-1|default-ship-from-address-field-2|default-ship-from-address-field-3|default-ship-from-city|default-ship-from-state|default-ship-from-country|default-ship-from-postal-code|is-ispu-order|store-chain-store-id|is-buyer-requested-cancellation|buyer-requested-cancel-reason|ioss-number|is-shipping-settings-automation-enabled|ssa-carrier|ssa-ship-method|tax-collection-model|tax-collection-responsible-party|verge-of-cancellation|verge-of-lateShipment|signature-confirmation-recommended',
};
