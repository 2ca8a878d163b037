import { fitSpend, type Spend, type SpendFit } from '../../../shared/domain/gamma-gamma.ts';
import { endAsOf, type Purchases } from '../../../shared/domain/purchase-gaps.ts';

/** What a purchase day of somebody brings. */
export interface SpendBasis {
  /** Null where too few have bought again, or what they spend has no mean that can be expected. */
  fit: SpendFit | null;
  /** Minor units in the unit of the fit. */
  unit: number;
  /** Who has repeat purchase days with a net above zero; of them, how their number and their mean spend go together (−1 to 1). */
  repeaters: number;
  correlation: number | null;
  /** Repeat purchase days of the customer at a place, and their mean in `unit`s. */
  ofCustomer: (place: number) => Spend;
  /** Mean of all the customer's purchase days, else of everybody's, in minor units. */
  ofAll: (place: number) => number | null;
}

/** Fitted to the purchase days up to a day (days since 1970), the first of each customer not counted. `spend` in minor units. */
export function fitSpendDays({ purchases, spend }: { purchases: Purchases; spend: Float64Array }, asOf: number, unit: number, least: number, checkCancelled: () => void): SpendBasis {
  const { offsets, days } = purchases;
  const meanFrom = (place: number, skip: number): Spend => {
    const from = offsets[place]!;
    const end = endAsOf(days, from, offsets[place + 1]!, asOf);
    let x = 0;
    let total = 0;
    for (let at = from + skip; at < end; at += 1) {
      if (Number.isNaN(spend[at])) continue;
      x += 1;
      total += spend[at]!;
    }
    return { x, mean: x === 0 ? 0 : total / x };
  };
  const ofCustomer = (place: number): Spend => {
    const { x, mean } = meanFrom(place, 1);
    return mean > 0 ? { x, mean: mean / unit } : { x: 0, mean: 0 };
  };
  const known: Spend[] = [];
  let everyone = 0;
  let total = 0;
  for (let place = 0; place + 1 < offsets.length; place += 1) {
    const own = ofCustomer(place);
    if (own.x > 0) known.push(own);
    const { x, mean } = meanFrom(place, 0);
    everyone += x;
    total += x * mean;
  }
  const found = known.length < least ? null : fitSpend(known, checkCancelled);
  return {
    fit: found && found.q > 1 ? found : null,
    unit,
    repeaters: known.length,
    correlation: correlationOf(known),
    ofCustomer,
    ofAll: (place) => {
      const { x, mean } = meanFrom(place, 0);
      return x > 0 ? mean : everyone === 0 ? null : total / everyone;
    },
  };
}

/** Pearson's, of days and mean spend; null where either doesn't vary. */
function correlationOf(list: readonly Spend[]): number | null {
  const n = list.length;
  const mx = list.reduce((s, { x }) => s + x, 0) / n;
  const my = list.reduce((s, { mean }) => s + mean, 0) / n;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const { x, mean } of list) {
    xy += (x - mx) * (mean - my);
    xx += (x - mx) ** 2;
    yy += (mean - my) ** 2;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}
