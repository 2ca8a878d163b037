import type { StrategyPlan, StrategyRow } from '../../../shared/contract/strategy.ts';
import { states, type State } from '../../../shared/domain/lifecycle-states.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { getTemplate } from '../copy/templates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

const row = (state: State, rest: Partial<StrategyRow>): StrategyRow => ({ state, leaveAlone: false, minDays: 30, most30: 1, most90: 3, channel: 'sms', offer: 'none', capPercent: null, capMinor: null, templateId: null, budgetMinor: null, goal: 'orders', ...rest });

/** What is proposed until the owner has saved a plan of their own: often and gently while they are active, seldom and strongly later. */
const usualRows: StrategyRow[] = [
  row('active', { minDays: 14, most30: 2, most90: 4, goal: 'revenue' }),
  row('silent', { minDays: 30, offer: 'light', capPercent: 10 }),
  row('asleep', { minDays: 45, most90: 2, offer: 'medium', capPercent: 20 }),
  row('lost', { minDays: 90, most90: 1, offer: 'heavy', capPercent: 30 }),
];

interface Saved {
  version: number;
  at: number;
  note: string;
  enforced: number;
  rows: string;
}
const columns = 'version, at, note, enforced, rows';

/** The version in force; undefined where none was ever saved. */
export function findPlan(db: ReadDb): StrategyPlan | undefined {
  const saved = db.get<Saved>(`SELECT ${columns} FROM strategy_versions ORDER BY version DESC LIMIT 1`);
  return saved && toPlan(db, saved);
}

export const currentPlan = (db: ReadDb): StrategyPlan => findPlan(db) ?? { version: null, at: null, note: '', enforced: true, rows: usualRows };

export const listVersions = (db: ReadDb): { version: number; at: number; note: string }[] => db.all('SELECT version, at, note FROM strategy_versions ORDER BY version DESC LIMIT 200');

export function getVersion(db: ReadDb, version: number): StrategyPlan {
  const saved = db.get<Saved>(`SELECT ${columns} FROM strategy_versions WHERE version = :version`, { version });
  if (!saved) throw new AppError('not_found', { what: 'version' });
  return toPlan(db, saved);
}

/** Every saving is a version of its own; what was in force before can be looked at, and saved again. */
export function savePlan(db: WriteDb, plan: Pick<StrategyPlan, 'rows' | 'enforced' | 'note'>, now: number): { version: number } {
  if (!states.every((state) => plan.rows.some((r) => r.state === state))) throw new AppError('bad_input', { fields: ['rows'] });
  for (const { templateId, channel } of plan.rows) {
    if (templateId === null) continue;
    if (getTemplate(db, templateId).channel !== channel) throw new AppError('bad_input', { fields: ['templateId'] });
  }
  const { version } = db.get<{ version: number }>('SELECT ifnull(max(version), 0) + 1 AS version FROM strategy_versions')!;
  db.run('INSERT INTO strategy_versions (version, at, note, enforced, rows) VALUES (:version, :now, :note, :enforced, :rows)', { version, now, note: plan.note, enforced: plan.enforced ? 1 : 0, rows: JSON.stringify(plan.rows) });
  return { version };
}

/** Templates that were deleted since are nobody's words any more. */
function toPlan(db: ReadDb, { rows, enforced, ...saved }: Saved): StrategyPlan {
  const known = new Map(db.all<{ id: number; channel: string }>('SELECT id, channel FROM templates').map((t) => [t.id, t.channel]));
  const list = (JSON.parse(rows) as StrategyRow[]).map((r) => (r.templateId !== null && known.get(r.templateId) !== r.channel ? { ...r, templateId: null } : r));
  return { ...saved, enforced: enforced === 1, rows: list };
}
