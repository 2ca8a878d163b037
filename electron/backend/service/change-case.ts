import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { service } from '../../../shared/contract/service.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import type { CommandContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';

type CaseId = { caseId: number };

export function saveCase({ caseId, customerId, openedDay, ...told }: Parsed<typeof service.saveCase>, { db, now, today }: CommandContext): CaseId {
  const opened = openedDay ?? today;
  if (!isDay(opened) || opened > today) throw new AppError('bad_input', { field: 'openedDay', reason: 'not_yet' });
  if (told.dueDay !== null && told.dueDay < opened) throw new AppError('bad_input', { field: 'dueDay', reason: 'before_opened' });
  const row = { ...told, orderNo: told.orderNo === '' ? null : told.orderNo };
  if (caseId !== undefined) {
    const { changes } = db.run(
      `UPDATE cases SET kind = :kind, text = :text, order_no = :orderNo, due_day = :dueDay, opened_day = CASE WHEN :opened IS NULL THEN opened_day ELSE :opened END WHERE id = :caseId AND closed_day IS NULL`,
      { ...row, caseId, opened: openedDay ?? null },
    );
    if (changes === 0) throw new AppError('not_found', { what: 'case' });
    return { caseId };
  }
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  const { lastInsertRowid } = db.run(
    'INSERT INTO cases (customer_id, kind, text, order_no, opened_day, opened_at, due_day, currency) VALUES (:person, :kind, :text, :orderNo, :opened, :now, :dueDay, :currency)',
    { ...row, person, opened, now, currency: readSettings(db).baseCurrency },
  );
  return { caseId: lastInsertRowid };
}

export function addCaseStep(db: WriteDb, { caseId, text }: Parsed<typeof service.addCaseStep>, now: number): Output<typeof service.addCaseStep> {
  if (!db.get('SELECT 1 FROM cases WHERE id = :caseId AND closed_day IS NULL', { caseId })) throw new AppError('not_found', { what: 'case' });
  return { stepId: db.run('INSERT INTO case_steps (case_id, at, text) VALUES (:caseId, :now, :text)', { caseId, now, text }).lastInsertRowid };
}

/** Where the clock was set back, a case still isn't closed before it was opened. */
export function closeCase({ caseId, outcome, costMinor }: Parsed<typeof service.closeCase>, { db, now, today }: CommandContext): CaseId {
  const { changes } = db.run(
    'UPDATE cases SET closed_day = max(:today, opened_day), closed_at = :now, outcome = :outcome, cost_minor = :costMinor, currency = :currency WHERE id = :caseId AND closed_day IS NULL',
    { caseId, today, now, outcome, costMinor, currency: readSettings(db).baseCurrency },
  );
  if (changes === 0) throw new AppError('not_found', { what: 'case' });
  return { caseId };
}

export function reopenCase(db: WriteDb, caseId: number): CaseId {
  const { changes } = db.run('UPDATE cases SET closed_day = NULL, closed_at = NULL WHERE id = :caseId AND closed_day IS NOT NULL', { caseId });
  if (changes === 0) throw new AppError('not_found', { what: 'case' });
  return { caseId };
}

export function deleteCase(db: WriteDb, caseId: number): CaseId {
  const { changes } = db.run('DELETE FROM cases WHERE id = :caseId', { caseId });
  if (changes === 0) throw new AppError('not_found', { what: 'case' });
  return { caseId };
}
