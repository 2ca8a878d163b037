import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Aside } from '../../../shared/contract/vault.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { writeWhole } from '../files/write-whole.ts';
import { DATABASE_FILES, makeFolder } from './places.ts';

/** So many databases stay aside; the one put aside longest goes when another comes. */
const KEPT = 3;
const noteSchema = z.strictObject({ at: z.int(), restoredSeq: z.int().nullable() });

export const asideFolder = (asideId: number): string => `aside/${asideId}`;
const folderOf = (dataDir: string, asideId: number): string => join(dataDir, asideFolder(asideId));
const noteFile = (dataDir: string, asideId: number): string => join(folderOf(dataDir, asideId), 'note.json');

function usedIds(dataDir: string): number[] {
  const folder = join(dataDir, 'aside');
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{1,9}$/.test(name)).map(Number).sort((a, b) => b - a) : [];
}

/** A place for the database that has to make room. `restoredSeq`: the backup that comes in its stead, null for an undone restore. */
export async function newAside(dataDir: string, now: number, restoredSeq: number | null): Promise<number> {
  const asideId = (usedIds(dataDir)[0] ?? 0) + 1;
  makeFolder(folderOf(dataDir, asideId));
  await writeWhole(noteFile(dataDir, asideId), [JSON.stringify({ at: now, restoredSeq })]);
  return asideId;
}

/** The databases that restores have put aside, the latest first. */
export function listAside(dataDir: string): Aside[] {
  return usedIds(dataDir).flatMap((asideId) => {
    const bytes = DATABASE_FILES.reduce((sum, name) => sum + (statSync(join(folderOf(dataDir, asideId), name), { throwIfNoEntry: false })?.size ?? 0), 0);
    if (!existsSync(join(folderOf(dataDir, asideId), DATABASE_FILES[0]))) return [];
    return [{ asideId, bytes, ...readNote(dataDir, asideId) }];
  });
}

function readNote(dataDir: string, asideId: number): z.infer<typeof noteSchema> {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(noteFile(dataDir, asideId), 'utf8')));
  } catch {
    return { at: Math.trunc(statSync(folderOf(dataDir, asideId)).mtimeMs), restoredSeq: null };
  }
}

export function getAside(dataDir: string, asideId: number): Aside {
  const found = listAside(dataDir).find((a) => a.asideId === asideId);
  if (!found) throw new AppError('not_found');
  return found;
}

/** Those that are one too many, and places that were never filled. */
export function tidyAside(dataDir: string): void {
  const kept = listAside(dataDir).slice(0, KEPT);
  for (const asideId of usedIds(dataDir)) if (!kept.some((a) => a.asideId === asideId)) rmSync(folderOf(dataDir, asideId), { recursive: true, force: true });
}
