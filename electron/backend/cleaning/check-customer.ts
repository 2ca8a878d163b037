import type { CheckedValue } from '../../../shared/contract/cleaning.ts';
import { checkBirthday, checkEmail, checkPhone, checkRegion } from '../../../shared/domain/value-check.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';

interface Person {
  phone: string | null;
  quality: string;
  email: string | null;
  birthday: string | null;
  province: string | null;
  city: string | null;
}

/** How far each thing known of a person can be trusted, and the last day on which it proved right. */
export function checkCustomer(db: ReadDb, customerId: number, today: string): CheckedValue[] {
  const person = db.get<Person>('SELECT phone, phone_quality AS quality, email, birthday, province, city FROM customers WHERE id = :customerId', { customerId });
  if (!person) throw new AppError('not_found', { what: 'customer' });
  const { phone, email } = person;
  const checkedPhone = checkPhone(phone);
  // The number reads well, and the owner or its receipts say otherwise.
  const said = person.quality === 'invalid' && checkedPhone.state !== 'invalid' ? { state: 'invalid' as const, why: 'said_dead' as const, suggestion: null } : checkedPhone;
  const all: CheckedValue[] = [
    { field: 'phone', ...said, ...verified(db, customerId, 'phone', phone) },
    { field: 'email', ...checkEmail(email), ...verified(db, customerId, 'email', email) },
    { field: 'birthday', ...checkBirthday(person.birthday, today), verifiedDay: null, verifiedBy: null },
    { field: 'region', ...checkRegion(person.province, person.city), ...verifiedRegion(db, customerId, person) },
  ];
  return all.filter((c) => c.state !== 'missing');
}

const ORDERS = 'SELECT max(o.day) AS day FROM accounts a JOIN orders o ON o.account_id = a.id JOIN contacts k ON k.id = o.contact_id WHERE a.customer_id = :customerId';

/** A message that arrived proves it; failing that, the last order that gave it. */
function verified(db: ReadDb, customerId: number, column: 'phone' | 'email', value: string | null): Pick<CheckedValue, 'verifiedDay' | 'verifiedBy'> {
  const delivered = db.get<{ at: number | null }>("SELECT max(status_at) AS at FROM touches WHERE customer_id = :customerId AND address = :value AND status = 'delivered'", { customerId, value })?.at ?? null;
  const deliveredDay = delivered === null ? null : dayOf(delivered, ownerTimeZone(db));
  const ordered = db.get<{ day: string | null }>(`${ORDERS} AND (k.${column} = :value${column === 'phone' ? ' OR k.phone_raw = :value' : ''})`, { customerId, value })?.day ?? null;
  if (deliveredDay !== null && deliveredDay >= (ordered ?? '')) return { verifiedDay: deliveredDay, verifiedBy: 'delivered' };
  return { verifiedDay: ordered, verifiedBy: ordered === null ? null : 'order' };
}

function verifiedRegion(db: ReadDb, customerId: number, { province, city }: Person): Pick<CheckedValue, 'verifiedDay' | 'verifiedBy'> {
  const day = db.get<{ day: string | null }>(`${ORDERS} AND k.province IS :province AND k.city IS :city`, { customerId, province, city })?.day ?? null;
  return { verifiedDay: day, verifiedBy: day === null ? null : 'order' };
}
