import { dateDue, ordersDue, stateEntries, type Trigger, type TriggerEvent } from '../../../shared/domain/automation.ts';
import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { cutsInForce } from '../lifecycle/cuts-in-force.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import { isMemberAccount } from '../membership/member-account.ts';

export interface DueEvent {
  customerId: number;
  /** Names it among the person's others of the rule. */
  event: string;
  anchorDay: string;
  dueDay: string;
  /** What was waited for has come by itself on that day. */
  boughtOn: string | null;
}

/** What has come due between two days, both included, by what the data says today; a string: what is missing for it. */
export function listEvents(db: ReadDb, trigger: Trigger, from: string, to: string, today: string): DueEvent[] | 'cuts' | 'field' {
  switch (trigger.kind) {
    case 'state':
    case 'order':
      return ofPurchases(db, trigger, from, to, today);
    case 'tier':
      return ofTiers(db, trigger, from, to);
    case 'date':
      return ofDates(db, trigger, from, to);
  }
}

const ofDay = (customerId: number, { source, anchor, due, boughtOn }: TriggerEvent): DueEvent => ({ customerId, event: dayFromEpoch(source), anchorDay: dayFromEpoch(anchor), dueDay: dayFromEpoch(due), boughtOn: boughtOn === null ? null : dayFromEpoch(boughtOn) });

function ofPurchases(db: ReadDb, trigger: Trigger, from: string, to: string, today: string): DueEvent[] | 'cuts' {
  const { cuts } = trigger.kind === 'state' ? cutsInForce(db, { shopId: 0, asOf: today }) : { cuts: null };
  if (trigger.kind === 'state' && cuts === null) return 'cuts';
  const { customerIds, offsets, days } = readPurchases(db, 0);
  const [first, last] = [epochDay(from), epochDay(to)];
  const events: DueEvent[] = [];
  customerIds.forEach((customerId, i) => {
    const own = days.subarray(offsets[i], offsets[i + 1]);
    const found = cuts === null ? ordersDue(own, trigger, first, last) : stateEntries(own, trigger, cuts, first, last);
    for (const event of found) events.push(ofDay(customerId, event));
  });
  return events;
}

function ofTiers(db: ReadDb, { days, direction }: Trigger, from: string, to: string): DueEvent[] {
  const way = direction === 'up' ? 't.to_rank > t.from_rank' : direction === 'down' ? 't.to_rank < t.from_rank' : 't.to_rank <> t.from_rank';
  return db.all<DueEvent>(
    `SELECT a.customer_id AS customerId, CAST(t.id AS TEXT) AS event, t.day AS anchorDay, date(t.day, :days || ' days') AS dueDay, NULL AS boughtOn FROM tier_moves t JOIN members m ON m.id = t.member_id JOIN accounts a ON ${isMemberAccount}
     WHERE t.undone_at IS NULL AND m.active = 1 AND ${way} AND date(t.day, :days || ' days') BETWEEN :from AND :to`,
    { days, from, to },
  );
}

function ofDates(db: ReadDb, trigger: Trigger, from: string, to: string): DueEvent[] | 'field' {
  const fieldId = trigger.fieldId ?? 0;
  if (!db.get("SELECT 1 FROM own_fields WHERE id = :fieldId AND kind = 'date'", { fieldId })) return 'field';
  const rows = db.all<{ customerId: number; date: number }>('SELECT s.customer_id AS customerId, s.number AS date FROM own_shown s JOIN customers c ON c.id = s.customer_id WHERE s.field_id = :fieldId AND s.number IS NOT NULL AND c.merged_into IS NULL', { fieldId });
  return rows.flatMap(({ customerId, date }) => dateDue(date, trigger, epochDay(from), epochDay(to)).map((event) => ofDay(customerId, event)));
}
