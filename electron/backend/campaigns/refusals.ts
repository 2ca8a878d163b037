import { recordOptOuts, type OptOut } from '../customers/opt-outs.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

/** Addresses that have said no: phones in E.164, e-mails in lower case. */
export interface Refusals {
  phones: ReadonlySet<string>;
  emails: ReadonlySet<string>;
}

/** The last word for each address counts; and the addresses of everyone who is marked, whatever the log says. */
export function readRefusals(db: ReadDb): Refusals {
  const rows = db.all<{ kind: 'phone' | 'email'; value: string }>(`
    SELECT kind, value FROM opt_outs WHERE kind IN ('phone', 'email') AND opted_out = 1 AND id IN (SELECT max(id) FROM opt_outs GROUP BY kind, value)
    UNION SELECT 'phone', phone FROM customers WHERE opted_out = 1 AND phone_quality = 'valid' AND phone IS NOT NULL
    UNION SELECT 'email', email FROM customers WHERE opted_out = 1 AND email IS NOT NULL`);
  const phones = new Set<string>();
  const emails = new Set<string>();
  for (const { kind, value } of rows) {
    if (kind === 'phone') phones.add(value);
    else emails.add(value.trim().toLowerCase());
  }
  return { phones, emails };
}

export const hasRefused = ({ phones, emails }: Refusals, phone: string | null, email: string | null): boolean =>
  (phone !== null && phones.has(phone)) || (email !== null && emails.has(email.trim().toLowerCase()));

export interface Refusal {
  kind: 'phone' | 'email' | 'nick';
  address: string;
  /** Whom the campaign wrote to there; null where it didn't. */
  customerId: number | null;
  source: 'reply' | 'receipt';
}

/** Writes down that these have said no: for everyone who has the address, and for the address itself where nobody does. */
export function refuseAddresses(db: WriteDb, refusals: readonly Refusal[], campaignId: number | null, now: number): void {
  if (refusals.length === 0) return;
  const known = readRefusals(db);
  const out = new Set(db.all<{ id: number }>('SELECT id FROM customers WHERE opted_out = 1').map((c) => c.id));
  const owners = { phone: ownersOf(db, 'phone', refusals), email: ownersOf(db, 'email', refusals) };
  const insert = db.prepare('INSERT INTO opt_outs (at, customer_id, kind, value, opted_out, source, reason, campaign_id) VALUES (?, NULL, ?, ?, 1, ?, ?, ?)');
  const people: OptOut[] = [];
  for (const { kind, address, customerId, source } of refusals) {
    const theirs = new Set(kind === 'nick' ? [] : owners[kind].get(address));
    if (customerId !== null) theirs.add(customerId);
    for (const person of theirs) {
      if (out.has(person)) continue;
      out.add(person);
      people.push({ customerId: person, optedOut: true, source, reason: source, campaignId, at: now });
    }
    const isKnown = kind === 'nick' || (kind === 'phone' ? known.phones : known.emails).has(address);
    if (!isKnown) insert.run(now, kind, address, source, source, campaignId);
  }
  recordOptOuts(db, people);
}

/** Who has one of these addresses, now or in an older order. */
function ownersOf(db: ReadDb, kind: 'phone' | 'email', refusals: readonly Refusal[]): Map<string, number[]> {
  const values = JSON.stringify(refusals.filter((r) => r.kind === kind).map((r) => r.address));
  const is = (table: string) => (kind === 'phone' ? `${table}.phone = v.value AND ${table}.phone_quality = 'valid'` : `lower(trim(${table}.email)) = v.value`);
  const rows = db.all<{ address: string; customerId: number }>(
    `SELECT v.value AS address, c.id AS customerId FROM json_each(:values) v JOIN customers c ON ${is('c')}
    UNION SELECT v.value, a.customer_id FROM json_each(:values) v JOIN contacts k ON ${is('k')} JOIN accounts a ON a.id = k.account_id`,
    { values },
  );
  return new Map([...Map.groupBy(rows, (r) => r.address)].map(([address, list]) => [address, list.map((r) => r.customerId)]));
}
