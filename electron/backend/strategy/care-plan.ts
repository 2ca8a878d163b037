import * as z from 'zod';
import { careEndpoints, type CareDivision, type CarePlan, type LayerCare } from '../../../shared/contract/strategy-care.ts';
import { states, type State } from '../../../shared/domain/lifecycle-states.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { currentPlan, savePlan } from './plan.ts';

const { levels: keptLevels } = careEndpoints.saveCare.input.shape;

/** The care plan as it is kept; undefined where none is. What no longer fits counts as not said. */
export function findCare(db: ReadDb): CarePlan | undefined {
  const row = db.get<{ by: CareDivision; layeringId: number | null; weekly: number; levels: string }>('SELECT divided_by AS by, layering_id AS layeringId, weekly, levels FROM care_plan');
  return row && { ...row, levels: z.safeParse(keptLevels, JSON.parse(row.levels)).data ?? [] };
}

/** Of the states: the strategy says who is left alone and how often the others are due, the care plan who is written to by hand. */
export function caresOfStates(db: ReadDb, kept: readonly LayerCare[]): LayerCare[] {
  const byHand = new Set(kept.filter((l) => l.level === 'hand').map((l) => l.layer));
  return currentPlan(db).rows.map(({ state, leaveAlone, minDays }) => ({ layer: state, level: leaveAlone ? 'alone' : byHand.has(state) ? 'hand' : 'mass', everyDays: minDays }));
}

export function saveCare(db: WriteDb, plan: CarePlan, now: number): { version: number | null } {
  const { by, layeringId, weekly } = plan;
  if ((by === 'layering') !== (layeringId !== null)) throw new AppError('bad_input', { fields: ['layeringId'] });
  if (layeringId !== null && !db.get('SELECT 1 FROM layerings WHERE id = :layeringId', { layeringId })) throw new AppError('not_found', { what: 'layering' });
  if (new Set(plan.levels.map((l) => l.layer)).size < plan.levels.length) throw new AppError('bad_input', { fields: ['levels'] });
  const version = by === 'states' ? saveStates(db, plan.levels, now) : null;
  const levels = by === 'states' ? plan.levels.filter((l) => l.level === 'hand').map((l) => ({ ...l, everyDays: 0 })) : plan.levels;
  db.run(
    `INSERT INTO care_plan (id, divided_by, layering_id, weekly, levels, updated_at) VALUES (1, :by, :layeringId, :weekly, :levels, :now)
    ON CONFLICT (id) DO UPDATE SET divided_by = excluded.divided_by, layering_id = excluded.layering_id, weekly = excluded.weekly, levels = excluded.levels, updated_at = excluded.updated_at`,
    { by, layeringId, weekly, levels: JSON.stringify(levels), now },
  );
  return { version };
}

/** Who is left alone and how often the others are due stays the strategy's: a new version where that changes. */
function saveStates(db: WriteDb, levels: readonly LayerCare[], now: number): number | null {
  if (levels.some((l) => !states.includes(l.layer as State))) throw new AppError('bad_input', { fields: ['levels'] });
  const { rows, enforced } = currentPlan(db);
  const changed = rows.map((row) => {
    const said = levels.find((l) => l.layer === row.state);
    if (!said) return row;
    return { ...row, leaveAlone: said.level === 'alone', minDays: said.level === 'alone' ? row.minDays : said.everyDays };
  });
  if (JSON.stringify(changed) === JSON.stringify(rows)) return null;
  return savePlan(db, { rows: changed, enforced, note: '' }, now).version;
}
