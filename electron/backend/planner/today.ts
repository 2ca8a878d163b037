import type { FileReport } from '../../../shared/contract/imports.ts';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { nextStep } from '../../../shared/domain/next-step.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import { listColumns } from '../customers/list-columns.ts';
import { numberColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { orderNumbers, readOrders, VALID } from '../lifecycle/order-columns.ts';
import { readTaskCounts } from '../membership/care/tasks.ts';
import { listDueTrials } from '../results/trials/list-trials.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import { readCaseCounts } from '../service/cases.ts';
import { listLifeEvents } from '../service/life-events.ts';
import { readCampaignWindows } from './campaign-windows.ts';

/** A result is looked at in the first days after its window. */
const RESULT_DAYS = 14;
/** A greeting wants to be thought of a week before. */
const EVENT_DAYS = 7;

/** What came in last, what waits, and the one next step. */
export function readToday(db: ReadDb, today: string, shop?: number): TodayReport {
  const totals = remember(db, `totals ${today} ${shop ?? 0}`, () => readTotals(db, today, shop));
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
    cases: readCaseCounts(db, today),
    memberTasks: readTaskCounts(db, today),
    dueTrials: listDueTrials(db, today),
    lifeEvents: listLifeEvents(db, { days: EVENT_DAYS }, today),
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

function readTotals(db: ReadDb, today: string, shop: number | undefined): Totals {
  const told = db.get<Pick<Totals, 'customers' | 'lastOrderDay' | 'segments'>>(
    `SELECT (SELECT count(*) FROM customers WHERE merged_into IS NULL AND (:shop IS NULL OR id IN (SELECT customer_id FROM customer_metrics WHERE shop_id = :shop))) AS customers,
      (SELECT max(day) FROM orders WHERE day <= :today AND (:shop IS NULL OR shop_id = :shop)) AS lastOrderDay, (SELECT count(*) FROM segments) AS segments`,
    { today, shop: shop ?? null },
  )!;
  const people = choosePeople(db, { shop, today });
  const days = numberColumn(db, people, listColumns.purchaseDays);
  const reachable = numberColumn(db, people, { sql: fields.reachable_sms.sql!, source: 'customers' });
  let oneTimeBuyers = 0;
  let oneTimeBuyersReachable = 0;
  for (let i = 0; i < days.length; i += 1) {
    if (days[i] !== 1) continue;
    oneTimeBuyers += 1;
    oneTimeBuyersReachable += reachable[i]!;
  }
  return { ...told, ...countOrders(db, shop), oneTimeBuyers, oneTimeBuyersReachable };
}

/** In the columns that what else stands on the page reads as well. */
function countOrders(db: ReadDb, shop: number | undefined): Pick<Totals, 'orders' | 'validOrders' | 'recognised'> {
  const { starts, flags } = readOrders(db);
  const shops = shop === undefined ? null : orderNumbers(db, 'shop_id');
  const anonymous = starts[1] ?? 0;
  const counted = { orders: 0, validOrders: 0, recognised: 0 };
  for (let at = 0; at < flags.length; at += 1) {
    if (shops !== null && shops[at] !== shop) continue;
    counted.orders += 1;
    if ((flags[at]! & VALID) === 0) continue;
    counted.validOrders += 1;
    if (at >= anonymous) counted.recognised += 1;
  }
  return counted;
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
