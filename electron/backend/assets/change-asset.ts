import type { Asset, assets } from '../../../shared/contract/assets.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import { sniffAsset } from './sniff-asset.ts';
import { getAsset } from './list-assets.ts';

export function changeAsset(db: WriteDb, { assetId, name, tags, licence, templateIds, campaignIds }: Parsed<typeof assets.change>): Asset {
  getAsset(db, assetId);
  db.run('UPDATE assets SET name = :name, tags = :tags, licence = :licence WHERE id = :assetId', { assetId, name, tags: JSON.stringify([...new Set(tags)]), licence });
  for (const [table, owner, ids] of [['template_assets', 'template', templateIds], ['campaign_assets', 'campaign', campaignIds]] as const) {
    db.run(`DELETE FROM ${table} WHERE asset_id = :assetId`, { assetId });
    for (const id of new Set(ids)) {
      if (db.run(`INSERT INTO ${table} (${owner}_id, asset_id) SELECT id, :assetId FROM ${owner}s WHERE id = :id`, { id, assetId }).changes === 0) throw new AppError('not_found', { what: owner });
    }
  }
  return getAsset(db, assetId);
}

export function saveThumbnail(db: WriteDb, { assetId, bytes }: Parsed<typeof assets.saveThumbnail>): { assetId: number } {
  getAsset(db, assetId);
  const small = Buffer.from(bytes, 'base64');
  const sniffed = sniffAsset(small);
  if (typeof sniffed === 'string' || sniffed.type !== 'image/jpeg') throw new AppError('bad_input', { fields: ['bytes'] });
  db.run('INSERT INTO asset_thumbnails (asset_id, bytes) VALUES (:assetId, :small) ON CONFLICT (asset_id) DO UPDATE SET bytes = excluded.bytes', { assetId, small });
  return { assetId };
}

export function deleteAsset(db: WriteDb, { assetId, usedToo }: Parsed<typeof assets.delete>): { assetId: number } {
  const { uses } = getAsset(db, assetId);
  if (uses.length > 0 && !usedToo) throw new AppError('bad_input', { field: 'assetId', reason: 'used' });
  db.run('DELETE FROM assets WHERE id = :assetId', { assetId });
  return { assetId };
}
