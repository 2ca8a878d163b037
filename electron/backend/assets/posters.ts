import type { assets, Poster } from '../../../shared/contract/assets.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { PosterTexts } from '../../../shared/domain/posters.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { getAsset } from './list-assets.ts';

type Row = Omit<Poster, 'texts'> & { texts: string };
const select = 'SELECT id AS posterId, name, template, size, texts, photo_id AS photoId, qr_text AS qrText, qr_photo_id AS qrPhotoId, updated_at AS updatedAt FROM posters';
const read = ({ texts, ...row }: Row): Poster => ({ ...row, texts: JSON.parse(texts) as PosterTexts });

export const listPosters = (db: ReadDb): Poster[] => db.all<Row>(`${select} ORDER BY updated_at DESC, id DESC`).map(read);

function getPoster(db: ReadDb, posterId: number): Poster {
  const row = db.get<Row>(`${select} WHERE id = :posterId`, { posterId });
  if (!row) throw new AppError('not_found', { what: 'poster' });
  return read(row);
}

export function savePoster(db: WriteDb, { posterId, texts, ...poster }: Parsed<typeof assets.savePoster>, now: number): Poster {
  const namesake = db.get<{ id: number }>('SELECT id FROM posters WHERE name = :name', { name: poster.name });
  if (namesake && namesake.id !== posterId) throw new AppError('name_taken');
  for (const assetId of [poster.photoId, poster.qrPhotoId]) if (assetId !== null && getAsset(db, assetId).kind !== 'picture') throw new AppError('bad_input', { fields: ['photoId'] });
  const values = { ...poster, texts: JSON.stringify(texts), now };
  if (posterId === undefined) return getPoster(db, db.run('INSERT INTO posters (name, template, size, texts, photo_id, qr_text, qr_photo_id, updated_at) VALUES (:name, :template, :size, :texts, :photoId, :qrText, :qrPhotoId, :now)', values).lastInsertRowid);
  getPoster(db, posterId);
  db.run('UPDATE posters SET name = :name, template = :template, size = :size, texts = :texts, photo_id = :photoId, qr_text = :qrText, qr_photo_id = :qrPhotoId, updated_at = :now WHERE id = :posterId', { ...values, posterId });
  return getPoster(db, posterId);
}

export function deletePoster(db: WriteDb, posterId: number): { posterId: number } {
  getPoster(db, posterId);
  db.run('DELETE FROM posters WHERE id = :posterId', { posterId });
  return { posterId };
}
