import type { ReadDb } from '../db/executor.ts';
import { found, type Found } from './found.ts';
import { REVIEW_ORDERS, wordKey } from './status-words.ts';

/** Words for an order's state that nobody knows, by platform. What they mean the owner has to say. */
export function findStatuses(db: ReadDb): Found[] {
  const rows = db.all<{ platform: string; word: string; orders: number; paid: number | null; currency: string; lastDay: string | null; exampleNo: string }>(
    `SELECT r.platform, r.word, count(*) AS orders, sum(o.paid_minor) AS paid, max(o.currency) AS currency, max(o.day) AS lastDay, max(o.order_no) AS exampleNo
    FROM (${REVIEW_ORDERS}) r JOIN orders o ON o.id = r.orderId GROUP BY r.platform, r.word ORDER BY orders DESC, r.word`,
  );
  return rows.map((r) =>
    found({ key: wordKey(r.platform, r.word), text: r.word, rows: r.orders, platform: r.platform, day: r.lastDay, amountMinor: r.paid, currency: r.currency, reasons: [{ code: 'unknown_word', word: r.exampleNo }] }),
  );
}
