import type { Output } from '../../../shared/contract/endpoint.ts';
import type { segments } from '../../../shared/contract/segments.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { accountsWithPhone } from '../customers/with-phone.ts';
import type { ReadDb } from '../db/executor.ts';

const SHOWN = 200;

/**
 * Whom a pasted list names: in each line the first cell that is somebody's buyer name, full phone, e-mail or order number.
 * A name that several people have on different platforms means all of them.
 */
export function matchList(db: ReadDb, text: string): { people: Set<number>; report: Output<typeof segments.match> } {
  const people = new Set<number>();
  const unmatched: string[] = [];
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  let ambiguous = 0;
  for (const line of lines) {
    const found = line.split(/[\t,，;；]/).map((cell) => idsOfCell(db, cell.trim().replace(/^"|"$/g, ''))).find((ids) => ids.length > 0);
    if (!found) unmatched.push(line);
    else if (found.length > 1) ambiguous += 1;
    for (const id of found ?? []) people.add(id);
  }
  return { people, report: { lines: lines.length, people: people.size, ambiguous, unmatched: unmatched.length, first: unmatched.slice(0, SHOWN) } };
}

const person = 'SELECT DISTINCT a.customer_id FROM accounts a WHERE';
const queries = {
  phone: `${person} a.id IN (${accountsWithPhone})`,
  email: `${person} a.id IN (SELECT id FROM accounts WHERE kind = 'email' AND value = :value UNION SELECT account_id FROM contacts WHERE email = :value AND account_id IS NOT NULL UNION SELECT account_id FROM person_facts WHERE email = :value)`,
  // The unique indexes begin with the platform and the shop.
  name: `SELECT DISTINCT a.customer_id FROM (SELECT DISTINCT platform FROM accounts) p CROSS JOIN accounts a ON a.platform = p.platform AND a.kind = 'buyer' AND a.value = :value`,
  orderNo: 'SELECT DISTINCT a.customer_id FROM shops s CROSS JOIN orders o ON o.shop_id = s.id AND o.order_no = :value JOIN accounts a ON a.id = o.account_id',
};

/** Whom one cell names. */
export function idsOfCell(db: ReadDb, cell: string): number[] {
  if (cell === '' || cell.length > 200) return [];
  const ask = (query: string, value: string) => db.prepare(query).pluck().all({ value }) as number[];
  const phone = parsePhone(cell);
  const asPhone = phone.quality === 'valid' && phone.e164 !== null ? ask(queries.phone, phone.e164) : [];
  if (asPhone.length > 0) return asPhone;
  if (cell.includes('@')) {
    const asEmail = ask(queries.email, cell.toLowerCase());
    if (asEmail.length > 0) return asEmail;
  }
  const asName = ask(queries.name, cell);
  return asName.length > 0 ? asName : ask(queries.orderNo, cell.replace(/^'/, ''));
}
