import type { PriceWhatIf } from '../../../shared/contract/results-price.ts';
import { discountResponse, type PastOffer } from '../../../shared/domain/discount-response.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { listBatches } from '../offers/coupon-batches.ts';
import type { QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readExported } from './exported-campaigns.ts';
import { readOrderMix } from './order-mix.ts';

/** From the shop's own finished campaigns in its base currency; each by the discount that its buyers really had. */
export function readPriceWhatIf(context: QueryContext, marginShare: number): PriceWhatIf {
  const { db, today } = context;
  const currency = readSettings(db).baseCurrency;
  const finished = readExported(context).filter(({ campaign, results }) => campaign.currency === currency && !results.unfinished);
  const offers = finished.flatMap(({ campaign: { campaignId }, results: { lift, treated, heldOut, cost } }): PastOffer[] => {
    if (lift === null || heldOut === null) return [];
    const mix = readOrderMix(db, campaignId, today);
    if (mix.treated.discountShare === null) return [];
    const people = treated.people;
    return [
      {
        treated: people,
        heldOut: heldOut.people,
        depthTreated: mix.treated.discountShare,
        depthHeldOut: mix.heldOut?.discountShare ?? 0,
        netPerHeldOutMinor: heldOut.netPerPersonMinor,
        netPerPerson: { value: lift.netPerPersonDifferenceMinor, low: lift.netPerPersonLowMinor, high: lift.netPerPersonHighMinor },
        addedBuyers: { value: lift.incrementalBuyers, low: lift.incrementalBuyersLow, high: lift.incrementalBuyersHigh },
        costMinor: cost.totalMinor,
      },
    ];
  });
  const coupons = listBatches(db)
    .filter((b) => b.given > 0)
    .map(({ batchId, name, valueMinor, thresholdMinor, currency: own, given, used }) => ({ batchId, name, valueMinor, thresholdMinor, currency: own, given, used: Math.min(used, given), rate: { value: Math.min(used, given) / given, ...wilson(Math.min(used, given), given) } }));
  return { ...discountResponse(offers, marginShare), currency, leftOut: finished.length - offers.length, coupons };
}
