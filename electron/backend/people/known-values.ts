import type { KnownValue, PinField } from '../../../shared/contract/people.ts';
import type { PhoneQuality } from '../../../shared/contract/customers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { refreshCustomers } from '../imports/refresh-customers.ts';
import { inOrder, readContactSources } from '../customers/order-sources.ts';
import { personOf } from './decisions.ts';
import { placeValue } from './pinned-values.ts';

/** So many rows of files are named beside a value. */
const MOST_SOURCES = 5;

interface ContactRow {
  id: number;
  receiver: string | null;
  phone: string | null;
  quality: PhoneQuality;
  email: string | null;
  province: string | null;
  city: string | null;
  firstDay: string | null;
  lastDay: string | null;
  orders: number;
}

/** What the files have given for a person over time, the latest first; the one that is shown and the one that is pinned. */
export function listKnownValues(db: ReadDb, customerId: number): KnownValue[] {
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  const contacts = db.all<ContactRow>(
    `SELECT k.id, k.receiver, coalesce(k.phone, k.phone_raw) AS phone, k.phone_quality AS quality, k.email, k.province, k.city, min(o.day) AS firstDay, max(o.day) AS lastDay, count(o.id) AS orders
    FROM accounts a JOIN contacts k ON k.account_id = a.id LEFT JOIN orders o ON o.contact_id = k.id AND o.account_id = a.id WHERE a.customer_id = :person GROUP BY k.id`,
    { person },
  );
  const shown = db.get<Record<'name' | 'phone' | 'email' | 'province' | 'city', string | null>>('SELECT name, phone, email, province, city FROM customers WHERE id = :person', { person })!;
  const pins = new Map(db.all<{ field: PinField; value: string }>('SELECT field, value FROM pinned_values WHERE customer_id = :person ORDER BY id', { person }).map((p) => [p.field, p.value]));
  const read: Record<PinField, (c: ContactRow) => string | null> = { name: (c) => c.receiver, phone: (c) => c.phone, email: (c) => c.email, place: (c) => placeValue(c.province, c.city) };
  const current: Record<PinField, string | null> = { name: shown.name, phone: shown.phone, email: shown.email, place: placeValue(shown.province, shown.city) };
  const sourcesOf = readContactSources(db, person);
  return (Object.keys(read) as PinField[]).flatMap((field) => {
    const byValue = Map.groupBy(contacts.filter((c) => read[field](c) !== null), (c) => read[field](c)!);
    return [...byValue].map(([value, of]) => ({ ...summarise(field, value, of), sources: inOrder(of.flatMap((c) => sourcesOf.get(c.id) ?? [])).slice(0, MOST_SOURCES), shown: value === current[field], pinned: value === pins.get(field) })).sort((a, b) => ((b.lastDay ?? '') > (a.lastDay ?? '') ? 1 : -1));
  });
}

function summarise(field: PinField, value: string, contacts: ContactRow[]): Omit<KnownValue, 'sources' | 'shown' | 'pinned'> {
  const days = contacts.flatMap((c) => (c.firstDay === null || c.lastDay === null ? [] : [c.firstDay, c.lastDay])).sort();
  return { field, value, quality: field === 'phone' ? contacts[0]!.quality : null, firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null, orders: contacts.reduce((n, c) => n + c.orders, 0) };
}

/** Shows this value whatever comes in later; null: again what is newest and good. */
export function pinValue(db: WriteDb, customerId: number, field: PinField, value: string | null, now: number): { customerId: number } {
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  if (value !== null && !listKnownValues(db, person).some((v) => v.field === field && v.value === value)) throw new AppError('bad_input', { field: 'value' });
  db.run('DELETE FROM pinned_values WHERE customer_id = :person AND field = :field AND decision_id IS NULL', { person, field });
  // What a merge had chosen goes too where the owner asks for the newest.
  if (value === null) db.run('DELETE FROM pinned_values WHERE customer_id = :person AND field = :field', { person, field });
  else db.run('INSERT INTO pinned_values (customer_id, field, value, at) VALUES (:person, :field, :value, :now)', { person, field, value, now });
  refreshCustomers(db, [person]);
  return { customerId: person };
}
