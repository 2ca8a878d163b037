import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { optOutCheck } from './opt-out-check.ts';

export interface OptOut {
  customerId: number;
  optedOut: boolean;
  source: 'owner' | 'reply' | 'receipt';
  reason: string;
  campaignId?: number | null;
  at: number;
}

/**
 * Logs noes, or their taking back, for each person and for each phone and e-mail that is theirs, so that they outlive
 * imports, and marks whoever shares one of them. Many at once cost one look through the customers.
 */
export function recordOptOuts(db: WriteDb, optOuts: readonly OptOut[]): void {
  const touched: Address[] = [];
  for (const { customerId, optedOut, source, reason, campaignId = null, at } of optOuts) {
    if (!db.get('SELECT 1 FROM customers WHERE id = :customerId', { customerId })) throw new AppError('not_found', { what: 'customer' });
    const addresses = addressesOf(db, customerId);
    for (const { kind, value } of addresses) {
      db.run('INSERT INTO opt_outs (at, customer_id, kind, value, opted_out, source, reason, campaign_id) VALUES (:at, :customerId, :kind, :value, :out, :source, :reason, :campaignId)', {
        at, customerId, kind, value, out: optedOut ? 1 : 0, source, reason, campaignId,
      });
    }
    touched.push(...addresses);
  }
  if (touched.length > 0) markSharers(db, touched);
}

interface Address {
  kind: 'customer' | 'phone' | 'email';
  value: string;
}

/** What a no of this person is kept under. A masked or virtual number isn't theirs alone. */
function addressesOf(db: ReadDb, customerId: number): Address[] {
  const shared = db.all<Address>(
    `SELECT 'phone' AS kind, phone AS value FROM customers WHERE id = :customerId AND phone_quality = 'valid' AND phone IS NOT NULL
    UNION SELECT 'email', lower(email) FROM customers WHERE id = :customerId AND email <> ''
    UNION SELECT 'phone', k.phone FROM contacts k JOIN accounts a ON a.id = k.account_id WHERE a.customer_id = :customerId AND k.phone_quality = 'valid' AND k.phone IS NOT NULL
    UNION SELECT 'email', lower(k.email) FROM contacts k JOIN accounts a ON a.id = k.account_id WHERE a.customer_id = :customerId AND k.email <> ''`,
    { customerId },
  );
  // Not CAST in SQL: a number is bound as a float, and would read 7.0. Whoever rests with them says it too, so that it holds after an unmerge.
  const own = [customerId, ...db.all<{ id: number }>('SELECT id FROM customers WHERE merged_into = :customerId', { customerId }).map((c) => c.id)];
  return [...own.map((id): Address => ({ kind: 'customer', value: String(id) })), ...shared];
}

/**
 * Brings `customers.opted_out` in line with the log for those whose own, phone or e-mail one of these is: out is who, or
 * whose present phone or e-mail, said no last. The import asks the same of the customers that it touches.
 */
function markSharers(db: WriteDb, addresses: Address[]): void {
  const list = (kind: Address['kind']) => JSON.stringify(addresses.filter((a) => a.kind === kind).map((a) => a.value));
  const lastWord = (kind: Address['kind'], value: string) => `(SELECT opted_out FROM opt_outs WHERE kind = '${kind}' AND value = ${value} ORDER BY id DESC LIMIT 1)`;
  const said = [lastWord('customer', 'CAST(c.id AS TEXT)'), `CASE WHEN c.phone_quality = 'valid' THEN ${lastWord('phone', 'c.phone')} END`, lastWord('email', 'lower(c.email)')];
  db.run(
    `UPDATE customers AS c SET opted_out = (${said.map((word) => `coalesce(${word}, 0)`).join(' OR ')})
    WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:customers))
      OR (phone_quality = 'valid' AND phone IN (SELECT value FROM json_each(:phones))) OR lower(email) IN (SELECT value FROM json_each(:emails))`,
    { customers: list('customer'), phones: list('phone'), emails: list('email') },
  );
  markMerged(db, addresses);
}

/** People of several accounts are asked for all of them; who rests with them is nobody to be contacted. */
function markMerged(db: WriteDb, addresses: Address[]): void {
  const merged = db.all<{ id: number; phone: string | null; email: string | null }>("SELECT id, CASE WHEN phone_quality = 'valid' THEN phone END AS phone, lower(email) AS email FROM customers WHERE id IN (SELECT merged_into FROM customers WHERE merged_into IS NOT NULL)");
  if (merged.length === 0) return;
  const isOut = optOutCheck(db);
  const wanted = new Set(addresses.map(({ kind, value }) => `${kind} ${value}`));
  for (const { id, phone, email } of merged) {
    if (!addressesOf(db, id).some(({ kind, value }) => wanted.has(`${kind} ${value}`))) continue;
    db.run('UPDATE customers SET opted_out = :out WHERE id = :id', { id, out: isOut(id, phone, email) ? 1 : 0 });
  }
  db.run('UPDATE customers SET opted_out = 0 WHERE merged_into IS NOT NULL AND opted_out = 1');
}

/** When the no that holds for this person was said; null where none does. */
export function optedOutAt(db: ReadDb, customerId: number): number | null {
  const said = addressesOf(db, customerId).flatMap(
    ({ kind, value }) => db.get<{ at: number; out: number }>('SELECT at, opted_out AS out FROM opt_outs WHERE kind = :kind AND value = :value ORDER BY id DESC LIMIT 1', { kind, value }) ?? [],
  );
  const holding = said.filter((s) => s.out === 1).map((s) => s.at);
  return holding.length === 0 ? null : Math.min(...holding);
}
