import { exclusionReasons, type Campaign, type ExclusionReason } from '../../../shared/contract/campaigns.ts';
import type { PhoneQuality } from '../../../shared/contract/customers.ts';
import type { Basis } from '../../../shared/contract/settings.ts';
import { contactAddress, exclusionReason, findDuplicates, type Contactable } from '../../../shared/domain/contact-exclusion.ts';
import { isHandContact } from '../../../shared/domain/contact-log.ts';
import type { TemplateValues, TemplateVariable } from '../../../shared/domain/template-variables.ts';
import { readValues, valueColumns, type ValueRow } from '../copy/customer-values.ts';
import { fields } from '../../../shared/domain/fields.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, compileRule, peopleFrom, sqlContext } from '../segments/compile-rule.ts';
import { countSql } from '../segments/count-rule.ts';
import { peopleInTrials } from '../lifecycle/plan-trials/running-trials.ts';
import { peopleKeptApart } from '../results/standing-control.ts';
import { peopleWithOpenCase } from '../service/cases.ts';
import { peopleLeftAlone } from '../strategy/left-alone.ts';
import { openCadence } from '../strategy/open-cadence.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';
import { hasRefused, readRefusals } from './refusals.ts';

/** Someone of the segment, before it is asked whether they may be contacted. */
export interface Candidate extends Contactable {
  /** To whom an arm would belong: the account that bought last. */
  accountId: number | null;
  values: TemplateValues;
}

interface Row extends ValueRow {
  phone: string | null;
  phone_quality: PhoneQuality;
  email: string | null;
  email_consent: 'yes' | 'no' | null;
  sms_consent: 'yes' | 'no' | null;
  opted_out: number;
  platforms: string;
  account_id: number | null;
  buyer: string | null;
  state: State | null;
}

/** The day on which the segment is looked at: today, or the day of sending where that is past already. */
export const audienceDay = (sendDay: string | null, today: string): string => (sendDay !== null && sendDay < today ? sendDay : today);

/** What is asked of whoever might be contacted: by a campaign, or for a list. */
export type Asked = Pick<Campaign, 'channel' | 'rule' | 'sendDay' | 'contactGapDays'>;

/** `among`: only these of the segment. */
export function listCandidates(db: ReadDb, campaign: Asked, today: string, variables: readonly TemplateVariable[], among?: readonly number[]): { candidates: Candidate[]; sql: string } {
  const people = choosePeople(db, { asOf: audienceDay(campaign.sendDay, today), today });
  const compiled = compileRule(db, campaign.rule, people);
  const buyer = campaign.channel === 'nick' ? " AND a.kind = 'buyer' AND a.platform NOT IN ('weixin', 'qq')" : '';
  const account = `COALESCE(
    (SELECT CASE WHEN count(*) = 1 THEN a.id END FROM accounts a WHERE a.customer_id = c.id${buyer}),
    (SELECT a.id FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = c.id AND o.is_valid = 1${buyer} ORDER BY o.day DESC, o.id DESC LIMIT 1),
    (SELECT min(a.id) FROM accounts a WHERE a.customer_id = c.id${buyer}))`;
  const cadence = openCadence(db, campaign.sendDay ?? today);
  const rows = db.all<Row>(
    `WITH people AS MATERIALIZED (
      SELECT c.id, c.phone, c.phone_quality, c.email, c.email_consent, c.sms_consent, c.opted_out, c.platforms, ${valueColumns(db, variables, people.asOf)}, ${account} AS account_id, ${cadence ? valueSql(fields.state, sqlContext(people, literal)) : 'NULL'} AS state
      FROM ${peopleFrom(people)} WHERE ${compiled.where}${among ? ' AND c.id IN (SELECT value FROM json_each(:among))' : ''})
    SELECT p.*, b.value AS buyer FROM people p LEFT JOIN accounts b ON b.id = p.account_id AND b.kind = 'buyer' AND NOT ${isErasedSql('b.value')}`,
    { ...compiled.params, asOf: people.asOf, ...(among ? { among: JSON.stringify(among) } : {}) },
  );
  const refusals = readRefusals(db);
  const touches = readTouches(db);
  const unsettled = peopleWithOpenCase(db);
  const keptApart = new Set([...peopleKeptApart(db), ...peopleInTrials(db, campaign.sendDay ?? today, 'alone')]);
  const leftAlone = peopleLeftAlone(db, people, among);
  const values = readValues(db, rows, variables, people.asOf);
  const candidates = rows.map((row, i): Candidate => {
    const person = {
      customerId: row.id,
      accountId: row.account_id,
      platforms: row.platforms,
      phone: row.phone,
      phoneQuality: row.phone_quality,
      email: row.email,
      emailConsent: row.email_consent,
      smsConsent: row.sms_consent,
      nick: row.buyer,
      optedOut: row.opted_out === 1 || hasRefused(refusals, row.phone_quality === 'valid' ? row.phone : null, row.email),
      lastDay: row.last_day,
      netMinor: row.net_minor,
      values: values[i]!,
    };
    const byAddress = touches.byAddress.get(contactAddress({ ...person, lastTouchDay: null }, campaign.channel)) ?? '';
    const byPerson = touches.byPerson.get(row.id) ?? '';
    return { ...person, openCase: unsettled.has(row.id), keptApart: keptApart.has(row.id), lastTouchDay: (byAddress > byPerson ? byAddress : byPerson) || null, planRefusal: leftAlone.has(row.id) ? 'left_alone' : cadence ? cadence(row.id, row.state) : null };
  });
  return { candidates, sql: countSql(compiled) };
}

