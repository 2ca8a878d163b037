import type { FileReport } from '../../../shared/contract/imports.ts';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { nextStep } from '../../../shared/domain/next-step.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import { listColumns } from '../customers/list-columns.ts';
import { numberColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
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
  const { segments, ...totals } = remember(db, `totals ${today} ${shop ?? 0}`, () => readTotals(db, today, shop));
  const { waitingForReceipts, ...windows } = readCampaignWindows(db, today);
  const lastOrderDaysAgo = totals.lastOrderDay === null ? null : daysBetween(totals.lastOrderDay, today);
  const next = nextStep({
    orders: totals.orders,
    customers: totals.customers,
    lastOrderDaysAgo,
    segments,
    waitingForExport: windows.waitingForExport.length,
    waitingForReceipts,
    finished: windows.finished.filter((c) => c.finishedOn >= addDays(today, -RESULT_DAYS)).length,
  });
  return {
    today,
    ...totals,
    lastImport: readLastImport(db),
    lastOrderDaysAgo,
    ...windows,
    cases: readCaseCounts(db, today),
    memberTasks: readTaskCounts(db, today),
    dueTrials: listDueTrials(db, today),
    lifeEvents: listLifeEvents(db, { days: EVENT_DAYS }, today),
    next,
    oneTimeBuyers: next === 'segment' ? countOneTimeBuyers(db, today, shop) : null,
  };
}

/** The first screen waits for these: nothing in them looks at each order. */
function readTotals(db: ReadDb, today: string, shop: number | undefined): Pick<TodayReport, 'orders' | 'customers' | 'lastOrderDay'> & { segments: number } {
  // Two texts, for SQLite counts a whole table without a look at its rows.
  const { orders } = db.get<{ orders: number }>(`SELECT count(*) AS orders FROM orders ${shop === undefined ? '' : 'WHERE shop_id = :shop'}`, shop === undefined ? {} : { shop })!;
  const told = db.get<{ customers: number; lastOrderDay: string | null; segments: number }>(
    `SELECT (SELECT count(*) FROM customers WHERE merged_into IS NULL AND (:shop IS NULL OR id IN (SELECT customer_id FROM customer_metrics WHERE shop_id = :shop))) AS customers,
      (SELECT max(day) FROM orders WHERE day <= :today AND (:shop IS NULL OR shop_id = :shop)) AS lastOrderDay, (SELECT count(*) FROM segments) AS segments`,
    { today, shop: shop ?? null },
  )!;
  return { orders, ...told };
}

function countOneTimeBuyers(db: ReadDb, today: string, shop: number | undefined): NonNullable<TodayReport['oneTimeBuyers']> {
  const people = choosePeople(db, { shop, today });
  const days = numberColumn(db, people, listColumns.purchaseDays);
  const reachable = numberColumn(db, people, { sql: fields.reachable_sms.sql!, source: 'customers' });
  const counted = { people: 0, reachable: 0 };
  for (let i = 0; i < days.length; i += 1) {
    if (days[i] !== 1) continue;
    counted.people += 1;
    counted.reachable += reachable[i]!;
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
