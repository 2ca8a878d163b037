import type { Layer } from '../../../shared/contract/layerings.ts';
import type { LayerCare } from '../../../shared/contract/strategy-care.ts';
import type { WriteDb } from '../db/executor.ts';

/** A layer keeps its care under another name: the one that asks for the same people now. */
export function renameCare(db: WriteDb, layeringId: number, before: readonly Layer[], after: readonly Layer[]): void {
  const row = db.get<{ levels: string }>('SELECT levels FROM care_plan WHERE layering_id = :layeringId', { layeringId });
  if (!row) return;
  const stays = new Set(after.map((l) => l.name));
  const left = new Set(before.map((l) => l.name));
  const renamed = new Map<string, string>();
  for (const old of before.filter((l) => !stays.has(l.name))) {
    const now = after.find((l) => !left.has(l.name) && JSON.stringify(l.rule) === JSON.stringify(old.rule));
    if (now) renamed.set(old.name, now.name);
  }
  if (renamed.size === 0) return;
  const levels = (JSON.parse(row.levels) as LayerCare[]).map((l) => ({ ...l, layer: renamed.get(l.layer) ?? l.layer }));
  db.run('UPDATE care_plan SET levels = :levels WHERE layering_id = :layeringId', { layeringId, levels: JSON.stringify(levels) });
}
