import type { WriteDb } from '../db/executor.ts';
import type { Clock } from '../membership/clock.ts';
import { isOfferAccount } from './offer-people.ts';

/** What the owner sends of their own accord (a leaflet, a sample, a gift) is a contact, also where it comes back; a reward that was earned, and money, aren't. */
export function logDispatch(db: WriteDb, deliveryId: number, { now, today }: Clock): void {
  db.run(
    `INSERT INTO hand_touches (customer_id, account_id, channel, kind, at, day, note, delivery_id)
    SELECT a.customer_id, a.id, 'parcel', 'sent', :now, :today, d.name, d.id FROM deliveries d JOIN offer_people p ON p.id = d.person_id JOIN accounts a ON ${isOfferAccount}
    WHERE d.id = :deliveryId AND d.source = 'hand' AND d.kind NOT IN ('red_packet', 'data_pack')`,
    { deliveryId, now, today },
  );
}

/** It wasn't sent after all, the last time. */
export function unlogDispatch(db: WriteDb, deliveryId: number): void {
  db.run('DELETE FROM hand_touches WHERE id = (SELECT max(id) FROM hand_touches WHERE delivery_id = :deliveryId)', { deliveryId });
}
