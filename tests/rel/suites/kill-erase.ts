import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openScan } from '../../../electron/backend/db/open.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { inspectFolder, type Inspected } from '../inspect-folder.ts';
import type { Run } from '../run.ts';
import { prepareFolder, statesAfter } from '../states.ts';
import { backedUp, erased, imported, makeTwo, restored, signed, takeAll } from '../steps.ts';
import { eachImage } from './images.ts';

/** The first one erased makes the key that names are hidden under; with it, erasing the second is the same every time. */
const FIRST = 1;
const SECOND = 2;

/**
 * Ended between two changes of the folder while somebody is erased: nothing has happened, or the next start carries it to
 * its end, and then no file of the folder names them. As many backups are there as before, each whole.
 */
export async function killErasing(run: Run): Promise<void> {
  const [first, second] = makeTwo(run, 200);
  // A restore, so that there is something aside too.
  const base = await prepareFolder(run, (app) => takeAll(app, [imported(first), erased(FIRST), backedUp, imported(second), backedUp, restored(2), signed('一')]));
  const words = wordsOf(base);
  if (words.length < 2 || tracesIn(base, words).length === 0) run.violate('there is nothing to be found of whom it erases: this sees nothing');
  const [before, after] = (await statesAfter(run, base, [erased(SECOND)])) as [Inspected, Inspected];
  await eachImage(run, { base, steps: [erased(SECOND)], fates: ['kept'] }, async (image, done, tell) => {
    const found = await inspectFolder(image);
    for (const problem of found.problems) tell(problem);
    if (found.problems.length > 0) return;
    if (found.backups.length !== before.backups.length) tell(`${found.backups.length} backups are left of ${before.backups.length}`);
    if (found.digest === before.digest && done === 0) return;
    if (found.digest !== after.digest) tell(done > 0 ? 'it was said to be done, and the database is another' : 'the database is neither as before nor as after');
    const traces = tracesIn(image, words);
    if (traces.length > 0) tell(`after the next start the erased still stand in ${traces.join(', ')}`);
  });
}

/** What the second one is called. */
function wordsOf(dataDir: string): string[] {
  const db = openScan(databaseFile(dataDir));
  try {
    const row = db.prepare('SELECT nick, phone FROM customers WHERE id = ?').get(SECOND) as { nick: string | null; phone: string | null };
    return [row.nick, row.phone?.slice(-11)].filter((word) => word !== null && word !== undefined);
  } finally {
    db.close();
  }
}

/** Files that hold one of the words. */
function tracesIn(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.filter((entry) => {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    return words.some((word) => bytes.includes(word));
  }).map((entry) => entry.name);
}
