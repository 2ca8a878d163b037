import type { automation, AutomationRule, DueExclusion, DueList, DuePerson } from '../../../shared/contract/automation.ts';
import type { Channel } from '../../../shared/contract/copy.ts';
import type { Output } from '../../../shared/contract/endpoint.ts';
import { CATCH_UP_DAYS } from '../../../shared/domain/automation.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { judgeCandidates, listCandidates } from '../campaigns/candidates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { isOfferAccount } from '../offers/offer-people.ts';
import { readHeldOut } from '../segments/ad-audience.ts';
import { readSettings } from '../settings/read-settings.ts';
import { listEvents, type DueEvent } from './events.ts';

const MOST_SHOWN = 1000;
const SAMPLE = 50;

/** Why somebody of these may not be contacted today; undefined where they may. Null: the owner hasn't said whom they may contact. */
function openJudge(db: ReadDb, channel: Channel, people: readonly number[], today: string): ((customerId: number) => DueExclusion | undefined) | null {
  const ids = [...new Set(people)].sort((a, b) => a - b);
  return remember(db, `automation judge ${channel} ${today} ${ids.join()}`, () => {
    const { basis, contactGapDays } = readSettings(db);
    if (basis === null) return null;
    const asked = { channel, rule: { combinator: 'and' as const, rules: [] }, sendDay: null, contactGapDays };
    const { candidates } = listCandidates(db, asked, today, [], ids);
    const { reasons } = judgeCandidates(candidates, asked, basis, today);
    const known = new Set(candidates.map((c) => c.customerId));
    const heldOut = readHeldOut(db, today);
    return (id) => reasons.get(id) ?? (heldOut.has(id) ? 'held_out' : known.has(id) ? undefined : 'no_number');
  });
}

/** Seen to already, by rule: person and event; two who are one by now count as seen to if either was. */
const seenTo = (db: ReadDb, ruleId: number): Set<string> =>
  new Set(db.all<{ id: number; event: string }>(`SELECT a.customer_id AS id, d.event FROM automation_done d JOIN offer_people p ON p.id = d.person_id JOIN accounts a ON ${isOfferAccount} WHERE d.rule_id = :ruleId`, { ruleId }).map(({ id, event }) => `${id} ${event}`));

export interface DueOfRule extends Omit<DueList, 'people' | 'total'> {
  events: DueEvent[];
}

/** One event of a person each, the one that has waited longest; the others are due when it is seen to. */
export function dueOfRule(db: ReadDb, rule: AutomationRule, today: string): DueOfRule {
  const none = { rule, events: [], late: 0, excluded: {} };
  if (rule.sinceDay === null) return { ...none, missing: null };
  if (readSettings(db).basis === null) return { ...none, missing: 'basis' };
  const earliest = addDays(today, -CATCH_UP_DAYS);
  const found = listEvents(db, rule.trigger, rule.sinceDay > earliest ? rule.sinceDay : earliest, today, today);
  if (typeof found === 'string') return { ...none, missing: found };
  const seen = seenTo(db, rule.ruleId);
  const waiting = found.filter((e) => !seen.has(`${e.customerId} ${e.event}`) && (e.boughtOn === null || e.boughtOn > today));
  const judge = openJudge(db, rule.channel, waiting.map((e) => e.customerId), today);
  if (judge === null) return { ...none, missing: 'basis' };
  const excluded: DueList['excluded'] = {};
  const events = new Map<number, DueEvent>();
  for (const event of waiting.sort((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : a.customerId - b.customerId))) {
    if (events.has(event.customerId)) continue;
    const reason = judge(event.customerId);
    if (reason === undefined) events.set(event.customerId, event);
    else excluded[reason] = (excluded[reason] ?? 0) + 1;
  }
  const list = [...events.values()];
  return { rule, events: list, late: list.filter((e) => e.dueDay < today).length, excluded, missing: null };
}

export function listDue(db: ReadDb, rules: readonly AutomationRule[], today: string): DueList[] {
  return rules.filter((rule) => rule.sinceDay !== null).map((rule) => {
    const { events, ...rest } = dueOfRule(db, rule, today);
    return { ...rest, people: withNames(db, events.slice(0, MOST_SHOWN)), total: events.length };
  });
}

export function countWaiting(db: ReadDb, rules: readonly AutomationRule[], today: string): Output<typeof automation.waiting> {
  const all = rules.map((rule) => dueOfRule(db, rule, today));
  const days = all.flatMap(({ events }) => events.map((e) => e.dueDay)).sort();
  return { people: days.length, late: all.reduce((n, { late }) => n + late, 0), since: days[0] ?? null };
}

export function previewRule(db: ReadDb, { trigger, channel }: Pick<AutomationRule, 'trigger' | 'channel'>, today: string): Output<typeof automation.preview> {
  const from = addDays(today, 1 - CATCH_UP_DAYS);
  const found = listEvents(db, trigger, from, today, today);
  const none = { events: 0, people: 0, allowed: 0, days: [], sample: [] };
  if (typeof found === 'string') return { ...none, missing: found };
  const people = [...new Set(found.map((e) => e.customerId))];
  const judge = openJudge(db, channel, people, today);
  const byDay = Map.groupBy(found, (e) => e.dueDay);
  return {
    events: found.length,
    people: people.length,
    allowed: judge ? people.filter((id) => judge(id) === undefined).length : 0,
    days: Array.from({ length: CATCH_UP_DAYS }, (_, i) => ({ day: addDays(from, i), events: byDay.get(addDays(from, i))?.length ?? 0 })),
    sample: withNames(db, found.sort((a, b) => (a.dueDay > b.dueDay ? -1 : 1)).slice(0, SAMPLE)),
    missing: judge ? null : 'basis',
  };
}

function withNames(db: ReadDb, events: readonly DueEvent[]): DuePerson[] {
  const who = db.prepare('SELECT nick, name, phone FROM customers WHERE id = ?');
  return events.map(({ customerId, event, anchorDay, dueDay }) => ({ ...(who.get(customerId) as Pick<DuePerson, 'nick' | 'name' | 'phone'>), customerId, event, anchorDay, dueDay }));
}
