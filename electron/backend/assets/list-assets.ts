import type { Asset, AttachedAsset } from '../../../shared/contract/assets.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';

type Row = Omit<Asset, 'tags' | 'uses' | 'thumbnail'> & { tags: string; thumbnail: Buffer | null };
type Use = Asset['uses'][number] & { assetId: number };

const select = `SELECT a.id AS assetId, name, kind, type, size, width, height, tags, licence, added_at AS addedAt, t.bytes AS thumbnail
  FROM assets a LEFT JOIN asset_thumbnails t ON t.asset_id = a.id`;
const uses = `
  SELECT DISTINCT b.value ->> '$.assetId' AS assetId, 'newsletter' AS what, n.id AS id, n.name AS name FROM newsletters n, json_each(n.blocks) b WHERE b.value ->> '$.assetId' IS NOT NULL
  UNION SELECT photo_id, 'poster', id, name FROM posters WHERE photo_id IS NOT NULL
  UNION SELECT qr_photo_id, 'poster', id, name FROM posters WHERE qr_photo_id IS NOT NULL
  UNION ALL SELECT asset_id, 'template', id, name FROM template_assets JOIN templates ON templates.id = template_id
  UNION ALL SELECT asset_id, 'campaign', id, name FROM campaign_assets JOIN campaigns ON campaigns.id = campaign_id`;

/** The newest first, with where each is used; and how many bytes they have together. */
export function listAssets(db: ReadDb): { assets: Asset[]; bytes: number } {
  const used = Map.groupBy(db.all<Use>(uses), (u) => u.assetId);
  const assets = db.all<Row>(`${select} ORDER BY added_at DESC, a.id DESC`).map((row) => withUses(row, used.get(row.assetId) ?? []));
  return { assets, bytes: assets.reduce((n, a) => n + a.size, 0) };
}

const attached = { template: 'template_assets o ON o.asset_id = a.id AND o.template_id = :id', campaign: 'campaign_assets o ON o.asset_id = a.id AND o.campaign_id = :id' };

/** What goes along with a text or a campaign, the newest first. */
export const listAttached = (db: ReadDb, { what, id }: { what: keyof typeof attached; id: number }): AttachedAsset[] =>
  db
    .all<Omit<AttachedAsset, 'thumbnail'> & { thumbnail: Buffer | null }>(`SELECT a.id AS assetId, a.name, a.kind, t.bytes AS thumbnail FROM assets a JOIN ${attached[what]} LEFT JOIN asset_thumbnails t ON t.asset_id = a.id ORDER BY a.added_at DESC, a.id DESC`, { id })
    .map((asset) => ({ ...asset, thumbnail: asset.thumbnail?.toString('base64') ?? null }));

export function getAsset(db: ReadDb, assetId: number): Asset {
  const row = db.get<Row>(`${select} WHERE a.id = :assetId`, { assetId });
  if (!row) throw new AppError('not_found', { what: 'asset' });
  return withUses(row, db.all<Use>(`SELECT * FROM (${uses}) WHERE assetId = :assetId`, { assetId }));
}

export function readBytes(db: ReadDb, assetId: number): { type: string; bytes: Buffer } {
  const row = db.get<{ type: string; bytes: Buffer }>('SELECT type, bytes FROM assets JOIN asset_bytes ON asset_id = id WHERE id = :assetId', { assetId });
  if (!row) throw new AppError('not_found', { what: 'asset' });
  return row;
}

const withUses = ({ thumbnail, tags, ...row }: Row, list: Use[]): Asset => ({
  ...row,
  tags: JSON.parse(tags) as string[],
  thumbnail: thumbnail?.toString('base64') ?? null,
  uses: list.map(({ what, id, name }) => ({ what, id, name })),
});
