import { unreachableReasons, type Reach, type ReachAt, type ReachChannel, type UnreachableReason } from '../../../shared/contract/reach.ts';
import { forbiddingPlatformLists } from '../../../shared/domain/reachability.ts';
import { monthEnd } from '../../../shared/lib/month-ends.ts';
import type { ReadDb } from '../db/executor.ts';
import { peopleFrom, type People } from '../segments/compile-rule.ts';

interface Row {
  first: string;
  sms: 'ok' | UnreachableReason;
  email: 'ok' | UnreachableReason;
  /** The day of the first order with a number or an e-mail; null where they came otherwise. */
  phoneDay: string | null;
  emailDay: string | null;
}

const forbidden = forbiddingPlatformLists.map((p) => `'${p}'`).join(', ');
/** As the rule fields reachable_sms and reachable_email have it, with the reason. */
const smsSql = `CASE WHEN c.opted_out = 1 THEN 'opted_out' WHEN coalesce(c.sms_consent, '') = 'no' THEN 'said_no' WHEN c.platforms IN (${forbidden}) THEN 'platform_forbids' WHEN c.phone_quality = 'valid' THEN 'ok' WHEN c.phone_quality = 'none' THEN 'no_number' ELSE c.phone_quality END`;
const emailSql = `CASE WHEN c.opted_out = 1 THEN 'opted_out' WHEN coalesce(c.email_consent, '') = 'no' THEN 'said_no' WHEN c.platforms IN (${forbidden}) THEN 'platform_forbids' WHEN coalesce(c.email, '') = '' THEN 'no_number' ELSE 'ok' END`;

/** Everyone who has bought: whether they can be reached, why not, and since when their number was known. */
const rowsSql = (people: People): string => `WITH known AS MATERIALIZED (
  SELECT a.customer_id, min(CASE WHEN k.phone_quality = 'valid' THEN o.day END) AS phoneDay, min(CASE WHEN k.email <> '' THEN o.day END) AS emailDay
  FROM orders o JOIN accounts a ON a.id = o.account_id JOIN contacts k ON k.id = o.contact_id WHERE o.day IS NOT NULL GROUP BY a.customer_id
)
SELECT m.first_day AS first, ${smsSql} AS sms, ${emailSql} AS email, n.phoneDay, n.emailDay FROM ${peopleFrom(people)} LEFT JOIN known n ON n.customer_id = c.id WHERE m.first_day IS NOT NULL`;

/** Whom the owner can reach outside of the marketplace, why the others not, and how that grew month by month. */
export function readReach(db: ReadDb, people: People, months: number): Reach {
  const sql = rowsSql(people);
  const rows = db.all<Row>(sql);
  const channels = (['sms', 'email'] as const).map((channel): ReachChannel => {
    const unreachable = Object.fromEntries(unreachableReasons.map((reason) => [reason, 0])) as ReachChannel['unreachable'];
    let reachable = 0;
    for (const { [channel]: how } of rows) {
      if (how === 'ok') reachable += 1;
      else unreachable[how] += 1;
    }
    return { channel, reachable, unreachable };
  });
  const since = rows.map((r) => {
    const sms = r.sms === 'ok' ? later(r.phoneDay ?? r.first, r.first) : null;
    const email = r.email === 'ok' ? later(r.emailDay ?? r.first, r.first) : null;
    return { first: r.first, sms, email, any: sms === null ? email : email === null || sms < email ? sms : email };
  });
  const by = (day: string) => (known: string | null) => known !== null && known <= day;
  const at = (day: string): ReachAt => {
    const isBy = by(day);
    const count = (of: (s: (typeof since)[number]) => string | null) => since.reduce((n, s) => n + (isBy(of(s)) ? 1 : 0), 0);
    return { day, buyers: count((s) => s.first), sms: count((s) => s.sms), email: count((s) => s.email), any: count((s) => s.any) };
  };
  const days = Array.from({ length: months }, (_, i) => monthEnd(people.asOf, months - i));
  const now = at(people.asOf);
  return { asOf: people.asOf, buyers: rows.length, any: since.filter((s) => s.any !== null).length, channels, months: [...days.map(at).filter((m) => m.buyers > 0), now], sql };
}

/** A number that was known before they had bought in this shop counts from then. */
const later = (known: string, first: string): string => (known > first ? known : first);
