import type { ReadDb } from '../db/executor.ts';

/** Is this person out, given the phone and e-mail that are shown of them? */
export type OptOutCheck = (customerId: number, phone: string | null, email: string | null) => boolean;

/**
 * A no is global and final: whoever brings a phone or e-mail that has said no is opted out, however new. Of a person with
 * more than one account every account's phones and e-mails are asked, and each customer who rests with them: a no of
 * either holds after a merge.
 */
export function optOutCheck(db: ReadDb): OptOutCheck {
  if (!db.get('SELECT 1 FROM opt_outs LIMIT 1')) return () => false;
  const latest = db.prepare('SELECT opted_out FROM opt_outs WHERE kind = ? AND value = ? ORDER BY id DESC LIMIT 1').pluck();
  const resting = db.prepare('SELECT id FROM customers WHERE merged_into = ?').pluck();
  const addresses = db.prepare(
    `SELECT 'phone' AS kind, k.phone AS value FROM accounts a JOIN contacts k ON k.account_id = a.id WHERE a.customer_id = ? AND k.phone_quality = 'valid'
    UNION SELECT 'email', lower(k.email) FROM accounts a JOIN contacts k ON k.account_id = a.id WHERE a.customer_id = ? AND k.email <> ''`,
  );
  const says = (kind: string, value: string | null) => value !== null && latest.get(kind, value) === 1;
  return (customerId, phone, email) => {
    if (says('customer', String(customerId)) || says('phone', phone) || says('email', email)) return true;
    const others = resting.all(customerId) as number[];
    if (others.length === 0) return false;
    return others.some((id) => says('customer', String(id))) || (addresses.all(customerId, customerId) as { kind: string; value: string }[]).some(({ kind, value }) => says(kind, value));
  };
}
