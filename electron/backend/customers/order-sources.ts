import type { SourceRow } from '../../../shared/contract/customers.ts';
import type { ReadDb } from '../db/executor.ts';
import { OrderRows, RowWords } from '../imports/order-rows.ts';

/** What the rows about an order were, and the memos of the newest of them. */
export interface OrderSources {
  sources: SourceRow[];
  /** By the item's key. */
  itemSources: Map<string, SourceRow[]>;
  buyerMemo: string | null;
  sellerMemo: string | null;
}

/** Each row of a file that an order was made of, in every file that holds it. */
export function readOrderSources(db: ReadDb, orderIds: readonly number[]): Map<number, OrderSources> {
  const stored = new OrderRows(db);
  const words = new RowWords(db);
  const filesOf = fileNames(db);
  const found = new Map<number, OrderSources>();
  for (const orderId of orderIds) {
    const entry: OrderSources = { sources: [], itemSources: new Map(), buyerMemo: null, sellerMemo: null };
    let newest = 0;
    for (const { fileId, line, order, item, memoId } of stored.of(orderId)) {
      const rows = filesOf(fileId).map((file) => ({ ...file, line }));
      if (item) entry.itemSources.set(item.key, inOrder([...(entry.itemSources.get(item.key) ?? []), ...rows]));
      entry.sources.push(...rows);
      // By the platform's own time of change, else by what came in last.
      const at = order ? (order.modifiedAt ?? 0) : -1;
      if (at < newest) continue;
      newest = at;
      const memo = words.memo(memoId);
      entry.buyerMemo = memo.buyer ?? entry.buyerMemo;
      entry.sellerMemo = memo.seller ?? entry.sellerMemo;
    }
    inOrder(entry.sources);
    found.set(orderId, entry);
  }
  return found;
}

/** By contact: the rows of files that gave a person's names, phones and places. */
export function readContactSources(db: ReadDb, customerId: number): Map<number, SourceRow[]> {
  const stored = new OrderRows(db);
  const filesOf = fileNames(db);
  const found = new Map<number, SourceRow[]>();
  const orders = db.prepare('SELECT o.id FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = ?').pluck().all(customerId) as number[];
  for (const orderId of orders) {
    for (const { fileId, line, contactId } of stored.of(orderId)) {
      if (contactId !== null) found.set(contactId, [...(found.get(contactId) ?? []), ...filesOf(fileId).map((file) => ({ ...file, line }))]);
    }
  }
  return found;
}

/** A file and those that came in again with the same bytes, which keep no rows of their own. */
function fileNames(db: ReadDb): (fileId: number) => Omit<SourceRow, 'line'>[] {
  const known = new Map<number, Omit<SourceRow, 'line'>[]>();
  return (fileId) => {
    let files = known.get(fileId);
    if (!files) {
      files = db.all<Omit<SourceRow, 'line'>>(
        `SELECT f.batch_id AS batchId, f.name AS fileName FROM batch_files f JOIN batches b ON b.id = f.batch_id
        WHERE f.id = :fileId OR (f.same_as = :fileId AND b.undone_at IS NULL)`,
        { fileId },
      );
      known.set(fileId, files);
    }
    return files;
  };
}

export const inOrder = (rows: SourceRow[]) => rows.sort((a, b) => a.batchId - b.batchId || (a.fileName < b.fileName ? -1 : a.fileName > b.fileName ? 1 : a.line - b.line));
