import type { FileReport } from '../../../shared/contract/imports.ts';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { nextStep } from '../../../shared/domain/next-step.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readCampaignWindows } from './campaign-windows.ts';

/** A result is looked at in the first days after its window. */
const RESULT_DAYS = 14;

/** What came in last, what waits, and the one next step. */
export function readToday(db: ReadDb, today: string): TodayReport {
  const totals = remember(db, `totals ${today}`, () => readTotals(db, today));
  const { waitingForReceipts, ...windows } = readCampaignWindows(db, today);
  const lastOrderDaysAgo = totals.lastOrderDay === null ? null : daysBetween(totals.lastOrderDay, today);
  const { recognised, validOrders, segments, ...shown } = totals;
  return {
    today,
    ...shown,
    lastImport: readLastImport(db),
    lastOrderDaysAgo,
    recognisedShare: validOrders === 0 ? null : recognised / validOrders,
    ...windows,
    next: nextStep({
      orders: shown.orders,
      customers: shown.customers,
      lastOrderDaysAgo,
      segments,
      waitingForExport: windows.waitingForExport.length,
      waitingForReceipts,
      finished: windows.finished.filter((c) => c.finishedOn >= addDays(today, -RESULT_DAYS)).length,
    }),
  };
}

interface Totals extends Pick<TodayReport, 'orders' | 'customers' | 'lastOrderDay' | 'oneTimeBuyers' | 'oneTimeBuyersReachable'> {
  validOrders: number;
  recognised: number;
  segments: number;
}

function readTotals(db: ReadDb, today: string): Totals {
  return db.get<Totals>(
    `SELECT o.orders, o.validOrders, o.recognised, b.oneTimeBuyers, b.oneTimeBuyersReachable,
      (SELECT count(*) FROM customers) AS customers, (SELECT max(day) FROM orders WHERE day <= :today) AS lastOrderDay, (SELECT count(*) FROM segments) AS segments
    FROM (SELECT count(*) AS orders, coalesce(sum(is_valid), 0) AS validOrders, coalesce(sum(is_valid = 1 AND account_id IS NOT NULL), 0) AS recognised FROM orders) o,
      (SELECT count(*) AS oneTimeBuyers, coalesce(sum(${fields.reachable_sms.sql!}), 0) AS oneTimeBuyersReachable
        FROM customer_metrics m JOIN customers c ON c.id = m.customer_id WHERE m.shop_id = 0 AND m.purchase_days = 1) b`,
    { today },
  )!;
}

function readLastImport(db: ReadDb): TodayReport['lastImport'] {
  const batch = db.get<{ id: number; at: number }>('SELECT id, started_at AS at FROM batches WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1');
  if (!batch) return null;
  const reports = db.all<{ report: string }>('SELECT report FROM batch_files WHERE batch_id = :id', { id: batch.id }).map((f) => JSON.parse(f.report) as Partial<FileReport>);
  const sum = (name: 'rowsAdded' | 'rowsUpdated' | 'rowsRejected' | 'ordersNew' | 'customersNew') => reports.reduce((total, report) => total + (report[name] ?? 0), 0);
  return {
    batchId: batch.id,
    at: batch.at,
    files: reports.length,
    rowsAdded: sum('rowsAdded'),
    rowsUpdated: sum('rowsUpdated'),
    rowsRejected: sum('rowsRejected'),
    ordersNew: sum('ordersNew'),
    customersNew: sum('customersNew'),
  };
}
