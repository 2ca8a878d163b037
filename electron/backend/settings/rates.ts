import type { MissingRate, RatesReport } from '../../../shared/contract/rates.ts';
import { findRate, readRate, writeRate } from '../../../shared/domain/exchange.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { refreshCustomers } from '../imports/refresh-customers.ts';
import { readRateTable } from './base-converter.ts';
import { readSettings } from './read-settings.ts';

/** Months of paid orders in other currencies. */
const monthsSql = `
  SELECT currency, substr(day, 1, 7) AS month, count(*) AS orders FROM orders
  WHERE is_paid = 1 AND day IS NOT NULL AND currency <> :base GROUP BY 1, 2 ORDER BY 1, 2`;

export function readRates(db: ReadDb): RatesReport {
  const table = readRateTable(db);
  const { base } = table;
  const rows = db.all<{ currency: string; month: string; orders: number }>(monthsSql, { base });
  return {
    base,
    currencies: [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, months]) => ({
      currency,
      orders: months.reduce((sum, { orders }) => sum + orders, 0),
      months: months.map(({ month, orders }) => {
        const rate = findRate(table, currency, month);
        return { month, orders, rate: rate === undefined ? null : writeRate(rate) };
      }),
    })),
  };
}

export function missingRates(db: ReadDb): MissingRate[] {
  return readRates(db)
    .currencies.map(({ currency, months }) => ({ currency, months: months.filter(({ rate }) => rate === null).map(({ month }) => month) }))
    .filter(({ months }) => months.length > 0);
}

export function saveRates(db: WriteDb, typed: { currency: string; month: string; rate: string | null }[]): RatesReport {
  const { baseCurrency: base } = readSettings(db);
  const touched = new Set<number>();
  for (const { currency, month, rate } of typed) {
    const nano = rate === null ? null : readRate(rate);
    if (currency === base || (rate !== null && nano === null)) throw new AppError('bad_input', { fields: [`${currency} ${month}`] });
    const changed =
      nano === null
        ? db.run('DELETE FROM exchange_rates WHERE base = :base AND currency = :currency AND month = :month', { base, currency, month }).changes
        : db.run(
            `INSERT INTO exchange_rates (base, currency, month, rate_nano) VALUES (:base, :currency, :month, :nano)
             ON CONFLICT (base, currency, month) DO UPDATE SET rate_nano = excluded.rate_nano WHERE rate_nano <> excluded.rate_nano`,
            { base, currency, month, nano },
          ).changes;
    if (changed > 0) for (const id of buyersOf(db, currency, month)) touched.add(id);
  }
  refreshCustomers(db, touched);
  return readRates(db);
}

const buyersOf = (db: ReadDb, currency: string, month: string): number[] =>
  db
    .all<{ id: number }>(`SELECT DISTINCT a.customer_id AS id FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.currency = :currency AND o.day >= :month || '-01' AND o.day <= :month || '-31'`, { currency, month })
    .map(({ id }) => id);

/** Another base currency: whoever has orders that rates are or were about is summed anew. */
export function changeBase(db: WriteDb): void {
  if (!db.get('SELECT 1 FROM exchange_rates LIMIT 1')) return;
  const buyers = db.all<{ id: number }>(
    `SELECT DISTINCT a.customer_id AS id FROM orders o JOIN accounts a ON a.id = o.account_id
     WHERE o.currency IN (SELECT currency FROM exchange_rates UNION SELECT base FROM exchange_rates)`,
  );
  refreshCustomers(db, buyers.map(({ id }) => id));
}
