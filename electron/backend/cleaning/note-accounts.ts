import type { NoteIdKind } from '../../../shared/domain/note-ids.ts';
import type { WriteDb } from '../db/executor.ts';
import { keepOrder } from './clean-orders.ts';
import { liveFixes } from './decisions.ts';

interface NoteId {
  kind: NoteIdKind;
  value: string;
}
interface NotedOrder extends NoteId {
  orderId: number;
  /** Who the files say it was; null: nobody. */
  accountId: number | null;
  platform: string;
}

/** A note's decision: order number, what kind of id, and the id. */
export const noteKey = (orderNo: string, { kind, value }: NoteId): string => JSON.stringify([orderNo, kind, value]);
function readNoteKey(key: string): NoteId & { orderNo: string } {
  const [orderNo, kind, value] = JSON.parse(key) as [string, NoteIdKind, string];
  return { orderNo, kind, value };
}

/** WeChat and QQ are platforms of their own, on which the id is the buyer's name; a phone belongs to where it was written. */
const accountOf = ({ kind, value, platform }: NotedOrder) =>
  kind === 'phone' ? { platform, kind: 'phone', value } : { platform: kind === 'wechat' ? 'weixin' : 'qq', kind: 'buyer', value };

/**
 * What accepted notes say: a person whom the files know gets the id as a further account; an order of nobody becomes one of
 * the id's person. Those who are known come first, so that nobody is made who is there already.
 */
export function addNoteAccounts(db: WriteDb, now: number): void {
  const notes = readNotes(db);
  for (const { accountId, ...note } of notes) if (accountId !== null) giveToPerson(db, { ...note, accountId });
  for (const note of notes) if (note.accountId === null) giveToOrder(db, note, now);
  dropUnused(db);
}

function readNotes(db: WriteDb): NotedOrder[] {
  return liveFixes(db, 'notes').flatMap(({ shopId, key }) => {
    const { orderNo, ...id } = readNoteKey(key);
    const order = db.get<{ orderId: number; accountId: number | null; platform: string }>(
      'SELECT o.id AS orderId, o.account_id AS accountId, s.platform FROM orders o JOIN shops s ON s.id = o.shop_id WHERE o.shop_id = :shopId AND o.order_no = :orderNo',
      { shopId, orderNo },
    );
    return order ? [{ ...order, ...id }] : [];
  });
}

const find = (db: WriteDb, account: { platform: string; kind: string; value: string }) =>
  db.get<{ id: number; customerId: number }>('SELECT id, customer_id AS customerId FROM accounts WHERE platform = :platform AND kind = :kind AND value = :value', account);

/** Whose an account is, and whose it came with, where that is another. */
interface Owner {
  customerId: number;
  homeId: number | null;
}
/** An id that is given to someone known moves with the account that it was written beside. */
const ownerOf = (db: WriteDb, accountId: number): Owner => db.get<Owner>('SELECT customer_id AS customerId, home_id AS homeId FROM accounts WHERE id = :accountId', { accountId })!;

function insert(db: WriteDb, account: { platform: string; kind: string; value: string }, owner: Owner, madeCustomer: 0 | 1): number {
  const id = db.run('INSERT INTO accounts (platform, kind, value, customer_id, home_id) VALUES (:platform, :kind, :value, :customerId, :homeId)', { ...account, ...owner }).lastInsertRowid;
  db.run('INSERT INTO cleaning_accounts (account_id, made_customer) VALUES (:id, :madeCustomer)', { id, madeCustomer });
  return id;
}

/** Somebody else's id stays theirs: two people are never made one by a note. */
function giveToPerson(db: WriteDb, note: NotedOrder & { accountId: number }): void {
  const account = accountOf(note);
  const owner = ownerOf(db, note.accountId);
  const there = find(db, account);
  if (!there) {
    insert(db, account, owner, 0);
    return;
  }
  // A person made of nothing but this note, before the files told who it was.
  if (there.customerId !== owner.customerId && isMade(db, there.id) && db.get('SELECT 1 FROM orders WHERE account_id = :id', { id: there.id }) === undefined && drop(db, there.id)) insert(db, account, owner, 0);
}

function giveToOrder(db: WriteDb, note: NotedOrder, now: number): void {
  const current = db.get<{ account: number | null }>('SELECT account_id AS account FROM orders WHERE id = :orderId', { orderId: note.orderId })!;
  const account = accountOf(note);
  let id = find(db, account)?.id;
  if (current.account !== null) {
    // Two ids in the notes of one order are one person's.
    if (id === undefined) insert(db, account, ownerOf(db, current.account), 0);
    return;
  }
  id ??= insert(db, account, { customerId: db.run('INSERT INTO customers (created_at) VALUES (:now)', { now }).lastInsertRowid, homeId: null }, 1);
  keepOrder(db, note.orderId);
  db.run('UPDATE orders SET account_id = :id WHERE id = :orderId', { id, orderId: note.orderId });
}

const isMade = (db: WriteDb, accountId: number) => db.get('SELECT 1 FROM cleaning_accounts WHERE account_id = :accountId AND made_customer = 1', { accountId }) !== undefined;

/** Accounts, and their people, that no note speaks for any more. */
function dropUnused(db: WriteDb): void {
  const unused = db.all<{ id: number }>(
    'SELECT account_id AS id FROM cleaning_accounts k WHERE made_customer = 1 AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.account_id = k.account_id)',
  );
  for (const { id } of unused) drop(db, id);
}

/** Not where a file has brought the same id meanwhile, nor a person of whom the owner knows something: then false. */
function drop(db: WriteDb, accountId: number): boolean {
  if (db.get('SELECT 1 FROM contacts WHERE account_id = :accountId UNION ALL SELECT 1 FROM person_facts WHERE account_id = :accountId', { accountId })) return false;
  const owner = ownerOf(db, accountId);
  // Merged with another, the made person rests; the other is no concern of the note's.
  const customerId = owner.homeId ?? owner.customerId;
  const known = db.get(
    `SELECT 1 FROM customers c WHERE c.id = :customerId AND (gender IS NOT NULL OR birthday IS NOT NULL OR note IS NOT NULL
      OR EXISTS (SELECT 1 FROM touches t WHERE t.customer_id = c.id) OR EXISTS (SELECT 1 FROM calls k WHERE k.customer_id = c.id) OR EXISTS (SELECT 1 FROM campaign_members m WHERE m.customer_id = c.id)
      OR EXISTS (SELECT 1 FROM customer_tags k WHERE k.customer_id = c.id) OR EXISTS (SELECT 1 FROM own_values v WHERE v.customer_id = c.id))`,
    { customerId },
  );
  if (known) return false;
  db.run('DELETE FROM accounts WHERE id = :accountId', { accountId });
  db.run('DELETE FROM customers WHERE id = :customerId AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = customers.id)', { customerId });
  return true;
}

/** Ids given to people who are known are given anew; people made of notes stay who they are. */
export function liftNoteAccounts(db: WriteDb): void {
  db.run('DELETE FROM accounts WHERE id IN (SELECT account_id FROM cleaning_accounts WHERE made_customer = 0)');
}
