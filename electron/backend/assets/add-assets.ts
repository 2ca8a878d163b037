import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { parse } from 'node:path';
import { MOST_ALL_BYTES, MOST_ASSET_BYTES, type AddedAssets, type AssetRefusal, type assets } from '../../../shared/contract/assets.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { WriteDb } from '../db/executor.ts';
import type { TaskContext } from '../serve.ts';
import { sniffAsset } from './sniff-asset.ts';

/** Each by itself: what isn't taken is said and stops none of the others. */
export async function addAssets({ files }: Parsed<typeof assets.add>, { db, now, file, progress, checkCancelled }: TaskContext): Promise<AddedAssets> {
  const all: AddedAssets = { added: [], same: [], refused: [] };
  for (const [done, ref] of files.entries()) {
    checkCancelled();
    progress({ step: 'assets', done, total: files.length });
    const { path, name } = file(ref);
    const bytes = await readBounded(path);
    if (typeof bytes === 'string') all.refused.push({ name, reason: bytes });
    else db.transaction(() => keep(db, name, bytes, now, all));
  }
  return all;
}

export function addDrawn(db: WriteDb, { name, bytes }: Parsed<typeof assets.addDrawn>, now: number): AddedAssets {
  const all: AddedAssets = { added: [], same: [], refused: [] };
  keep(db, name, Buffer.from(bytes, 'base64'), now, all);
  return all;
}

async function readBounded(path: string): Promise<Buffer | AssetRefusal> {
  try {
    return (await stat(path)).size > MOST_ASSET_BYTES ? 'too_large' : await readFile(path);
  } catch {
    return 'unreadable'; // moved, held by another program, or a folder
  }
}

function keep(db: WriteDb, fileName: string, bytes: Buffer, now: number, all: AddedAssets): void {
  const sniffed = sniffAsset(bytes);
  if (typeof sniffed === 'string') {
    all.refused.push({ name: fileName, reason: sniffed });
    return;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const same = db.get<{ id: number }>('SELECT id FROM assets WHERE sha256 = :sha256', { sha256 });
  if (same) {
    all.same.push({ name: fileName, assetId: same.id });
    return;
  }
  const { total } = db.get<{ total: number }>('SELECT ifnull(sum(size), 0) AS total FROM assets')!;
  if (total + bytes.length > MOST_ALL_BYTES) {
    all.refused.push({ name: fileName, reason: 'no_room' });
    return;
  }
  const name = parse(fileName).name.trim().slice(0, 120) || fileName.slice(0, 120);
  const assetId = db.run('INSERT INTO assets (name, kind, type, size, width, height, sha256, added_at) VALUES (:name, :kind, :type, :size, :width, :height, :sha256, :now)', { name, ...sniffed, size: bytes.length, sha256, now }).lastInsertRowid;
  db.run('INSERT INTO asset_bytes (asset_id, bytes) VALUES (:assetId, :bytes)', { assetId, bytes });
  all.added.push(assetId);
}
