import { benefitEndpoints } from './offers-benefits.ts';
import { birthdayEndpoints } from './offers-birthdays.ts';
import { couponEndpoints } from './offers-coupons.ts';
import { deliveryEndpoints } from './offers-deliveries.ts';
import { luckyEndpoints } from './offers-lucky.ts';
import { partnerEndpoints } from './offers-partners.ts';
import { priceEndpoints } from './offers-prices.ts';
import { referralEndpoints } from './offers-referrals.ts';
import { surpriseEndpoints } from './offers-surprises.ts';

/** Benefits and offers: what members have, coupons, referrals, occasions, prices, and what has to be sent. */
export const offers = {
  ...benefitEndpoints,
  ...couponEndpoints,
  ...deliveryEndpoints,
  ...referralEndpoints,
  ...birthdayEndpoints,
  ...surpriseEndpoints,
  ...luckyEndpoints,
  ...priceEndpoints,
  ...partnerEndpoints,
};
