import { NANO, type RateTable } from '../../../shared/domain/exchange.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { currencyDecimals } from '../../../shared/lib/money.ts';

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** The owner's rates as a table expression `rate (currency, month, num, den)`: base minor units for so many of the currency's. */
export function rateCte({ base, rates }: RateTable): string {
  const rows = [...rates].map(([key, nano]) => {
    const [currency = '', month = ''] = key.split(' ');
    const shift = currencyDecimals(base) - currencyDecimals(currency);
    const num = BigInt(nano) * 10n ** BigInt(Math.max(0, shift));
    const den = BigInt(NANO) * 10n ** BigInt(Math.max(0, -shift));
    const common = gcd(num, den);
    return `(${literal(currency)}, ${literal(month)}, ${num / common}, ${den / common})`;
  });
  return `rate (currency, month, num, den) AS (VALUES ${rows.length > 0 ? rows.join(', ') : "('', '', 1, 1)"})`;
}

/** Joins an order with its month's rate. */
export const rateJoin = (order: string, rate: string): string => `LEFT JOIN rate ${rate} ON ${rate}.currency = ${order}.currency AND ${rate}.month = substr(${order}.day, 1, 7)`;

/** As convertMinor, for amounts that aren't negative: rounded once, half up. */
export const inBaseSql = (minor: string, order: string, rate: string, base: string): string => `CASE WHEN ${order}.currency = ${literal(base)} THEN ${minor} ELSE CAST((2 * (${minor}) * ${rate}.num + ${rate}.den) / (2 * ${rate}.den) AS INTEGER) END`;
