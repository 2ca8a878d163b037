import { parsePhone } from '../../../shared/domain/phone.ts';
import type { ReadDb } from '../db/executor.ts';
import { isMemberAccount } from './member-account.ts';

/** Everyone whom a card number, a buyer name or a phone may mean. */
export function whoIs(db: ReadDb, text: string): number[] {
  const phone = parsePhone(text, 'CN').e164 ?? text;
  return db
    .all<{ id: number }>(
      `SELECT a.customer_id AS id FROM members m JOIN accounts a ON ${isMemberAccount} WHERE m.number = :text
       UNION SELECT customer_id FROM accounts WHERE value IN (:text, :phone)
       UNION SELECT id FROM customers WHERE merged_into IS NULL AND phone = :phone AND phone_quality = 'valid'`,
      { text, phone },
    )
    .map((row) => row.id);
}
