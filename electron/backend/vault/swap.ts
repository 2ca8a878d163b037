import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { DATABASE_FILES, makeFolder, replaceFile, syncFolder } from './places.ts';

const journalSchema = z.strictObject({
  /** Folders below the data folder: what comes in, and where what is there now goes. */
  from: z.string().regex(/^[a-z]+(\/\d+)?$/),
  to: z.string().regex(/^[a-z]+\/\d+$/),
  /** `out`: what lies in the data folder is the old database. `in`: it is part of the new one. */
  step: z.enum(['out', 'in']),
});
type Journal = z.infer<typeof journalSchema>;
const journalFile = (dataDir: string): string => join(dataDir, 'swap.json');

/**
 * Puts another database in the place of the present one, which goes aside whole, with its log: a log left beside another
 * database would bring back what that one never held. Nobody may hold the files open. A journal says how far things are,
 * so that a swap that is broken off is finished at the next start: what is there is the old database or the new one.
 * This writes the journal; `finishSwap` does what it says.
 */
export function beginSwap(dataDir: string, from: string, to: string): void {
  makeFolder(join(dataDir, to));
  writeJournal(dataDir, { from, to, step: 'out' });
}

/** Goes on from wherever it stopped; does nothing where no swap was begun. */
export function finishSwap(dataDir: string): void {
  const swap = readJournal(dataDir);
  if (!swap) return;
  if (swap.step === 'out') {
    moveAll(dataDir, makeFolder(join(dataDir, swap.to)));
    writeJournal(dataDir, { ...swap, step: 'in' });
  }
  moveAll(join(dataDir, swap.from), dataDir);
  rmSync(journalFile(dataDir));
  syncFolder(dataDir);
}

/** One was begun and isn't over. */
export const isSwapping = (dataDir: string): boolean => existsSync(journalFile(dataDir));

function moveAll(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const name of DATABASE_FILES) if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name));
  syncFolder(to);
  syncFolder(from);
}

const writeJournal = (dataDir: string, journal: Journal): void => replaceFile(journalFile(dataDir), JSON.stringify(journal));

function readJournal(dataDir: string): Journal | undefined {
  if (!existsSync(journalFile(dataDir))) return undefined;
  return journalSchema.parse(JSON.parse(readFileSync(journalFile(dataDir), 'utf8')));
}
