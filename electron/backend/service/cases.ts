import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { caseStatuses, type Case, type CaseStatus, type service } from '../../../shared/contract/service.ts';
import type { ReadDb } from '../db/executor.ts';

const isIn: Record<CaseStatus, string> = {
  open: 'k.closed_day IS NULL',
  overdue: 'k.closed_day IS NULL AND k.due_day < :today',
  closed: 'k.closed_day IS NOT NULL',
  all: '1',
};

export function listCases(db: ReadDb, { customerId, status, offset, limit }: Parsed<typeof service.cases>, today: string): Output<typeof service.cases> {
  const whose = customerId === undefined ? '1' : 'p.id = (SELECT ifnull(merged_into, id) FROM customers WHERE id = :customerId)';
  const from = `FROM cases k JOIN customers h ON h.id = k.customer_id JOIN customers p ON p.id = ifnull(h.merged_into, h.id) WHERE ${whose}`;
  const params = customerId === undefined ? { today } : { today, customerId };
  const counts = db.get<Record<CaseStatus, number>>(`SELECT ${caseStatuses.map((s) => `ifnull(sum(${isIn[s]}), 0) AS "${s}"`).join(', ')} ${from}`, params)!;
  const rows = db.all<Omit<Case, 'steps'> & { steps: string }>(
    `SELECT k.id AS caseId, p.id AS customerId, p.nick, p.name, k.kind, k.text, k.order_no AS orderNo, k.opened_day AS openedDay, k.due_day AS dueDay, k.closed_day AS closedDay, k.outcome, k.cost_minor AS costMinor, k.currency,
      (SELECT json_group_array(json_object('stepId', s.id, 'at', s.at, 'text', s.text) ORDER BY s.id) FROM case_steps s WHERE s.case_id = k.id) AS steps
     ${from} AND ${isIn[status]}
     ORDER BY k.closed_day IS NOT NULL, CASE WHEN k.closed_day IS NULL THEN ifnull(k.due_day, '9999') END, k.closed_at DESC, k.opened_at DESC, k.id DESC LIMIT :limit OFFSET :offset`,
    { ...params, limit, offset },
  );
  return { total: counts[status], rows: rows.map((row) => ({ ...row, steps: JSON.parse(row.steps) as Case['steps'] })), counts };
}

export const readCaseCounts = (db: ReadDb, today: string): { open: number; overdue: number } =>
  db.get<{ open: number; overdue: number }>(`SELECT count(*) AS open, ifnull(sum(${isIn.overdue}), 0) AS overdue FROM cases k WHERE ${isIn.open}`, { today })!;

/** People who have a case that isn't closed. */
export const peopleWithOpenCase = (db: ReadDb): Set<number> =>
  new Set(db.all<{ id: number }>('SELECT DISTINCT ifnull(h.merged_into, h.id) AS id FROM cases k JOIN customers h ON h.id = k.customer_id WHERE k.closed_day IS NULL').map((row) => row.id));
