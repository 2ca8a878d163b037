import { currencyDecimals } from '../lib/money.ts';
import type { MetricOrder } from './customer-metrics.ts';

/** A rate is kept in billionths: what one unit of a currency is worth in the base currency, exactly as typed. */
export const NANO = 1_000_000_000;
/** Twelve digits before the point would overflow; no pair of currencies is that far apart. */
const MOST_RATE = 1_000_000;

/** `YYYY-MM` and currency → rate in billionths of the base currency's unit. */
export interface RateTable {
  base: string;
  rates: ReadonlyMap<string, number>;
}
export const rateKey = (currency: string, month: string): string => `${currency} ${month}`;

/** The rate for an order's month; undefined where the owner hasn't typed one. The base currency is worth itself. */
export const findRate = ({ base, rates }: RateTable, currency: string, month: string): number | undefined => (currency === base ? NANO : rates.get(rateKey(currency, month)));

/**
 * An amount in the base currency, rounded once, half away from zero. Currencies have 0, 2 or 3 decimals.
 * Worked example: 12.50 USD at 7.1234 → 89.0425 → 8904 fen; 1,000 JPY at 0.0468 → 46.80 → 4680 fen; 1.234 KWD at 23.5 →
 * 28.999 → 2900 fen; 10.00 CNY at 21.37 → 213.7 → 214 yen.
 */
export function convertMinor(minor: number, from: string, to: string, rateNano: number): number {
  const shift = currencyDecimals(to) - currencyDecimals(from);
  const numerator = BigInt(minor) * BigInt(rateNano) * 10n ** BigInt(Math.max(0, shift));
  const denominator = BigInt(NANO) * 10n ** BigInt(Math.max(0, -shift));
  const sign = numerator < 0n ? -1n : 1n;
  return Number((sign * (2n * sign * numerator + denominator)) / (2n * denominator));
}

/** `7.1234`, as typed, in billionths; null for what is no rate. */
export function readRate(text: string): number | null {
  const found = /^(\d{1,7})(?:\.(\d{1,9}))?$/.exec(text.normalize('NFKC').trim().replace(',', '.'));
  if (!found) return null;
  const nano = Number(found[1]) * NANO + Number((found[2] ?? '').padEnd(9, '0'));
  return nano > 0 && nano <= MOST_RATE * NANO ? nano : null;
}

/** As readRate takes it: no zeros behind. Example: 7_123_400_000 → `7.1234`. */
export function writeRate(rateNano: number): string {
  const whole = Math.floor(rateNano / NANO);
  const rest = String(rateNano % NANO).padStart(9, '0').replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

/**
 * A customer's orders of all shops in the base currency, each at the rate of its own month. Unchanged where all are in the
 * base currency, and where a rate is missing for one that was paid: then nothing is summed across currencies.
 * Worked example, base CNY, USD 7.00 in May only: {100.00 CNY in May, 10.00 USD in May} → {100.00, 70.00 CNY}; with
 * another 10.00 USD in June nothing is converted. With `asOf`, later orders ask for no rate.
 */
export function ordersInBase<O extends MetricOrder>(orders: readonly O[], table: RateTable, asOf?: string): readonly O[] {
  if (orders.every(({ currency }) => currency === table.base)) return orders;
  const converted: O[] = [];
  for (const order of orders) {
    if (asOf !== undefined && (order.day === null || order.day > asOf)) {
      converted.push(order); // the fold leaves it out
      continue;
    }
    const rate = order.day === null ? undefined : findRate(table, order.currency, order.day.slice(0, 7));
    if (rate === undefined) {
      if (order.is_paid === 1 || order.is_valid === 1) return orders;
      continue; // an order that nobody paid counts for no money
    }
    const inBase = (minor: number) => convertMinor(minor, order.currency, table.base, rate);
    converted.push({
      ...order,
      currency: table.base,
      paid_minor: order.paid_minor === null ? null : inBase(order.paid_minor),
      discount_minor: inBase(order.discount_minor),
      refund_minor: inBase(order.refund_minor),
      net_minor: inBase(order.net_minor),
    });
  }
  return converted;
}
