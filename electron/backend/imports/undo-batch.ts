import { AppError } from '../../../shared/lib/app-error.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import { layDecisions, liftDecisions, peopleOfCleanedContacts } from '../cleaning/overlay.ts';
import type { WriteDb } from '../db/executor.ts';
import { postPoints } from '../membership/post-points.ts';
import { settleReferrals } from '../offers/settle-referrals.ts';
import { isKnownByOwner } from '../people/known-by-owner.ts';
import { linkKinds } from '../people/link-scope.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';
import { rememberLinks, type GoneKeys } from '../people/undo-links.ts';
import { nameProduct } from './identities.ts';
import { blocksOf, bucketOf, forgetBlock } from './order-blocks.ts';
import { OrderRows, RowWords } from './order-rows.ts';
import { rewriteOrder } from './order-store.ts';
import { applyCosts } from './records/apply-costs.ts';
import { handOverRecords, removeRecords } from './records/undo-records.ts';
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
  const lifted = liftDecisions(db);
  const files = db.all<{ id: number }>('SELECT id FROM batch_files WHERE batch_id = :batchId AND error IS NULL AND same_as IS NULL', { batchId });
  const total: Undone = { rowsRemoved: 0, ordersRemoved: 0, ordersRestored: 0, customersRemoved: 0 };
  const gone = files.map((f) => f.id).filter((id) => !handOver(db, id));
  const named: Gone = { accounts: new Set(), contacts: new Set(), keys: { phone: new Set(), email: new Set() } };
  for (const id of gone) removeRows(db, id, named, total);
  if (gone.length > 0) {
    applyCosts(db);
    for (const id of gone) dropProductNames(db, id);
    dropOrphans(db, named, total);
  }
  const people = layDecisions(db, lifted, now);
  refreshCustomers(db, new Set([...people, ...peopleOfCleanedContacts(db)]));
  postPoints(db, null, { now, today: dayOf(now, ownerTimeZone(db)) });
  settleReferrals(db, { now, today: dayOf(now, ownerTimeZone(db)) });
  return total;
}

/** A live file with the same bytes takes the rows over; nothing else changes. */
function handOver(db: WriteDb, fileId: number): boolean {
  const twin = db.get<{ id: number }>('SELECT f.id FROM batch_files f JOIN batches b ON b.id = f.batch_id WHERE f.same_as = :fileId AND b.undone_at IS NULL ORDER BY f.id LIMIT 1', { fileId });
  if (!twin) return false;
  for (const table of ['row_blocks', 'row_rejects', 'product_names', 'order_status_words', 'parcel_rows']) db.run(`UPDATE ${table} SET file_id = :twin WHERE file_id = :fileId`, { twin: twin.id, fileId });
  handOverRecords(db, fileId, twin.id);
  db.run('UPDATE batch_files SET same_as = :twin WHERE same_as = :fileId', { twin: twin.id, fileId });
  db.run('UPDATE batch_files SET same_as = NULL WHERE id = :twin', { twin: twin.id });
  return true;
}

/** Whom and what rows speak of. */
interface Named {
  accounts: Set<number>;
  contacts: Set<number>;
}
interface Gone extends Named {
  keys: GoneKeys;
}

