import type { BonusEvent } from '../../../shared/domain/bonus-events.ts';
import type { ReadDb } from '../db/executor.ts';
import { customersOfOffer, isOfferAccount } from '../offers/offer-people.ts';

export type InEvent = (event: BonusEvent, accountId: number) => boolean;

/**
 * Whom an event is for, by account: of one that was saved whoever it was drawn up for, without those left out; of one
 * that is only tried out, on `today`, everybody who is in its segment now.
 */
export function bonusPeople(db: ReadDb, today: string | null = null): InEvent {
  const drawn = db.prepare(`SELECT 1 FROM accounts a JOIN offer_people p ON ${isOfferAccount} JOIN bonus_event_people e ON e.person_id = p.id WHERE a.id = ? AND e.event_id = ? AND e.arm = 'in'`);
  const tried = new Map<number, ReadonlySet<number>>();
  return ({ eventId, segmentId }, accountId) => {
    if (segmentId === null) return true;
    if (eventId !== null) return drawn.get(accountId, eventId) !== undefined;
    if (today === null) return false;
    let accounts = tried.get(segmentId);
    if (!accounts) tried.set(segmentId, (accounts = accountsIn(db, segmentId, today)));
    return accounts.has(accountId);
  };
}

const accountsIn = (db: ReadDb, segmentId: number, today: string): ReadonlySet<number> =>
  new Set(db.all<{ id: number }>('SELECT a.id FROM json_each(:ids) j JOIN accounts a ON a.customer_id = j.value', { ids: JSON.stringify(customersOfOffer(db, { segmentId }, today)) }).map((a) => a.id));
