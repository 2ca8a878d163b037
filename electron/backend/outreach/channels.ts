import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { outreach } from '../../../shared/contract/outreach.ts';
import type { ChannelTerms, ChannelUse } from '../../../shared/contract/outreach-register.ts';
import { channelCostMinor } from '../../../shared/domain/channel-cost.ts';
import { isHandContact } from '../../../shared/domain/contact-log.ts';
import { touchChannels, type TouchChannel } from '../../../shared/domain/touch-channels.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';

const DAYS = 90;
const MONTHS = 3;

/** Each contact once: a campaign's message that was sent by hand is its touch. A talk on several marks is one contact of that day. */
const contacts = `SELECT t.channel, COALESCE(a.customer_id, t.customer_id) AS person, t.day FROM touches t LEFT JOIN accounts a ON a.id = t.account_id WHERE t.status <> 'failed'
  UNION ALL SELECT 'phone', COALESCE(a.customer_id, k.customer_id), k.day FROM calls k LEFT JOIN accounts a ON a.id = k.account_id WHERE k.outcome <> 'no_answer'
  UNION ALL SELECT DISTINCT h.channel, COALESCE(a.customer_id, h.customer_id), h.day FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id LEFT JOIN desks d ON d.id = h.desk_id
    WHERE ${isHandContact('h')} AND d.campaign_id IS NULL`;

export function listChannels(db: ReadDb, today: string): Output<typeof outreach.channels> {
  const used = db.all<{ channel: TouchChannel; contacts: number; people: number; lastDay: string }>(
    `SELECT channel, sum(day > :since) AS contacts, count(DISTINCT CASE WHEN day > :since THEN person END) AS people, max(day) AS lastDay FROM (${contacts}) WHERE day <= :today GROUP BY channel`,
    { since: addDays(today, -DAYS), today },
  );
  const terms = db.all<ChannelTerms & { channel: TouchChannel }>('SELECT channel, piece_milli AS pieceMilli, minutes_each AS minutesEach, hour_minor AS hourMinor, month_minor AS monthMinor, currency, handle, note FROM channel_terms');
  const rows = touchChannels.map((channel): ChannelUse => {
    const { contacts = 0, people = 0, lastDay = null } = used.find((u) => u.channel === channel) ?? {};
    const found = terms.find((t) => t.channel === channel);
    if (!found) return { channel, contacts, people, lastDay, terms: null, costMinor: null };
    const { channel: _, ...own } = found;
    return { channel, contacts, people, lastDay, terms: own, costMinor: channelCostMinor(own, contacts, MONTHS) };
  });
  return { currency: readSettings(db).baseCurrency, rows };
}

export function saveChannel(db: WriteDb, { channel, ...terms }: Parsed<typeof outreach.saveChannel>): { channel: TouchChannel } {
  db.run(
    `INSERT OR REPLACE INTO channel_terms (channel, piece_milli, minutes_each, hour_minor, month_minor, currency, handle, note)
    VALUES (:channel, :pieceMilli, :minutesEach, :hourMinor, :monthMinor, :currency, :handle, :note)`,
    { channel, ...terms, currency: readSettings(db).baseCurrency },
  );
  return { channel };
}