/** The rows of one file; `named` takes whom they spoke of. */
function removeRows(db: WriteDb, fileId: number, { accounts, contacts, keys }: Gone, total: Undone): void {
  const stored = new OrderRows(db);
  const blocks = db.all<{ id: number }>('SELECT id FROM row_blocks WHERE file_id = :fileId', { fileId }).map((b) => b.id);
  const orders = new Set<number>();
  for (const id of blocks) {
    for (const { orderId, accountId, contactId } of stored.block(id).rows) {
      orders.add(orderId);
      if (accountId !== null) accounts.add(accountId);
      if (contactId !== null) contacts.add(contactId);
      total.rowsRemoved += 1;
    }
  }
  db.run('DELETE FROM parcel_rows WHERE file_id = :fileId', { fileId });
  const told = removeRecords(db, fileId);
  for (const id of told.accounts) accounts.add(id);
  for (const kind of linkKinds) for (const value of told.keys[kind]) keys[kind].add(value);
  total.rowsRemoved += told.rows;
  const buckets = JSON.stringify([...new Set([...orders].map(bucketOf))]);
  db.run('DELETE FROM order_blocks WHERE bucket IN (SELECT value FROM json_each(:buckets)) AND block_id IN (SELECT value FROM json_each(:blocks))', { buckets, blocks: JSON.stringify(blocks) });
  db.run('DELETE FROM row_blocks WHERE file_id = :fileId', { fileId });
  const rest = new OrderRows(db);
  const words = new RowWords(db);
  const lost = new Set(blocks);
  for (const orderId of orders) {
    moveFirstBlock(db, orderId, lost);
    const left = rest.of(orderId);
    if (left.length === 0) {
      for (const table of ['order_lines', 'order_memos']) db.run(`DELETE FROM ${table} WHERE order_id = :orderId`, { orderId });
      db.run('DELETE FROM orders WHERE id = :orderId', { orderId });
      total.ordersRemoved += 1;
      continue;
    }
    const memos = JSON.stringify(left.map((row) => row.memoId).filter((id) => id !== null));
    db.run('DELETE FROM order_memos WHERE order_id = :orderId AND id NOT IN (SELECT value FROM json_each(:memos))', { orderId, memos });
    const shop = db.get<{ timeZone: string; currency: string }>('SELECT s.time_zone AS timeZone, s.currency FROM orders o JOIN shops s ON s.id = o.shop_id WHERE o.id = :orderId', { orderId })!;
    for (const account of rewriteOrder(db, orderId, left.map((row) => words.observation(row)), shop).accounts) if (account !== null) accounts.add(account);
    total.ordersRestored += 1;
  }
}

/** An order's first block has gone: the next one takes its place. */
function moveFirstBlock(db: WriteDb, orderId: number, gone: ReadonlySet<number>): void {
  const first = db.prepare('SELECT block_id FROM orders WHERE id = ?').pluck().get(orderId) as number | null;
  if (first === null || !gone.has(first)) return;
  const further = blocksOf(db, orderId).filter((id) => id !== first);
  const next = further.length === 0 ? null : Math.min(...further);
  db.prepare('UPDATE orders SET block_id = ? WHERE id = ?').run(next, orderId);
  if (next !== null) forgetBlock(db, orderId, next);
}

/** Products are called what the other files call them; those that no file knows any more go, save where the owner knows their cost. */
function dropProductNames(db: WriteDb, fileId: number): void {
  const products = db.all<{ id: number }>('SELECT DISTINCT product_id AS id FROM product_names WHERE file_id = :fileId', { fileId });
  db.run('DELETE FROM product_names WHERE file_id = :fileId', { fileId });
  for (const { id } of products) {
    if (db.get('SELECT 1 FROM product_names WHERE product_id = :id LIMIT 1', { id })) nameProduct(db, id);
    else db.run('DELETE FROM products WHERE id = :id AND unit_cost_minor IS NULL', { id });
  }
}

/** Accounts and contacts that nothing speaks of any more; a customer stays where the owner knows something of them. */
function dropOrphans(db: WriteDb, { accounts, contacts, keys }: Gone, total: Undone): void {
  const relinkTheRest = rememberLinks(db, accounts, contacts, keys);
  const { accounts: speaking, contacts: inUse } = stillNamed(db);
  for (const id of contacts) if (!inUse.has(id)) db.run('DELETE FROM contacts WHERE id = :id', { id });
  for (const accountId of accounts) if (!speaking.has(accountId)) db.run('DELETE FROM accounts WHERE id = :accountId', { accountId });
  const touched = relinkTheRest();
  const gone = db.prepare(
    `DELETE FROM customers AS c WHERE c.id = ? AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = c.id) AND NOT ${isKnownByOwner}`,
  );
  for (const customer of touched) {
    if (gone.run(customer).changes === 1) {
      touched.delete(customer);
      total.customersRemoved += 1;
    }
  }
  refreshCustomers(db, touched);
}

/** Those of the rows that stay. */
function stillNamed(db: WriteDb): Named {
  const accounts = new Set<number>();
  const contacts = new Set<number>();
  for (const { id } of db.all<{ id: number }>('SELECT account_id AS id FROM person_facts')) accounts.add(id);
  const stored = new OrderRows(db);
  for (const { id } of db.all<{ id: number }>('SELECT id FROM row_blocks')) {
    for (const { accountId, contactId } of stored.block(id).rows) {
      if (accountId !== null) accounts.add(accountId);
      if (contactId !== null) contacts.add(contactId);
    }
  }
  return { accounts, contacts };
}
