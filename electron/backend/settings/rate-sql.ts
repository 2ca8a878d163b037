import { NANO, type RateTable } from '../../../shared/domain/exchange.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { currencyDecimals } from '../../../shared/lib/money.ts';

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** `(currency, month, num, den)` each: base minor units for so many of the currency's. */
function rateRows({ base, rates }: RateTable): string[] {
  return [...rates].map(([key, nano]) => {
    const [currency = '', month = ''] = key.split(' ');
    const shift = currencyDecimals(base) - currencyDecimals(currency);
    const num = BigInt(nano) * 10n ** BigInt(Math.max(0, shift));
    const den = BigInt(NANO) * 10n ** BigInt(Math.max(0, -shift));
    const common = gcd(num, den);
    return `(${literal(currency)}, ${literal(month)}, ${num / common}, ${den / common})`;
  });
}

/** The owner's rates as a table expression `rate (currency, month, num, den)`. */
export function rateCte(table: RateTable): string {
  const rows = rateRows(table);
  return `rate (currency, month, num, den) AS (VALUES ${rows.length > 0 ? rows.join(', ') : "('', '', 1, 1)"})`;
}

/** Net of an order in the currency of people whose money is known: over all shops at the rates of its month, as their metrics have it. */
export function netSql({ shopId, rates }: { shopId: number; rates?: RateTable | undefined }): (order: string) => string {
  if (shopId !== 0 || rates === undefined || rates.rates.size === 0) return (order) => `${order}.net_minor`;
  const table = `(WITH ${rateCte(rates)} SELECT`;
  return (order) => `CASE WHEN ${order}.currency = ${literal(rates.base)} THEN ${order}.net_minor ELSE ${table} ${inBaseSql(`${order}.net_minor`, order, 'rate', rates.base)} FROM rate WHERE rate.currency = ${order}.currency AND rate.month = substr(${order}.day, 1, 7)) END`;
}

/** Joins an order with its month's rate. */
export const rateJoin = (order: string, rate: string): string => `LEFT JOIN rate ${rate} ON ${rate}.currency = ${order}.currency AND ${rate}.month = substr(${order}.day, 1, 7)`;

/** As convertMinor, for amounts that aren't negative: rounded once, half up. */
export const inBaseSql = (minor: string, order: string, rate: string, base: string): string => `CASE WHEN ${order}.currency = ${literal(base)} THEN ${minor} ELSE CAST((2 * (${minor}) * ${rate}.num + ${rate}.den) / (2 * ${rate}.den) AS INTEGER) END`;
