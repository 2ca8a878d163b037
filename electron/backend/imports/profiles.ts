import { reading as readingSchema, type ImportProfile, type Reading } from '../../../shared/contract/mapper.ts';
import { readingKind } from '../../../shared/domain/reading-kind.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { build, type ReadDb, type WriteDb } from '../db/executor.ts';
import type { SavedReading } from './own-layout.ts';
import { plainHeader } from './recognise-header.ts';

interface Row {
  id: number;
  name: string;
  revision: number;
  headings: string;
  reading: string;
  created_at: number;
  files: number;
}
const FIND = `
  SELECT p.*, (SELECT count(*) FROM batch_files f JOIN batches b ON b.id = f.batch_id WHERE f.profile GLOB 'own-' || p.id || '.*' AND f.error IS NULL AND b.undone_at IS NULL) AS files
  FROM import_profiles p`;

const asProfile = (row: Row): ImportProfile => ({
  id: row.id,
  name: row.name,
  revision: row.revision,
  headings: JSON.parse(row.headings) as string[],
  reading: readingSchema.parse(JSON.parse(row.reading)),
  createdAt: row.created_at,
  files: row.files,
});

export const listProfiles = (db: ReadDb): ImportProfile[] => db.all<Row>(`${FIND} ORDER BY p.name`).map(asProfile);

/** As the parser is given them, the newest first. */
export const savedReadings = (db: ReadDb): SavedReading[] =>
  db
    .all<Row>('SELECT *, 0 AS files FROM import_profiles ORDER BY id DESC')
    .map(asProfile)
    .map(({ id, name, revision, headings, reading }) => ({ id, name, revision, headings, reading }));

function getProfile(db: ReadDb, id: number): ImportProfile {
  const row = db.get<Row>(`${FIND} WHERE p.id = :id`, { id });
  if (!row) throw new AppError('not_found', { what: 'profile' });
  return asProfile(row);
}

function refuseNamesake(db: ReadDb, name: string, id: number): void {
  if (db.get(build.selectFrom('import_profiles').select('id').where('name', '=', name).where('id', '!=', id))) throw new AppError('name_taken');
}

export function saveProfile(db: WriteDb, profile: { profileId?: number | undefined; name: string; headings: string[]; reading: Reading }, now: number): ImportProfile {
  const { profileId, name, reading } = profile;
  const { missing } = readingKind(new Set(reading.columns.map((c) => c.field)));
  if (missing.length > 0) throw new AppError('bad_input', { fields: missing });
  // A table without headings can't be told from another.
  if (!reading.hasHeader) throw new AppError('bad_input', { fields: ['hasHeader'] });
  refuseNamesake(db, name, profileId ?? 0);
  const row = { name, headings: JSON.stringify([...new Set(profile.headings.map(plainHeader))].filter((h) => h !== '')), reading: JSON.stringify(reading) };
  if (profileId !== undefined) {
    const { revision } = getProfile(db, profileId);
    db.run(build.updateTable('import_profiles').set({ ...row, revision: revision + 1 }).where('id', '=', profileId));
    return getProfile(db, profileId);
  }
  return getProfile(db, db.run(build.insertInto('import_profiles').values({ ...row, created_at: now })).lastInsertRowid);
}

export function renameProfile(db: WriteDb, { profileId, name }: { profileId: number; name: string }): ImportProfile {
  getProfile(db, profileId);
  refuseNamesake(db, name, profileId);
  db.run(build.updateTable('import_profiles').set({ name }).where('id', '=', profileId));
  return getProfile(db, profileId);
}

export const removeProfile = (db: WriteDb, profileId: number): { removed: boolean } => ({ removed: db.run(build.deleteFrom('import_profiles').where('id', '=', profileId)).changes > 0 });
