import type { PersonCard } from '../../../shared/contract/people.ts';
import type { PhoneQuality } from '../../../shared/contract/customers.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import type { ReadDb } from '../db/executor.ts';
import { readCards } from '../people/person-card.ts';

/** Ids of the accounts that have the phone `:value`: by name, by what was sent to them, by a customers' file. */
export const accountsWithPhone = `SELECT id FROM accounts WHERE kind = 'phone' AND value = :value
      UNION SELECT account_id FROM contacts WHERE phone = :value AND phone_quality = 'valid' AND account_id IS NOT NULL
      UNION SELECT account_id FROM person_facts WHERE phone = :value`;

/** Who has this phone: by an account, by what was sent to them, or by a customers' file. */
export function findWithPhone(db: ReadDb, written: string): { quality: PhoneQuality; people: PersonCard[] } {
  const { e164, quality } = parsePhone(written);
  if (e164 === null) return { quality, people: [] };
  const ids = db.all<{ id: number }>(
    `SELECT DISTINCT a.customer_id AS id FROM accounts a WHERE a.id IN (${accountsWithPhone}) ORDER BY 1 LIMIT 5`,
    { value: e164 },
  );
  return { quality, people: [...readCards(db, ids.map((c) => c.id)).values()] };
}

export const listMemberSources = (db: ReadDb): string[] =>
  db.all<{ source: string }>('SELECT source FROM person_facts WHERE source IS NOT NULL GROUP BY source ORDER BY count(*) DESC, source LIMIT 20').map((row) => row.source);
