import type { PhoneQuality } from '../../../../shared/contract/customers.ts';
import type { WriteDb } from '../../db/executor.ts';
import { contactScore } from '../identities.ts';
import type { CustomerCard } from '../refresh-customers.ts';

interface Told extends Omit<CustomerCard, 'nick' | 'platforms'> {
  key: string;
  phoneQuality: PhoneQuality;
  smsConsent: 'yes' | 'no' | null;
  gender: string | null;
  birthday: string | null;
}

/**
 * What customers' files say of a person, put beside what their orders say: their own name goes before a receiver's, a real
 * phone before a masked one, and a no before a yes. Files that have nothing change nothing.
 */
export function personCards(db: WriteDb): (customerId: number, card: CustomerCard) => CustomerCard {
  const told = db.prepare(
    `SELECT p.key, p.name, ifnull(p.phone, p.phone_raw) AS phone, p.phone_quality AS phoneQuality, p.email, p.province, p.city, p.email_consent AS emailConsent, p.sms_consent AS smsConsent, p.gender, p.birthday
     FROM accounts a JOIN person_facts p ON p.account_id = a.id WHERE a.customer_id = ? ORDER BY p.since_day DESC, p.shop_id, p.key`,
  );
  const keep = db.prepare('UPDATE customers SET sms_consent = :sms, told_gender = :gender, told_birthday = :birthday WHERE id = :customerId AND (sms_consent IS NOT :sms OR told_gender IS NOT :gender OR told_birthday IS NOT :birthday)');
  if (!db.get('SELECT 1 FROM person_facts LIMIT 1')) return (_, card) => card;
  return (customerId, card) => {
    const files = told.all(customerId) as Told[];
    if (files.length === 0) return card;
    const first = <K extends keyof Told>(field: K) => files.find((f) => f[field] !== null)?.[field] ?? null;
    const answer = (field: 'emailConsent' | 'smsConsent') => files.map((f) => f[field]).reduce((all, said) => (all === 'no' || said === 'no' ? 'no' : (said ?? all)), null);
    keep.run({ customerId, sms: answer('smsConsent'), gender: first('gender'), birthday: first('birthday') });
    const best = files.reduce((a, b) => (contactScore(b.phoneQuality) > contactScore(a.phoneQuality) ? b : a));
    const phone = contactScore(best.phoneQuality) > contactScore(card.phoneQuality) ? { phone: best.phone, phoneQuality: best.phoneQuality } : {};
    const place = card.province === null && card.city === null ? files.find((f) => f.province !== null || f.city !== null) : undefined;
    const said = answer('emailConsent');
    return {
      ...card,
      name: first('name') ?? card.name,
      ...phone,
      email: card.email ?? first('email'),
      ...(place ? { province: place.province, city: place.city } : {}),
      emailConsent: said === 'no' || card.emailConsent === 'no' ? 'no' : (card.emailConsent ?? said),
    };
  };
}
