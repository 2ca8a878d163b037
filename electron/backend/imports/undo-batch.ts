import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import { readObservations, rewriteOrder } from './order-store.ts';
import { refreshCustomers } from './refresh-customers.ts';

interface Undone {
  rowsRemoved: number;
  ordersRemoved: number;
  ordersRestored: number;
  customersRemoved: number;
}

/**
 * Takes a batch back, also when it isn't the last: its observations go, and each order becomes what the others say.
 * Rows that another live file holds as well stay, as seen there. Run inside a transaction.
 */
export function undoBatch(db: WriteDb, batchId: number, now: number): Undone {
  const batch = db.get<{ undone_at: number | null }>('SELECT undone_at FROM batches WHERE id = :batchId', { batchId });
  if (!batch || batch.undone_at !== null) throw new AppError('not_found', { batch: batchId });
  db.connection.pragma('defer_foreign_keys = ON');
  db.run('UPDATE batches SET undone_at = :now WHERE id = :batchId', { now, batchId });
  const files = db.all<{ id: number }>('SELECT id FROM batch_files WHERE batch_id = :batchId AND error IS NULL AND same_as IS NULL', { batchId });
  const total: Undone = { rowsRemoved: 0, ordersRemoved: 0, ordersRestored: 0, customersRemoved: 0 };
  for (const { id } of files) {
    if (!handOver(db, id)) removeRows(db, id, total);
  }
  return total;
}

/** A live file with the same bytes takes the rows over; nothing else changes. */
function handOver(db: WriteDb, fileId: number): boolean {
  const twin = db.get<{ id: number }>('SELECT f.id FROM batch_files f JOIN batches b ON b.id = f.batch_id WHERE f.same_as = :fileId AND b.undone_at IS NULL ORDER BY f.id LIMIT 1', { fileId });
  if (!twin) return false;
  for (const table of ['observations', 'repeat_sightings', 'row_rejects']) db.run(`UPDATE ${table} SET file_id = :twin WHERE file_id = :fileId`, { twin: twin.id, fileId });
  db.run('UPDATE batch_files SET same_as = :twin WHERE same_as = :fileId', { twin: twin.id, fileId });
  db.run('UPDATE batch_files SET same_as = NULL WHERE id = :twin', { twin: twin.id });
  return true;
}

function removeRows(db: WriteDb, fileId: number, total: Undone): void {
  db.run('DELETE FROM repeat_sightings WHERE file_id = :fileId', { fileId });
  // Seen in another file too: the observation is now that file's.
  const shared = db.all<{ observation_id: number; file_id: number; line: number }>(
    `SELECT r.observation_id, r.file_id, min(r.line) AS line FROM repeat_sightings r JOIN observations o ON o.id = r.observation_id
     WHERE o.file_id = :fileId GROUP BY r.observation_id`,
    { fileId },
  );
  for (const s of shared) {
    db.run('DELETE FROM repeat_sightings WHERE file_id = :file AND line = :line', { file: s.file_id, line: s.line });
    db.run('UPDATE observations SET file_id = :file, line = :line WHERE id = :id', { file: s.file_id, line: s.line, id: s.observation_id });
  }
  const orders = db.all<{ order_id: number }>('SELECT DISTINCT order_id FROM observations WHERE file_id = :fileId', { fileId }).map((o) => o.order_id);
  const accounts = new Set(db.all<{ id: number }>('SELECT DISTINCT account_id AS id FROM observations WHERE file_id = :fileId AND account_id IS NOT NULL', { fileId }).map((a) => a.id));
  const contacts = db.all<{ id: number }>('SELECT DISTINCT contact_id AS id FROM observations WHERE file_id = :fileId AND contact_id IS NOT NULL', { fileId }).map((c) => c.id);
  total.rowsRemoved += db.run('DELETE FROM observations WHERE file_id = :fileId', { fileId }).changes;
  for (const orderId of orders) {
    const rest = readObservations(db, orderId);
    if (rest.length === 0) {
      db.run('DELETE FROM order_lines WHERE order_id = :orderId', { orderId });
      db.run('DELETE FROM orders WHERE id = :orderId', { orderId });
      total.ordersRemoved += 1;
      continue;
    }
    const shop = db.get<{ timeZone: string; currency: string }>('SELECT s.time_zone AS timeZone, s.currency FROM orders o JOIN shops s ON s.id = o.shop_id WHERE o.id = :orderId', { orderId })!;
    for (const account of rewriteOrder(db, orderId, rest, shop).accounts) if (account !== null) accounts.add(account);
    total.ordersRestored += 1;
  }
  dropOrphans(db, accounts, contacts, total);
}

/** Accounts, contacts and products that nothing speaks of any more; a customer stays where the owner knows something of them. */
function dropOrphans(db: WriteDb, accounts: Set<number>, contacts: number[], total: Undone): void {
  const inUse = new Set(db.all<{ id: number }>('SELECT DISTINCT contact_id AS id FROM observations WHERE contact_id IS NOT NULL').map((c) => c.id));
  for (const id of contacts) if (!inUse.has(id)) db.run('DELETE FROM contacts WHERE id = :id', { id });
  db.run('DELETE FROM products WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = products.id) AND unit_cost_minor IS NULL');
  const speaking = new Set(db.all<{ id: number }>('SELECT DISTINCT account_id AS id FROM observations WHERE account_id IS NOT NULL').map((a) => a.id));
  const touched = new Set<number>();
  for (const accountId of accounts) {
    const customer = db.get<{ id: number }>('SELECT customer_id AS id FROM accounts WHERE id = :accountId', { accountId })!.id;
    touched.add(customer);
    if (!speaking.has(accountId)) db.run('DELETE FROM accounts WHERE id = :accountId', { accountId });
  }
  const gone = db.prepare(
    `DELETE FROM customers WHERE id = ? AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = customers.id)
       AND gender IS NULL AND birthday IS NULL AND note IS NULL
       AND NOT EXISTS (SELECT 1 FROM touches t WHERE t.customer_id = customers.id) AND NOT EXISTS (SELECT 1 FROM campaign_members m WHERE m.customer_id = customers.id)`,
  );
  for (const customer of touched) {
    if (gone.run(customer).changes === 1) {
      touched.delete(customer);
      total.customersRemoved += 1;
    }
  }
  refreshCustomers(db, touched);
}
