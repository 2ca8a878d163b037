import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { salesPlan } from '../../../shared/contract/results-sales-plan.ts';
import { explainDifference, type SalesParts } from '../../../shared/domain/explain-difference.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays, isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readKnownUntil } from './known-until.ts';

const NOTHING: SalesParts = { buyers: 0, orders: 0, netMinor: 0 };
type Row = SalesParts & { month: string };

const monthsOf = (db: ReadDb, currency: string): Map<string, SalesParts> =>
  new Map(
    db
      .all<Row>('SELECT substr(o.day, 1, 7) AS month, count(DISTINCT a.customer_id) AS buyers, count(*) AS orders, sum(o.net_minor) AS netMinor FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.day IS NOT NULL AND o.currency = :currency GROUP BY 1 ORDER BY 1 DESC', { currency })
      .map(({ month, ...parts }) => [month, parts]),
  );
const nextMonthOf = (month: string): string => `${addDays(`${month}-28`, 4).slice(0, 8)}01`;

/** What each planned month brought, and by which of its factors it differs. */
export function readSalesPlan(db: ReadDb, today: string): Output<typeof salesPlan.salesPlan> {
  const currency = readSettings(db).baseCurrency;
  const knownUntil = readKnownUntil(db, today);
  const known = monthsOf(db, currency);
  const plans = db.all<{ month: string; buyers: number; orders: number; aovMinor: number; currency: string }>('SELECT month, buyers, orders, aov_minor AS aovMinor, currency FROM sales_plans ORDER BY month DESC');
  return {
    months: plans.map(({ month, aovMinor, currency: own, ...counts }) => {
      const plan = { ...counts, netMinor: counts.orders * aovMinor };
      const actual = (own === currency ? known : monthsOf(db, own)).get(month) ?? NOTHING;
      const unfinished = knownUntil < addDays(nextMonthOf(month), -1);
      return { month, plan, actual, currency: own, unfinished, explained: unfinished ? null : explainDifference(actual, plan) };
    }),
    known: [...known].map(([month, parts]) => ({ month, parts })).slice(0, 24),
    currency,
    knownUntil,
  };
}

export function saveSalesPlan({ month, buyers, orders, aovMinor }: Parsed<typeof salesPlan.saveSalesPlan>, { db, now }: CommandContext): { month: string } {
  if (!isDay(`${month}-01`)) throw new AppError('bad_input', { field: 'month', reason: 'month' });
  if (orders < buyers) throw new AppError('bad_input', { field: 'orders', reason: 'fewer_than_buyers' });
  db.run(
    'INSERT INTO sales_plans (month, buyers, orders, aov_minor, currency, at) VALUES (:month, :buyers, :orders, :aovMinor, :currency, :now) ON CONFLICT (month) DO UPDATE SET buyers = :buyers, orders = :orders, aov_minor = :aovMinor, currency = :currency, at = :now',
    { month, buyers, orders, aovMinor, currency: readSettings(db).baseCurrency, now },
  );
  return { month };
}

export function deleteSalesPlan(db: WriteDb, month: string): { month: string } {
  const { changes } = db.run('DELETE FROM sales_plans WHERE month = :month', { month });
  if (changes === 0) throw new AppError('not_found', { what: 'sales plan' });
  return { month };
}
