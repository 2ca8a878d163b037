import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import type { membership } from '../../../../shared/contract/membership.ts';
import type { MemberTasks, Procedure } from '../../../../shared/contract/membership-care.ts';
import { memberEvents, numberSteps, tasksOf, type Happening, type MemberEvent, type ProcedureStep } from '../../../../shared/domain/member-events.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { addDays } from '../../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../../db/executor.ts';
import { listBirthdays } from '../../offers/birthdays.ts';
import type { Clock } from '../clock.ts';
import { isMemberAccount } from '../member-account.ts';

const AHEAD_DAYS = 7;
const MOST = 500;
const DONE = 50;

export function listProcedures(db: ReadDb): Procedure[] {
  const known = new Map(db.all<{ event: MemberEvent; steps: string; fromDay: string }>('SELECT event, steps, from_day AS fromDay FROM member_procedures').map((p) => [p.event, p]));
  return memberEvents.map((event) => {
    const saved = known.get(event);
    return saved ? { event, steps: JSON.parse(saved.steps) as ProcedureStep[], fromDay: saved.fromDay } : { event, steps: [], fromDay: null };
  });
}

/** Steps that were taken out keep their ticks. The day from which it holds is that of its first step. */
export function saveProcedure(db: WriteDb, { event, steps }: Parsed<typeof membership.saveProcedure>, { now, today }: Clock): Procedure {
  if (event !== 'birthday' && steps.some((s) => s.days < 0)) throw new AppError('bad_input', { fields: ['days'], reason: 'before_event' });
  const before = listProcedures(db).find((p) => p.event === event)!;
  const highest = db.get<{ n: number | null }>("SELECT max(step_id) AS n FROM member_ticks WHERE event_key LIKE :event || ' %'", { event })!.n ?? 0;
  const numbered = numberSteps(steps, before.steps, highest);
  const fromDay = before.fromDay === null || before.steps.length === 0 ? today : before.fromDay;
  db.run('INSERT INTO member_procedures (event, steps, from_day, at) VALUES (:event, :steps, :fromDay, :now) ON CONFLICT (event) DO UPDATE SET steps = excluded.steps, from_day = excluded.from_day, at = excluded.at', { event, steps: JSON.stringify(numbered), fromDay, now });
  return { event, steps: numbered, fromDay };
}

interface Happened extends Happening {
  nick: string | null;
  name: string | null;
}

/** What happened to members since the steps for it began. A card counts by the person's first; a move that was undone didn't happen. */
const happenedSql: Record<Exclude<MemberEvent, 'birthday'>, string> = {
  enrol: `SELECT min(m.id) AS id, c.id AS customerId, c.nick, c.name, min(m.since_day) AS day FROM members m JOIN accounts a ON ${isMemberAccount} JOIN customers c ON c.id = a.customer_id GROUP BY c.id HAVING min(m.since_day) >= :fromDay`,
  upgrade: `SELECT t.id, c.id AS customerId, c.nick, c.name, t.day FROM tier_moves t JOIN members m ON m.id = t.member_id JOIN accounts a ON ${isMemberAccount} JOIN customers c ON c.id = a.customer_id WHERE t.undone_at IS NULL AND t.to_rank > t.from_rank AND t.day >= :fromDay`,
  downgrade: `SELECT t.id, c.id AS customerId, c.nick, c.name, t.day FROM tier_moves t JOIN members m ON m.id = t.member_id JOIN accounts a ON ${isMemberAccount} JOIN customers c ON c.id = a.customer_id WHERE t.undone_at IS NULL AND t.to_rank < t.from_rank AND t.day >= :fromDay`,
  complaint: `SELECT k.id, c.id AS customerId, c.nick, c.name, k.opened_day AS day FROM cases k JOIN customers h ON h.id = k.customer_id JOIN customers c ON c.id = ifnull(h.merged_into, h.id)
    WHERE k.kind = 'complaint' AND k.opened_day >= :fromDay AND EXISTS (SELECT 1 FROM accounts a JOIN members m ON ${isMemberAccount} WHERE a.customer_id = c.id)`,
};

