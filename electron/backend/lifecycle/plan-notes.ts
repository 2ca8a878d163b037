import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { ComparisonPlans } from '../../../shared/contract/comparison-plans.ts';
import type { PlanNote, planNoteEndpoints, PlanNotes } from '../../../shared/contract/lifecycle-plan-notes.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

export const readPlanNotes = (db: ReadDb): PlanNotes => ({ y: readNote(db, 'y'), x: readNote(db, 'x') });

function readNote<P extends keyof ComparisonPlans>(db: ReadDb, plan: P): PlanNote<P> | null {
  const row = db.get<Omit<PlanNote<P>, 'writtenOf'> & { writtenOf: string }>('SELECT strengths, weaknesses, written_of AS writtenOf, updated_at AS updatedAt FROM plan_notes WHERE plan = :plan', { plan });
  return row ? { ...row, writtenOf: JSON.parse(row.writtenOf) as ComparisonPlans[P] } : null;
}

export function savePlanNote(db: WriteDb, { plan, plans, strengths, weaknesses }: Parsed<typeof planNoteEndpoints.savePlanNote>, now: number): PlanNotes {
  if (strengths === '' && weaknesses === '') db.run('DELETE FROM plan_notes WHERE plan = :plan', { plan });
  else {
    db.run(
      `INSERT INTO plan_notes (plan, strengths, weaknesses, written_of, updated_at) VALUES (:plan, :strengths, :weaknesses, :writtenOf, :now)
      ON CONFLICT (plan) DO UPDATE SET strengths = excluded.strengths, weaknesses = excluded.weaknesses, written_of = excluded.written_of, updated_at = excluded.updated_at`,
      { plan, strengths, weaknesses, writtenOf: JSON.stringify(plans[plan]), now },
    );
  }
  return readPlanNotes(db);
}
