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
  kind: 'phone' | 'email';
  value: string;
  source: 'reply' | 'receipt';
}

/** Writes down that these addresses have said no, once, and marks everyone who has one of them. */
export function refuseAddresses(db: WriteDb, refusals: readonly Refusal[], campaignId: number, now: number): void {
  const known = readRefusals(db);
  const insert = db.prepare("INSERT INTO opt_outs (at, customer_id, kind, value, opted_out, source, reason, campaign_id) VALUES (?, NULL, ?, ?, 1, ?, ?, ?)");
  for (const { kind, value, source } of refusals) {
    if (!(kind === 'phone' ? known.phones : known.emails).has(value)) insert.run(now, kind, value, source, source, campaignId);
  }
  for (const kind of ['phone', 'email'] as const) {
    const values = refusals.filter((r) => r.kind === kind).map((r) => r.value);
    const said = 'IN (SELECT value FROM json_each(:values))';
    const has = (column: string) => (kind === 'phone' ? `${column} ${said}` : `lower(trim(${column})) ${said}`);
    if (values.length === 0) continue;
    db.run(
      `UPDATE customers SET opted_out = 1 WHERE opted_out = 0
        AND (${has(kind)} OR id IN (SELECT a.customer_id FROM contacts ct JOIN accounts a ON a.id = ct.account_id WHERE ${has(`ct.${kind}`)}))`,
      { values: JSON.stringify(values) },
    );
  }
}
