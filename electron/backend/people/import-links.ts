import type { ReadDb, WriteDb } from '../db/executor.ts';
import { keyColumns, linkKinds, toldAndBuyers } from './link-scope.ts';
import { readLinkTerms, type LinkKind, type LinkTerms } from './link-terms.ts';
import { relink } from './relink.ts';

/** Where an import began: what has a higher id came with it. */
export interface LinkMark {
  account: number;
  contact: number;
  customer: number;
}

export function markLinks(db: ReadDb): LinkMark {
  const last = (table: string) => db.get<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`)?.id ?? 0;
  return { account: last('accounts'), contact: last('contacts'), customer: last('customers') };
}

/**
 * Links what an import brought with what was there. A key changes only by a new contact, and most keys are one account's
 * alone: those that aren't are found in one question a kind, and in another those that customers' files share with orders. Gives the customers whose metrics have to be made anew.
 */
export function linkImported(db: WriteDb, mark: LinkMark): Set<number> {
  const terms = readLinkTerms(db);
  const seeds = new Set(db.all<{ id: number }>(DECIDED, { first: mark.account + 1 }).map((a) => a.id));
  for (const kind of linkKinds) {
    for (const value of newlyShared(db, kind, mark)) if (!terms.isNobodys(kind, value)) addHolders(db, kind, value, mark, terms, seeds);
    for (const id of toldAndBuyers(db, kind, 'told.customer_id <> buyer.customer_id OR told.id > :account', { account: mark.account })) seeds.add(id);
  }
  return seeds.size === 0 ? new Set() : relink(db, seeds, terms);
}

/** Accounts that the owner has spoken of before, and that are here again. */
const DECIDED = `SELECT a.id FROM link_decisions d JOIN link_decision_accounts s ON s.decision_id = d.id
  JOIN accounts a ON a.platform = s.platform AND a.kind = s.kind AND a.value = s.value WHERE d.ended_at IS NULL AND a.id >= :first`;

/** Of more than one account, and with a contact of this import. */
function newlyShared(db: ReadDb, kind: LinkKind, { contact }: LinkMark): string[] {
  const { column, where } = keyColumns[kind];
  const fresh = db.get<{ n: number }>('SELECT count(*) AS n FROM contacts WHERE id > :contact', { contact })!.n;
  // The whole index, in its order, where most is new; else key by key.
  const from = fresh > contact ? `contacts k INDEXED BY contacts_${kind} WHERE` : `(SELECT DISTINCT ${column} AS fresh FROM contacts WHERE id > :contact AND ${where}) CROSS JOIN contacts k ON k.${column} = fresh AND`;
  const sql = `SELECT k.${column} FROM ${from} ${where} GROUP BY k.${column} HAVING min(k.account_id) <> max(k.account_id) AND max(k.id) > :contact`;
  return db.connection.prepare(sql).pluck().all({ contact }) as string[];
}

/** Those whom the key links now, or linked until it had too many. */
function addHolders(db: ReadDb, kind: LinkKind, value: string, { contact }: LinkMark, { limit }: LinkTerms, seeds: Set<number>): void {
  const { column, where } = keyColumns[kind];
  const holders = db.prepare(`SELECT account_id AS id, min(id) <= ? AS old FROM contacts WHERE ${column} = ? AND ${where} GROUP BY account_id`).all(contact, value) as { id: number; old: number }[];
  const old = holders.filter((h) => h.old === 1);
  const linked = holders.length <= limit ? holders : old.length <= limit ? old : [];
  for (const { id } of linked) seeds.add(id);
}

/** A new customer who turns out to be one of another account is nobody new. Ids were given file by file. */
export function settleNewCustomers(db: ReadDb, { customer }: LinkMark, reports: { customersNew: number }[]): void {
  let from = customer;
  for (const report of reports) {
    const to = from + report.customersNew;
    report.customersNew -= db.get<{ n: number }>('SELECT count(*) AS n FROM customers WHERE id > :from AND id <= :to AND merged_into IS NOT NULL', { from, to })!.n;
    from = to;
  }
}
