import type { MetricOrder } from '../../../shared/domain/customer-metrics.ts';
import { ordersInBase, rateKey, type RateTable } from '../../../shared/domain/exchange.ts';
import type { ReadDb } from '../db/executor.ts';
import { readSettings } from './read-settings.ts';

export function readRateTable(db: ReadDb, base = readSettings(db).baseCurrency): RateTable {
  const rows = db.all<{ currency: string; month: string; rate: number }>('SELECT currency, month, rate_nano AS rate FROM exchange_rates WHERE base = :base', { base });
  return { base, rates: new Map(rows.map(({ currency, month, rate }) => [rateKey(currency, month), rate])) };
}

/** For the metrics over all shops. Without any rate, which is nearly always, orders pass as they are. */
export function baseConverter(db: ReadDb, asOf?: string): <O extends MetricOrder>(orders: readonly O[]) => readonly O[] {
  if (!db.get('SELECT 1 FROM exchange_rates LIMIT 1')) return (orders) => orders;
  const table = readRateTable(db);
  return (orders) => ordersInBase(orders, table, asOf);
}