/** Last day of contact by person (through the account, so that a merge carries it over) and by address. A call has been with the person, and so has what was done by hand. */
function readTouches(db: ReadDb): { byPerson: Map<number, string>; byAddress: Map<string, string> } {
  const rows = db.all<{ person: number; address: string; day: string }>(
    `SELECT COALESCE(a.customer_id, t.customer_id) AS person, t.address, max(t.day) AS day FROM touches t LEFT JOIN accounts a ON a.id = t.account_id WHERE t.status <> 'failed' GROUP BY 1, 2
    UNION ALL SELECT COALESCE(a.customer_id, k.customer_id), '', max(k.day) FROM calls k LEFT JOIN accounts a ON a.id = k.account_id WHERE k.outcome <> 'no_answer' GROUP BY 1
    UNION ALL SELECT COALESCE(a.customer_id, h.customer_id), '', max(h.day) FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id WHERE ${isHandContact('h')} GROUP BY 1`,
  );
  const byPerson = new Map<number, string>();
  const byAddress = new Map<string, string>();
  for (const { person, address, day } of rows) {
    if (day > (byPerson.get(person) ?? '')) byPerson.set(person, day);
    if (address !== '' && day > (byAddress.get(address) ?? '')) byAddress.set(address, day);
  }
  return { byPerson, byAddress };
}

export interface Judged {
  eligible: Candidate[];
  reasons: Map<number, ExclusionReason>;
  excluded: Record<ExclusionReason, number>;
}

/** Everyone is either eligible or has exactly one reason: candidates = eligible + the sum of excluded. */
export function judgeCandidates(candidates: readonly Candidate[], campaign: Asked, basis: Basis, today: string): Judged {
  const terms = { channel: campaign.channel, basis, contactGapDays: campaign.contactGapDays, sendDay: campaign.sendDay ?? today };
  const reasons = new Map<number, ExclusionReason>();
  for (const person of candidates) {
    const reason = exclusionReason(person, terms);
    if (reason) reasons.set(person.customerId, reason);
  }
  const rest = candidates.filter((c) => !reasons.has(c.customerId));
  for (const id of findDuplicates(rest, campaign.channel)) reasons.set(id, 'duplicate');
  const excluded = Object.fromEntries(exclusionReasons.map((r) => [r, 0])) as Record<ExclusionReason, number>;
  for (const reason of reasons.values()) excluded[reason] += 1;
  return { eligible: rest.filter((c) => !reasons.has(c.customerId)), reasons, excluded };
}
