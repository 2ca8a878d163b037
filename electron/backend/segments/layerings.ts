import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { Layer, Layering, layerings } from '../../../shared/contract/layerings.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { renameCare } from '../strategy/rename-care.ts';
import { checkRule } from './compile-rule.ts';

const stored = 'SELECT id AS layeringId, name, note, layers, rest_name AS restName, updated_at AS updatedAt FROM layerings';
type Stored = Omit<Layering, 'layers'> & { layers: string };
const toLayering = (row: Stored): Layering => ({ ...row, layers: JSON.parse(row.layers) as Layer[] });

export const listLayerings = (db: ReadDb): Layering[] => db.all<Stored>(`${stored} ORDER BY updated_at DESC, id DESC`).map(toLayering);

function getLayering(db: ReadDb, layeringId: number): Layering {
  const row = db.get<Stored>(`${stored} WHERE id = :layeringId`, { layeringId });
  if (!row) throw new AppError('not_found', { what: 'layering' });
  return toLayering(row);
}

/** Saves a division; a layer whose rule can't be read isn't saved, nor are two of one name. */
export function saveLayering({ layeringId, name, note, layers, restName }: Parsed<typeof layerings.saveLayering>, { db, now }: CommandContext): Layering {
  const before = layeringId === undefined ? undefined : getLayering(db, layeringId);
  const namesake = db.get<{ id: number }>('SELECT id FROM layerings WHERE name = :name', { name });
  if (namesake && namesake.id !== layeringId) throw new AppError('name_taken');
  const names = [...layers.map((layer) => layer.name), ...(restName === '' ? [] : [restName])];
  if (new Set(names).size < names.length) throw new AppError('name_taken');
  const { baseCurrency } = readSettings(db);
  for (const layer of layers) checkRule(db, layer.rule, baseCurrency);
  const row = { name, note, layers: JSON.stringify(layers), restName, now };
  const { lastInsertRowid } =
    layeringId === undefined
      ? db.run('INSERT INTO layerings (name, note, layers, rest_name, created_at, updated_at) VALUES (:name, :note, :layers, :restName, :now, :now)', row)
      : db.run('UPDATE layerings SET name = :name, note = :note, layers = :layers, rest_name = :restName, updated_at = :now WHERE id = :layeringId', { ...row, layeringId });
  if (before) renameCare(db, before.layeringId, before.layers, layers);
  return getLayering(db, layeringId ?? lastInsertRowid);
}

export function deleteLayering(layeringId: number, { db }: CommandContext): { layeringId: number } {
  getLayering(db, layeringId);
  // Or whoever it leaves alone would be written to.
  if (db.get('SELECT 1 FROM care_plan WHERE layering_id = :layeringId', { layeringId })) throw new AppError('bad_input', { reason: 'care' });
  db.run('DELETE FROM layerings WHERE id = :layeringId', { layeringId });
  return { layeringId };
}
