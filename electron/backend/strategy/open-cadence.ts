import { breaksCadence, type PlanRefusal } from '../../../shared/domain/cadence.ts';
import { isHandContact } from '../../../shared/domain/contact-log.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { findPlan } from './plan.ts';

/** The furthest that a cadence looks, either way. */
const FURTHEST = 365;

/** What the plan in force says against contacting somebody on a day; undefined where none is in force. */
export function openCadence(db: ReadDb, sendDay: string): ((customerId: number, state: State | null) => PlanRefusal | null) | undefined {
  const plan = findPlan(db);
  if (!plan?.enforced) return undefined;
  const rows = new Map(plan.rows.map((row) => [row.state, row]));
  const contacts = new Map<number, string[]>();
  const found = db.all<{ person: number; day: string }>(
    `SELECT COALESCE(a.customer_id, t.customer_id) AS person, t.day FROM touches t LEFT JOIN accounts a ON a.id = t.account_id WHERE t.status <> 'failed' AND t.day BETWEEN :from AND :to
    UNION ALL SELECT COALESCE(a.customer_id, k.customer_id), k.day FROM calls k LEFT JOIN accounts a ON a.id = k.account_id WHERE k.outcome <> 'no_answer' AND k.day BETWEEN :from AND :to
    UNION ALL SELECT COALESCE(a.customer_id, h.customer_id), h.day FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id WHERE ${isHandContact('h')} AND h.day BETWEEN :from AND :to`,
    { from: addDays(sendDay, -FURTHEST), to: addDays(sendDay, FURTHEST) },
  );
  for (const { person, day } of found) contacts.set(person, [...(contacts.get(person) ?? []), day]);
  return (customerId, state) => {
    const row = state === null ? undefined : rows.get(state);
    if (!row) return null;
    if (row.leaveAlone) return 'left_alone';
    return breaksCadence(contacts.get(customerId) ?? [], sendDay, row) ? 'cadence' : null;
  };
}
