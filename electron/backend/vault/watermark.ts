import { existsSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ReadDb } from '../db/executor.ts';
import { openScan } from '../db/open.ts';
import { databaseFile, replaceFile } from './places.ts';

const watermarkSchema = z.strictObject({
  /** Of the last import that was said to be in, taken back or not. 0: none yet. */
  lastBatch: z.int().min(0),
});
export type Watermark = z.infer<typeof watermarkSchema>;
const fileOf = (dataDir: string): string => join(dataDir, 'watermark.json');

export const lastBatchOf = (db: ReadDb): number => db.get<{ id: number | null }>('SELECT max(id) AS id FROM batches')?.id ?? 0;

/**
 * Says beside the database how far it had come: SQLite drops what follows a damaged frame of its log without a word, and
 * a database that is gone can't say that it was ever there. Written before an import is said to be in.
 */
export function writeWatermark(dataDir: string, db: ReadDb): void {
  const mark: Watermark = { lastBatch: lastBatchOf(db) };
  if (readWatermark(dataDir)?.lastBatch === mark.lastBatch) return;
  replaceFile(fileOf(dataDir), JSON.stringify(mark));
}

/** The same of the database that lies there, while nobody need hold it open. From then on an empty folder is a loss. */
export function markWhatIsThere(dataDir: string): void {
  const db = openScan(databaseFile(dataDir));
  try {
    writeWatermark(dataDir, new ReadDb(db));
  } finally {
    db.close();
  }
}

/** Undefined where none was written, or what stands there can't be read. */
export function readWatermark(dataDir: string): Watermark | undefined {
  try {
    return watermarkSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/** How far the old database had come says nothing about one that takes its place. That one was there is known from the backups. */
export function forgetWatermark(dataDir: string): void {
  if (existsSync(fileOf(dataDir))) unlinkSync(fileOf(dataDir));
}
