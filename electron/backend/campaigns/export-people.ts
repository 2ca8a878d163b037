import type { ReadDb } from '../db/executor.ts';
import type { LockedCampaign } from './campaign-row.ts';
import type { ExportPerson } from './export-columns.ts';
import { hasRefused, readRefusals } from './refusals.ts';

interface Row extends Omit<ExportPerson, 'slots' | 'personId'> {
  slots: string;
  person: number | null;
  optedOut: number | null;
  /** Their address and words are gone since. */
  wasErased: number;
}

/**
 * The treated, each address once, without whoever has said no since the lock. Someone who is no longer in the data (an
 * import was undone) is left out with them: nobody can say any more that they may be contacted.
 */
export function listTreated(db: ReadDb, campaign: LockedCampaign, variant?: number): { people: ExportPerson[]; leftOut: number } {
  const { campaignId, channel } = campaign;
  const rows = db.all<Row>(
    `SELECT t.customer_id AS customerId, t.account_id AS accountId, t.address, t.text, ifnull(t.subject, '') AS subject, t.slots, t.parts, v.name AS variant, t.address IS NULL AS wasErased, c.id AS person, c.opted_out AS optedOut,
      c.nick, c.name, c.phone, c.phone_quality AS phoneQuality, c.email, c.province, c.city, m.orders, m.net_minor AS netMinor, m.currency, m.last_day AS lastDay
    FROM campaign_members t
      LEFT JOIN campaign_variants v ON v.campaign_id = t.campaign_id AND v.position = t.variant
      LEFT JOIN accounts a ON a.id = t.account_id
      LEFT JOIN customers c ON c.id = COALESCE(a.customer_id, t.customer_id)
      LEFT JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0
    WHERE t.campaign_id = :campaignId AND t.arm = 'treated'${variant === undefined ? '' : ' AND t.variant = :variant'} ORDER BY t.customer_id`,
    { campaignId, ...(variant === undefined ? {} : { variant }) },
  );
  const refusals = readRefusals(db);
  const seen = new Set<string>();
  const people: ExportPerson[] = [];
  let leftOut = 0;
  for (const { slots, person, optedOut, wasErased, ...row } of rows) {
    const live = { phone: row.phoneQuality === 'valid' ? row.phone : null, email: row.email };
    const frozen = { phone: channel === 'sms' ? row.address : null, email: channel === 'email' ? row.address : null };
    if (wasErased === 1 || person === null || optedOut === 1 || hasRefused(refusals, live.phone, live.email) || hasRefused(refusals, frozen.phone, frozen.email)) {
      leftOut += 1;
    } else if (!seen.has(row.address)) {
      seen.add(row.address);
      people.push({ ...row, personId: person, ...addressColumns(channel, row.address), slots: JSON.parse(slots) as string[] });
    }
  }
  return { people, leftOut };
}

/** The list says what was frozen, also where the customer's own data has moved on. */
function addressColumns(channel: LockedCampaign['channel'], address: string): Partial<ExportPerson> {
  return channel === 'sms' ? { phone: address, phoneQuality: 'valid' } : channel === 'email' ? { email: address } : { nick: address };
}
