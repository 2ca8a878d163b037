import { convertMinor, findRate } from '../../../shared/domain/exchange.ts';
import { endAsOf } from '../../../shared/domain/purchase-gaps.ts';
import { dayText, epochDay } from '../../../shared/lib/dates.ts';
import type { Measured } from '../customers/measured.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { NO_DAY, orderNumbers, orderWords, readOrders, VALID } from './order-columns.ts';
import { readPurchases } from './purchases.ts';

/** Purchase days of these people (ids, ascending, all of whom have bought) at most so many days before the day asked about. */
export function daysWithin(db: ReadDb, people: Measured, ids: Int32Array, days: number): Int32Array {
  return remember(db, `days within ${keyOf(people)} ${days}`, () => {
    const { customerIds, offsets, days: bought } = readPurchases(db, people.shopId);
    const until = epochDay(people.asOf);
    const counts = new Int32Array(ids.length);
    for (let i = 0, place = 0; i < ids.length; i += 1) {
      while (customerIds[place]! !== ids[i]) place += 1;
      const end = endAsOf(bought, offsets[place]!, offsets[place + 1]!, until);
      for (let at = end - 1; at >= offsets[place]! && bought[at]! >= until - days; at -= 1) counts[i]! += 1;
    }
    return counts;
  });
}

/** Net a purchase day of theirs within so many days, in whole minor units (rounded down); 0 of who has no such day. */
export function perDayWithin(db: ReadDb, people: Measured, ids: Int32Array, days: number): Float64Array {
  return remember(db, `per day within ${keyOf(people)} ${days}`, () => {
    const { starts, days: orderDays, flags } = readOrders(db);
    const shops = people.shopId === 0 ? null : orderNumbers(db, 'shop_id');
    const nets = netsOf(db, people);
    const counts = daysWithin(db, people, ids, days);
    const until = epochDay(people.asOf);
    return Float64Array.from(ids, (id, i) => {
      if (counts[i] === 0) return 0;
      let net = 0;
      for (let at = starts[id + 1]! - 1; at >= starts[id]! && orderDays[at] !== NO_DAY && orderDays[at]! >= until - days; at -= 1) {
        if (orderDays[at]! <= until && (flags[at]! & VALID) !== 0 && (shops === null || shops[at] === people.shopId)) net += nets[at]!;
      }
      return Math.floor(net / counts[i]!);
    });
  });
}

const keyOf = ({ metrics, shopId, asOf, currency }: Measured): string => `${metrics}/${shopId} ${asOf} ${currency}`;

/** Every order's net in the currency asked about: over all shops at the rate of its month, as in the metrics; NaN where there is none. */
function netsOf(db: ReadDb, { shopId, rates, currency }: Measured): Float64Array {
  const converts = shopId === 0 && rates !== undefined && rates.rates.size > 0;
  return remember(db, `order nets ${converts ? JSON.stringify([...rates.rates]) : ''} ${currency}`, () => {
    const { words, codes } = orderWords(db, 'currency');
    const { days } = readOrders(db);
    return orderNumbers(db, 'net_minor').map((net, at) => {
      const own = words.at(codes[at]!)!;
      if (own === currency) return net;
      const rate = converts && days[at] !== NO_DAY ? findRate(rates, own, dayText(days[at]!).slice(0, 7)) : undefined;
      return rate === undefined ? NaN : convertMinor(net, own, currency, rate);
    });
  });
}
