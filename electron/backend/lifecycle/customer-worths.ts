import { forecast } from '../../../shared/domain/forecast.ts';
import { expectedSpend } from '../../../shared/domain/gamma-gamma.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import { readBuyers } from './buyers.ts';
import { readContactCosts } from './contact-costs.ts';
import { LEAST_REPEATERS, methodInForce } from './forecast-method.ts';
import { LEAST_COVERED, marginOf, readSold } from './margins.ts';
import { readPurchases } from './purchases.ts';
import { fitSpendDays, type SpendBasis } from './spend-basis.ts';
import { readSpendDays } from './spend-days.ts';

export const WORTH_DAYS = 365;

/** What everyone who has bought has left and is expected to leave, beside the ids; minor units, not whole. */
export interface Worths {
  /** Ascending. */
  ids: Int32Array;
  /** Margin of all their net spend, before contacts; by the shop's share where too few of their own costs are known (`estimated`). */
  marginMinor: Float64Array;
  estimated: Uint8Array;
  contactMinor: Float64Array;
  /** Purchase days expected in `WORTH_DAYS`, their net, and what of it is left; all 0 where nothing can be forecast. */
  purchases: Float64Array;
  netMinor: Float64Array;
  expectedMinor: Float64Array;
  /** margin − contacts + expected. */
  valueMinor: Float64Array;
  /** 1: worth the most; of equal ones the lower id. */
  rank: Int32Array;
  canForecast: boolean;
}

export const decileOf = (rank: number, people: number): number => Math.floor((10 * (rank - 1)) / people) + 1;

export const spendBasis = (db: ReadDb, { shopId, currency, asOf }: People, checkCancelled: () => void): SpendBasis => {
  const purchases = readPurchases(db, shopId);
  return remember(db, `spend basis ${shopId} ${currency} ${asOf}`, () => fitSpendDays({ purchases, spend: readSpendDays(db, purchases, shopId, currency) }, epochDay(asOf), minorPerUnit(currency), LEAST_REPEATERS, checkCancelled));
};

/** Net of a purchase day that is expected of the customer at a place of the purchases, in minor units. */
export const spendOf = ({ fit, unit, ofCustomer, ofAll }: SpendBasis, place: number): number => (fit ? unit * expectedSpend(fit, ofCustomer(place)) : (ofAll(place) ?? 0));

/** What a unit of sales leaves: of all time, and of the last year for what is to come; null where too few costs are known. */
export function marginShares(db: ReadDb, people: People): { all: number | null; year: number | null } {
  return remember(db, `margin shares ${people.metrics} ${people.shopId} ${people.currency} ${people.asOf}`, () => {
    const sold = readSold(db, people);
    return { all: marginOf(sold).share, year: marginOf(sold.filter((s) => s.isRecent === 1)).share };
  });
}

/** Null where too few costs are known: then nobody's margin is. */
export function readWorths(db: ReadDb, people: People, checkCancelled: () => void): Worths | null {
  const shares = marginShares(db, people);
  const shopShare = shares.all;
  if (shopShare === null) return null;
  return remember(db, `worths ${people.metrics} ${people.shopId} ${people.currency} ${people.asOf}`, () => {
    const { ids, netMinor: spent } = readBuyers(db, people);
    const n = ids.length;
    const own = ownShares(db, people, ids);
    const estimated = Uint8Array.from(own, (share) => (Number.isNaN(share) ? 1 : 0));
    const marginMinor = Float64Array.from(own, (share, i) => spent[i]! * (Number.isNaN(share) ? shopShare : share));
    const contactMinor = new Float64Array(n);
    for (const [id, { minor }] of readContactCosts(db, people)) {
      const at = placeOf(ids, id);
      if (at >= 0) contactMinor[at] = minor;
    }
    const told = expectedOf(db, people, ids, checkCancelled);
    const expectedMinor = told.netMinor.map((net) => net * (shares.year ?? shopShare));
    const valueMinor = marginMinor.map((margin, i) => margin - contactMinor[i]! + expectedMinor[i]!);
    const rank = new Int32Array(n);
    Array.from(ids.keys()).sort((a, b) => valueMinor[b]! - valueMinor[a]! || a - b).forEach((i, place) => (rank[i] = place + 1));
    return { ids, marginMinor, estimated, contactMinor, ...told, expectedMinor, valueMinor, rank };
  });
}

/** NaN where costs are known for less than half of somebody's money. */
function ownShares(db: ReadDb, people: People, ids: Int32Array): Float64Array {
  const [net, known, cost] = [new Float64Array(ids.length), new Float64Array(ids.length), new Float64Array(ids.length)];
  for (const row of readSold(db, people)) {
    const at = placeOf(ids, row.customerId);
    if (at < 0) continue;
    net[at]! += row.net;
    known[at]! += row.known;
    cost[at]! += row.cost;
  }
  return net.map((of, i) => (of > 0 && known[i]! >= LEAST_COVERED * of ? (known[i]! - cost[i]!) / known[i]! : NaN));
}

function expectedOf(db: ReadDb, people: People, ids: Int32Array, checkCancelled: () => void): Pick<Worths, 'purchases' | 'netMinor' | 'canForecast'> {
  const { shopId, asOf } = people;
  const found = { purchases: new Float64Array(ids.length), netMinor: new Float64Array(ids.length), canForecast: false };
  const method = methodInForce(db, shopId, epochDay(asOf), WORTH_DAYS);
  if (method === null) return found;
  const purchases = readPurchases(db, shopId);
  const basis = spendBasis(db, people, checkCancelled);
  const told = forecast(purchases, epochDay(asOf), WORTH_DAYS, method);
  for (let k = 0; k < told.place.length; k += 1) {
    const at = placeOf(ids, purchases.customerIds[told.place[k]!]!);
    if (at < 0) continue;
    found.purchases[at] = told.expected[k]!;
    found.netMinor[at] = told.expected[k]! * spendOf(basis, told.place[k]!);
  }
  return { ...found, canForecast: true };
}
