import type { analysis, Banding } from '../../../shared/contract/analysis.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { numericField } from './attribute-values.ts';

type Row = Omit<Banding, 'cuts' | 'names'> & { cuts: string; names: string };
const COLUMNS = 'SELECT id AS bandingId, name, field, cuts, names FROM bandings';
const MOST_BANDINGS = 200;
const toBanding = (row: Row): Banding => ({ ...row, cuts: JSON.parse(row.cuts) as number[], names: JSON.parse(row.names) as string[] });

export const listBandings = (db: ReadDb): Banding[] => db.all<Row>(`${COLUMNS} ORDER BY name`).map(toBanding);

export function getBanding(db: ReadDb, bandingId: number): Banding {
  const row = db.get<Row>(`${COLUMNS} WHERE id = :bandingId`, { bandingId });
  if (!row) throw new AppError('not_found', { what: 'banding' });
  return toBanding(row);
}

export function saveBanding(db: WriteDb, { bandingId, name, field, cuts: given, names }: Parsed<typeof analysis.saveBanding>, now: number): Banding {
  const cuts = [...new Set(given)].sort((a, b) => a - b);
  if (names.length !== cuts.length + 1) throw new AppError('bad_input', { field: 'names' });
  const namesake = db.get<{ id: number }>('SELECT id FROM bandings WHERE name = :name', { name });
  if (namesake && namesake.id !== bandingId) throw new AppError('name_taken');
  const row = { name, field: numericField(db, field).id, cuts: JSON.stringify(cuts), names: JSON.stringify(names), now };
  if (bandingId === undefined) {
    if (listBandings(db).length >= MOST_BANDINGS) throw new AppError('bad_input', { field: 'bandingId', reason: 'too_many', limit: MOST_BANDINGS });
    return getBanding(db, db.run('INSERT INTO bandings (name, field, cuts, names, created_at, updated_at) VALUES (:name, :field, :cuts, :names, :now, :now)', row).lastInsertRowid);
  }
  getBanding(db, bandingId);
  db.run('UPDATE bandings SET name = :name, field = :field, cuts = :cuts, names = :names, updated_at = :now WHERE id = :bandingId', { ...row, bandingId });
  return getBanding(db, bandingId);
}

export function deleteBanding(db: WriteDb, bandingId: number): { bandingId: number } {
  getBanding(db, bandingId);
  db.run('DELETE FROM bandings WHERE id = :bandingId', { bandingId });
  return { bandingId };
}
