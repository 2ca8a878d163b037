import type { ContactCost } from '../../../shared/contract/lifecycle-margins.ts';
import { isHandContact } from '../../../shared/domain/contact-log.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';

/** Whoever an account belongs to today, of rows t. */
const owner = 'LEFT JOIN accounts a ON a.id = t.account_id JOIN customers h ON h.id = COALESCE(a.customer_id, t.customer_id)';
const person = 'ifnull(h.merged_into, h.id)';

/**
 * What contacts with each person cost up to the day, in minor units (not whole): of a campaign's message its price, and an
 * even share of whatever else was paid for that campaign; of a contact by hand what the owner says the channel costs each
 * time. Where nothing was written down, or in another currency, a contact counts as `unknown` and with nothing.
 * Worked example: a message in two parts at ¥0.05, and 30.00 paid beside 100 messages → 10 + 30 = 40.
 */
export function readContactCosts(db: ReadDb, { asOf, currency }: Pick<People, 'asOf' | 'currency'>): Map<number, ContactCost> {
  return remember(db, `contact costs ${currency} ${asOf}`, () => {
    const found = new Map<number, ContactCost>();
    const add = (id: number, contacts: number, minor: number | null) => {
      const cost = found.get(id) ?? { contacts: 0, unknown: 0, minor: 0 };
      cost.contacts += contacts;
      if (minor === null) cost.unknown += contacts;
      else cost.minor += minor;
      found.set(id, cost);
    };
    const campaigns = new Map(readCampaigns(db).map((c) => [c.id, c]));
    const touches = db.all<{ id: number; campaignId: number; contacts: number; parts: number }>(
      `SELECT ${person} AS id, t.campaign_id AS campaignId, count(*) AS contacts, sum(coalesce(t.parts, 1)) AS parts FROM touches t ${owner} WHERE t.day <= :asOf GROUP BY 1, 2`,
      { asOf },
    );
    for (const { id, campaignId, contacts, parts } of touches) {
      const { priceMilli, otherMinor, touched, currency: paidIn } = campaigns.get(campaignId)!;
      const isKnown = paidIn === currency && (priceMilli > 0 || otherMinor > 0);
      add(id, contacts, isKnown ? (parts * priceMilli * minorPerUnit(currency)) / 1000 + (contacts * otherMinor) / touched : null);
    }
    const each = readChannels(db, currency);
    for (const { id, channel, contacts } of readByHand(db, asOf)) add(id, contacts, each.has(channel) ? contacts * each.get(channel)! : null);
    return found;
  });
}

/** With whatever was paid beside the messages' own price. */
const readCampaigns = (db: ReadDb) =>
  db.all<{ id: number; priceMilli: number; otherMinor: number; touched: number; currency: string }>(
    `SELECT k.id, k.message_price_milli AS priceMilli, k.currency, (SELECT count(*) FROM touches t WHERE t.campaign_id = k.id) AS touched,
      k.fixed_cost_minor + (SELECT ifnull(sum(c.amount_minor), 0) FROM campaign_costs c WHERE c.campaign_id = k.id AND c.stage = 'actual') AS otherMinor FROM campaigns k`,
  );

/** Each contact once: a campaign's message that was sent by hand is its touch; several marks of a day are one contact. */
const readByHand = (db: ReadDb, asOf: string) =>
  db.all<{ id: number; channel: string; contacts: number }>(
    `SELECT id, channel, count(*) AS contacts FROM (
      SELECT ${person} AS id, 'phone' AS channel, t.day FROM calls t ${owner} WHERE t.outcome <> 'no_answer' AND t.day <= :asOf
      UNION ALL SELECT DISTINCT ${person}, t.channel, t.day FROM hand_touches t ${owner} LEFT JOIN desks d ON d.id = t.desk_id WHERE ${isHandContact('t')} AND d.campaign_id IS NULL AND t.day <= :asOf)
    GROUP BY 1, 2`,
    { asOf },
  );

/** Of one contact, in minor units: the piece, and the owner's own time. What a channel costs by the month is nobody's. */
function readChannels(db: ReadDb, currency: string): Map<string, number> {
  const rows = db.all<{ channel: string; each: number }>(
    `SELECT channel, piece_milli * ${minorPerUnit(currency)} / 1000.0 + minutes_each * hour_minor / 60.0 AS each FROM channel_terms WHERE currency = :currency AND (piece_milli > 0 OR minutes_each * hour_minor > 0)`,
    { currency },
  );
  return new Map(rows.map(({ channel, each }) => [channel, each]));
}
