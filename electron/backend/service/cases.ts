import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { caseStatuses, type Answers, type Case, type CaseStatus, type service } from '../../../shared/contract/service.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import type { ReadDb } from '../db/executor.ts';
import { hasPriority } from '../offers/tier-benefits.ts';
import { readSettings } from '../settings/read-settings.ts';

const isIn: Record<CaseStatus, string> = {
  open: 'k.closed_day IS NULL',
  overdue: 'k.closed_day IS NULL AND k.due_day < :today',
  closed: 'k.closed_day IS NOT NULL',
  all: '1',
};

const HOUR = 3_600_000;
const ANSWERS_LOOKED_BACK = 90 * 24 * HOUR;
/** The first that was done about it. */
const answered = 'ifnull((SELECT min(s.at) FROM case_steps s WHERE s.case_id = k.id), k.closed_at)';

export function listCases(db: ReadDb, { customerId, status, offset, limit }: Parsed<typeof service.cases>, { today, now }: { today: string; now: number }): Output<typeof service.cases> {
  const { priorityAnswerHours, answerHours } = readSettings(db);
  const whose = customerId === undefined ? '1' : 'c.id = (SELECT ifnull(merged_into, id) FROM customers WHERE id = :customerId)';
  const from = `FROM (SELECT k.*, c.id AS person, c.nick, c.name, ${hasPriority(db, today)} AS priority, ${answered} AS answered_at
    FROM cases k JOIN customers h ON h.id = k.customer_id JOIN customers c ON c.id = ifnull(h.merged_into, h.id) WHERE ${whose}) k`;
  const params = { today, asOf: today, ...(customerId === undefined ? {} : { customerId }) };
  const counts = db.get<Record<CaseStatus, number>>(`SELECT ${caseStatuses.map((s) => `ifnull(sum(${isIn[s]}), 0) AS "${s}"`).join(', ')} ${from}`, params)!;
  const answerBy = `k.opened_at + CASE WHEN k.priority = 1 THEN ${priorityAnswerHours * HOUR} ELSE ${answerHours * HOUR} END`;
  const rows = db.all<Omit<Case, 'steps' | 'priority'> & { steps: string; priority: number }>(
    `SELECT k.id AS caseId, k.person AS customerId, k.nick, k.name, k.priority, k.kind, k.text, k.order_no AS orderNo, k.opened_day AS openedDay, k.opened_at AS openedAt, ${answerBy} AS answerBy, k.answered_at AS answeredAt, k.due_day AS dueDay, k.closed_day AS closedDay, k.outcome, k.cost_minor AS costMinor, k.currency,
      (SELECT json_group_array(json_object('stepId', s.id, 'at', s.at, 'text', s.text) ORDER BY s.id) FROM case_steps s WHERE s.case_id = k.id) AS steps
     ${from} WHERE ${isIn[status]}
     ORDER BY k.closed_day IS NOT NULL, CASE WHEN k.closed_day IS NULL THEN k.priority END DESC, CASE WHEN k.closed_day IS NULL THEN ifnull(k.due_day, '9999') END, k.closed_at DESC, k.opened_at DESC, k.id DESC LIMIT :limit OFFSET :offset`,
    { ...params, limit, offset },
  );
  const taken = db.all<{ priority: number; ms: number }>(`SELECT k.priority, max(0, k.answered_at - k.opened_at) AS ms ${from} WHERE k.opened_at > :after AND k.answered_at IS NOT NULL ORDER BY ms`, { ...params, after: now - ANSWERS_LOOKED_BACK });
  const answers = (priority: number, hours: number): Answers => {
    const times = taken.filter((a) => a.priority === priority).map((a) => a.ms);
    const median = quantile(times, 0.5);
    return { n: times.length, inTime: times.filter((ms) => ms <= hours * HOUR).length, medianMinutes: median === undefined ? null : median / 60_000 };
  };
  return {
    total: counts[status],
    rows: rows.map((row) => ({ ...row, priority: row.priority === 1, steps: JSON.parse(row.steps) as Case['steps'] })),
    counts,
    answers: { priority: answers(1, priorityAnswerHours), others: answers(0, answerHours) },
  };
}

export const readCaseCounts = (db: ReadDb, today: string): { open: number; overdue: number } =>
  db.get<{ open: number; overdue: number }>(`SELECT count(*) AS open, ifnull(sum(${isIn.overdue}), 0) AS overdue FROM cases k WHERE ${isIn.open}`, { today })!;

/** People who have a case that isn't closed. */
export const peopleWithOpenCase = (db: ReadDb): Set<number> =>
  new Set(db.all<{ id: number }>('SELECT DISTINCT ifnull(h.merged_into, h.id) AS id FROM cases k JOIN customers h ON h.id = k.customer_id WHERE k.closed_day IS NULL').map((row) => row.id));
