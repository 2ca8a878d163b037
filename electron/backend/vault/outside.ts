import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { OutsideFile } from '../../../shared/contract/vault.ts';
import { replaceFile } from './places.ts';

const noteSchema = z.array(z.strictObject({ name: z.string(), at: z.int(), kind: z.enum(['encrypted', 'export', 'salvage']) }));
const MOST = 50;
const fileOf = (dataDir: string): string => join(dataDir, 'outside.json');

/** Files with everybody in them that were written elsewhere, the latest first: who is erased here is still in those. */
export function listOutside(dataDir: string): OutsideFile[] {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
  } catch {
    return [];
  }
}

/** Only its name: where it lies is the owner's. */
export function noteOutside(dataDir: string, file: OutsideFile): void {
  replaceFile(fileOf(dataDir), JSON.stringify([file, ...listOutside(dataDir)].slice(0, MOST)));
}
