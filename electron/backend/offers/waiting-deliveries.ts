import type { OwedByHand, OwedDelivery } from '../../../shared/contract/offers-deliveries.ts';
import { hasRefused, readRefusals } from '../campaigns/refusals.ts';
import type { ReadDb } from '../db/executor.ts';
import { whyLeftOut } from '../people/left-out.ts';
import { lastContact } from './deliveries.ts';
import { offerPeople } from './offer-people.ts';

interface Row extends OwedDelivery {
  contactValid: string | null;
}

/**
 * What is to be sent, oldest first. Whoever has said no, or is held out, gets it too, but stands in no file: theirs are apart, for the
 * screen, to be copied by hand.
 */
export function readWaiting(db: ReadDb, list: 'labels' | 'amounts' | 'all', today: string): { listed: OwedDelivery[]; byHand: OwedByHand[] } {
  const kinds = { labels: "AND d.kind NOT IN ('red_packet', 'data_pack')", amounts: "AND d.kind IN ('red_packet', 'data_pack')", all: '' };
  const rows = db.all<Row>(
    `SELECT d.id AS deliveryId, c.id AS customerId, c.nick, c.name, c.phone, k.receiver, CASE WHEN k.phone_quality = 'valid' THEN k.phone ELSE k.phone_raw END AS contactPhone, k.province, k.city, k.district, k.address,
      d.name AS what, d.quantity, d.amount_minor AS amountMinor, d.currency, d.order_no AS orderNo, d.note, CASE WHEN k.phone_quality = 'valid' THEN k.phone END AS contactValid
     FROM deliveries d JOIN (${offerPeople}) ON p.id = d.person_id LEFT JOIN contacts k ON k.id = ${lastContact}
     WHERE d.status = 'to_send' ${kinds[list]} ORDER BY d.id`,
  );
  const refusals = readRefusals(db);
  const whyOf = whyLeftOut(db, today);
  const [listed, byHand]: [OwedDelivery[], OwedByHand[]] = [[], []];
  for (const { contactValid, ...row } of rows) {
    const why = hasRefused(refusals, contactValid, null) ? 'optedOut' : row.customerId === null ? null : whyOf(row.customerId);
    if (why === null) listed.push(row);
    else byHand.push({ ...row, why });
  }
  return { listed, byHand };
}
