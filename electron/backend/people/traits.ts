import { phoneMask, type PersonTraits } from '../../../shared/domain/likely-same.ts';
import type { ReadDb } from '../db/executor.ts';
import type { LinkTerms } from './link-terms.ts';

interface ContactTrait {
  customer: number;
  receiver: string | null;
  phone: string | null;
  phone_raw: string | null;
  phone_quality: string;
  email: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  address: string | null;
}

const CONTACTS = 'SELECT a.customer_id AS customer, k.receiver, k.phone, k.phone_raw, k.phone_quality, k.email, k.province, k.city, k.district, k.address FROM accounts a JOIN contacts k ON k.account_id = a.id';
const NICKS = "SELECT customer_id AS customer, platform, value FROM accounts WHERE kind = 'buyer'";

const emptyTraits = (): PersonTraits => ({ nicks: [], phones: [], maskedPhones: [], emails: [], receivers: [] });

/** What is known of everyone of these, from all of their accounts. The shop's own contacts and placeholders say nothing. */
export function readTraits(db: ReadDb, customerIds: readonly number[], terms: LinkTerms): Map<number, PersonTraits> {
  const found = new Map(customerIds.map((id) => [id, emptyTraits()]));
  const ids = JSON.stringify(customerIds);
  const among = 'IN (SELECT value FROM json_each(:ids))';
  for (const { customer, ...nick } of db.all<{ customer: number; platform: string; value: string }>(`${NICKS} AND customer_id ${among}`, { ids })) found.get(customer)!.nicks.push(nick);
  for (const contact of db.all<ContactTrait>(`${CONTACTS} WHERE a.customer_id ${among}`, { ids })) addContact(found.get(contact.customer)!, contact, terms);
  return found;
}

function addContact(traits: PersonTraits, c: ContactTrait, terms: LinkTerms): void {
  if (c.phone_quality === 'valid' && c.phone !== null && !terms.isNobodys('phone', c.phone)) traits.phones.push(c.phone);
  if (c.phone_quality === 'masked' && c.phone_raw !== null) traits.maskedPhones.push(c.phone_raw);
  if (c.email !== null && !terms.isNobodys('email', c.email)) traits.emails.push(c.email);
  const own = terms.ownAddresses.some((text) => c.address?.includes(text) === true || text.includes(c.address ?? '\n'));
  traits.receivers.push(own ? { name: c.receiver, province: null, city: null, district: null, address: null } : { name: c.receiver, province: c.province, city: c.city, district: c.district, address: c.address });
}

/** Everyone's contacts one by one, for whoever looks for those that have something in common. */
export const iterateContacts = (db: ReadDb) => db.iterate<ContactTrait>(CONTACTS);
export const iterateNicks = (db: ReadDb) => db.iterate<{ customer: number; platform: string; value: string }>(NICKS);

/** A phone's visible digits, whether it is masked or not. */
export const visibleDigits = (c: Pick<ContactTrait, 'phone' | 'phone_raw' | 'phone_quality'>): string | null =>
  c.phone_quality === 'masked' ? phoneMask(c.phone_raw ?? '') : c.phone_quality === 'valid' ? phoneMask(c.phone ?? '') : null;