function happened(db: ReadDb, { event, fromDay, steps }: Procedure, today: string): Happened[] {
  if (fromDay === null || steps.length === 0) return [];
  if (event !== 'birthday') return db.all<Omit<Happened, 'event' | 'key'> & { id: number }>(happenedSql[event], { fromDay }).map(({ id, ...row }) => ({ ...row, event, key: `${event} ${id}` }));
  // Minors and whoever said no aren't in it, nor who was greeted already.
  const members = new Set(db.all<{ id: number }>(`SELECT DISTINCT a.customer_id AS id FROM members m JOIN accounts a ON ${isMemberAccount}`).map((m) => m.id));
  return listBirthdays(db, today)
    .due.filter((b) => members.has(b.customerId) && b.day >= fromDay)
    .map(({ customerId, nick, name, day }) => ({ customerId, nick, name, day, event, key: `birthday ${customerId} ${day.slice(0, 4)}` }));
}

function openTasks(db: ReadDb, today: string, procedures = listProcedures(db)) {
  const ticks = new Set(db.all<{ key: string; stepId: number }>('SELECT event_key AS key, step_id AS stepId FROM member_ticks').map((t) => `${t.key}/${t.stepId}`));
  return tasksOf(procedures.flatMap((p) => happened(db, p, today)), (event) => procedures.find((p) => p.event === event)!.steps, (key, stepId) => ticks.has(`${key}/${stepId}`));
}

export function listMemberTasks(db: ReadDb, today: string): MemberTasks {
  const procedures = listProcedures(db);
  const tasks = openTasks(db, today, procedures);
  const done = db
    .all<{ key: string; stepId: number; day: string }>(`SELECT event_key AS key, step_id AS stepId, day FROM member_ticks ORDER BY at DESC, event_key, step_id LIMIT ${DONE}`)
    .map((tick) => {
      const event = tick.key.split(' ')[0] as MemberEvent;
      return { ...tick, event, text: procedures.find((p) => p.event === event)?.steps.find((s) => s.stepId === tick.stepId)?.text ?? '' };
    });
  const until = addDays(today, AHEAD_DAYS);
  const rows = tasks
    .filter((t) => t.dueDay <= until)
    .slice(0, MOST)
    .map(({ happening: { key, event, customerId, nick, name, day }, stepId, text, dueDay }) => ({ key, event, stepId, text, customerId, nick, name, eventDay: day, dueDay }));
  return { today, ...countTasks(tasks, today), rows, done };
}

const countTasks = (tasks: readonly { dueDay: string }[], today: string) => ({ due: tasks.filter((t) => t.dueDay <= today).length, overdue: tasks.filter((t) => t.dueDay < today).length });

/** Without any steps it costs one look. */
export function readTaskCounts(db: ReadDb, today: string): { due: number; overdue: number } {
  return db.get("SELECT 1 FROM member_procedures WHERE steps <> '[]' LIMIT 1") === undefined ? { due: 0, overdue: 0 } : countTasks(openTasks(db, today), today);
}

export function tickTask(db: WriteDb, { key, stepId, done }: Parsed<typeof membership.tickTask>, { now, today }: Clock): Output<typeof membership.tickTask> {
  if (!done) {
    if (db.run('DELETE FROM member_ticks WHERE event_key = :key AND step_id = :stepId', { key, stepId }).changes === 0) throw new AppError('not_found', { what: 'task' });
    return { done };
  }
  if (!openTasks(db, today).some((t) => t.happening.key === key && t.stepId === stepId)) throw new AppError('not_found', { what: 'task' });
  db.run('INSERT INTO member_ticks (event_key, step_id, day, at) VALUES (:key, :stepId, :today, :now)', { key, stepId, today, now });
  return { done };
}
