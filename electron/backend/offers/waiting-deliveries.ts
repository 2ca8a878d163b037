import type { OwedDelivery } from '../../../shared/contract/offers-deliveries.ts';
import { hasRefused, readRefusals } from '../campaigns/refusals.ts';
import type { ReadDb } from '../db/executor.ts';
import { lastContact } from './deliveries.ts';
import { offerPeople } from './offer-people.ts';

interface Row extends OwedDelivery {
  optedOut: number | null;
  validPhone: string | null;
  contactValid: string | null;
  email: string | null;
}

/**
 * What is to be sent, oldest first. Whoever has said no gets it too, but stands in no file: theirs are apart, for the
 * screen, to be copied by hand.
 */
export function readWaiting(db: ReadDb, list: 'labels' | 'amounts' | 'all'): { listed: OwedDelivery[]; byHand: OwedDelivery[] } {
  const kinds = { labels: "AND d.kind NOT IN ('red_packet', 'data_pack')", amounts: "AND d.kind IN ('red_packet', 'data_pack')", all: '' };
  const rows = db.all<Row>(
    `SELECT d.id AS deliveryId, c.id AS customerId, c.nick, c.name, c.phone, k.receiver, CASE WHEN k.phone_quality = 'valid' THEN k.phone ELSE k.phone_raw END AS contactPhone, k.province, k.city, k.district, k.address,
      d.name AS what, d.quantity, d.amount_minor AS amountMinor, d.currency, d.order_no AS orderNo, d.note,
      c.opted_out AS optedOut, CASE WHEN c.phone_quality = 'valid' THEN c.phone END AS validPhone, CASE WHEN k.phone_quality = 'valid' THEN k.phone END AS contactValid, c.email
     FROM deliveries d JOIN (${offerPeople}) ON p.id = d.person_id LEFT JOIN contacts k ON k.id = ${lastContact}
     WHERE d.status = 'to_send' ${kinds[list]} ORDER BY d.id`,
  );
  const refusals = readRefusals(db);
  const [listed, byHand]: [OwedDelivery[], OwedDelivery[]] = [[], []];
  for (const { optedOut, validPhone, contactValid, email, ...row } of rows) (optedOut === 1 || hasRefused(refusals, validPhone, email) || hasRefused(refusals, contactValid, null) ? byHand : listed).push(row);
  return { listed, byHand };
}
