import type { OfferWho } from '../../../shared/contract/offers-deliveries.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { chosenIds } from '../customers/list-customers.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import { getSegment } from '../segments/read-segment.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';

/** Whose account (a) somebody in an offer (p) is today. */
export const isOfferAccount = 'a.platform = p.platform AND a.kind = p.kind AND a.value = p.value';
/** Everyone in offers with the customer (c) that they are today; none where no file names them any more. */
export const offerPeople = `offer_people p LEFT JOIN accounts a ON ${isOfferAccount} LEFT JOIN customers c ON c.id = a.customer_id`;

/** What is promised to a customer is promised to the account that bought last: a merge that is taken back leaves it there. Nothing can be promised to who has no account, or was erased. */
function findOfferPerson(db: WriteDb, askedId: number): number | undefined {
  const customerId = personOf(db, askedId);
  const account =
    customerId === undefined
      ? undefined
      : db.get<{ platform: string; kind: string; value: string }>(
          `SELECT a.platform, a.kind, a.value FROM accounts a WHERE a.customer_id = :customerId AND NOT ${isErasedSql('a.value')}
           ORDER BY (SELECT max(o.day) FROM orders o WHERE o.account_id = a.id AND o.is_valid = 1) DESC NULLS LAST, a.id LIMIT 1`,
          { customerId },
        );
  if (!account) return undefined;
  db.run('INSERT OR IGNORE INTO offer_people (platform, kind, value) VALUES (:platform, :kind, :value)', { ...account });
  return db.get<{ id: number }>('SELECT id FROM offer_people WHERE platform = :platform AND kind = :kind AND value = :value', { ...account })!.id;
}

export function offerPersonId(db: WriteDb, customerId: number): number {
  const personId = findOfferPerson(db, customerId);
  if (personId === undefined) throw new AppError('not_found', { what: 'customer' });
  return personId;
}

/** `without`: those to whom nothing can be promised. */
export function offerPeopleIn(db: WriteDb, customerIds: readonly number[]): { people: { customerId: number; personId: number }[]; without: number } {
  const people = customerIds.flatMap((customerId) => {
    const personId = findOfferPerson(db, customerId);
    return personId === undefined ? [] : [{ customerId, personId }];
  });
  return { people, without: customerIds.length - people.length };
}

/** Of a person's accounts those that are in offers, oldest first. */
export const offerIdsOf = (db: ReadDb, customerId: number): number[] =>
  db.all<{ id: number }>(`SELECT p.id FROM accounts a JOIN offer_people p ON ${isOfferAccount} WHERE a.customer_id = :customerId ORDER BY p.id`, { customerId }).map((p) => p.id);

/** Each person once, by number. */
export function customersOfOffer(db: ReadDb, who: OfferWho, today: string): number[] {
  if ('segmentId' in who) return chosenIds(db, { rule: getSegment(db, who.segmentId).rule }, today);
  return [
    ...new Set(
      who.customerIds.map((id) => {
        const person = personOf(db, id);
        if (person === undefined) throw new AppError('not_found', { what: 'customer' });
        return person;
      }),
    ),
  ].sort((a, b) => a - b);
}
