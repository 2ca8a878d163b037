import type { PhoneQuality } from '../../../shared/contract/customers.ts';
import type { PinField } from '../../../shared/contract/people.ts';
import { SEPARATOR } from '../imports/facts.ts';
import type { ReadDb } from '../db/executor.ts';
import type { CustomerCard } from '../imports/refresh-customers.ts';

/** A place as one value. */
export const placeValue = (province: string | null, city: string | null): string | null => (province === null && city === null ? null : `${province ?? ''}${SEPARATOR}${city ?? ''}`);

/**
 * Puts the values that the owner has pinned in the place of the newest. A pin holds only while a file of the person still
 * gives the value: after an undo or an unmerge it rests.
 */
export function pinnedValues(db: ReadDb): (customerId: number, shown: CustomerCard) => CustomerCard {
  if (!db.get('SELECT 1 FROM pinned_values LIMIT 1')) return (_, shown) => shown;
  const pins = db.prepare('SELECT field, value FROM pinned_values WHERE customer_id = ? ORDER BY id');
  const known = db.prepare('SELECT k.receiver, k.phone, k.phone_raw, k.phone_quality, k.email, k.province, k.city FROM accounts a JOIN contacts k ON k.account_id = a.id WHERE a.customer_id = ?');
  return (customerId, shown) => {
    const pinned = pins.all(customerId) as { field: PinField; value: string }[];
    if (pinned.length === 0) return shown;
    const contacts = known.all(customerId) as KnownContact[];
    return pinned.reduce((card, { field, value }) => ({ ...card, ...show(contacts, field, value) }), shown);
  };
}

interface KnownContact {
  receiver: string | null;
  phone: string | null;
  phone_raw: string | null;
  phone_quality: PhoneQuality;
  email: string | null;
  province: string | null;
  city: string | null;
}

function show(contacts: KnownContact[], field: PinField, value: string): Partial<CustomerCard> {
  switch (field) {
    case 'name':
      return contacts.some((c) => c.receiver === value) ? { name: value } : {};
    case 'email':
      return contacts.some((c) => c.email === value) ? { email: value } : {};
    case 'phone': {
      const contact = contacts.find((c) => (c.phone ?? c.phone_raw) === value);
      return contact ? { phone: value, phoneQuality: contact.phone_quality } : {};
    }
    case 'place': {
      const contact = contacts.find((c) => placeValue(c.province, c.city) === value);
      return contact ? { province: contact.province, city: contact.city } : {};
    }
  }
}
