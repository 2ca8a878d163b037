import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openScan } from '../../../electron/backend/db/open.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { killAtRandom } from '../kill.ts';
import type { Run } from '../run.ts';
import { backedUp, campaign, exported, imported, locked, makeTwo, restored, signed, takeAll, undone } from '../steps.ts';

export function killImport(run: Run): Promise<void> {
  const [first, second] = makeTwo(run, 1500);
  return killAtRandom(run, { child: 'whole-app-child', steps: [imported(second)], prepare: (app) => takeAll(app, [imported(first)]) });
}

export function killUndo(run: Run): Promise<void> {
  const [first, second] = makeTwo(run, 2000);
  return killAtRandom(run, {
    child: 'one-thread-child',
    // The earlier one first: what the later one says of the same people and orders stays.
    steps: [undone(2), undone(1)],
    prepare: (app) => takeAll(app, [imported(first), imported(second)]),
  });
}

export function killBackup(run: Run): Promise<void> {
  const [first, second] = makeTwo(run, 2000);
  return killAtRandom(run, {
    child: 'one-thread-child',
    steps: [signed('一'), backedUp, signed('二'), backedUp, signed('三'), backedUp],
    prepare: (app) => takeAll(app, [imported(first), backedUp, imported(second), backedUp]),
  });
}

export function killRestore(run: Run): Promise<void> {
  const [first, second] = makeTwo(run, 2000);
  return killAtRandom(run, {
    child: 'one-thread-child',
    steps: [restored(1), restored(2), restored(1)],
    prepare: (app) => takeAll(app, [imported(first), backedUp, imported(second), backedUp, signed('一')]),
  });
}

export function killCampaign(run: Run): Promise<void> {
  const [first, second] = makeTwo(run, 3000);
  const list = join(run.folder, 'list.txt');
  return killAtRandom(run, {
    child: 'one-thread-child',
    steps: [locked, exported(list)],
    prepare: (app) => takeAll(app, [imported(first), imported(second), campaign]),
    also: (dataDir, problems) => {
      // A list is whole or not there; one that is in the register is.
      const db = openScan(databaseFile(dataDir));
      const noted = db.prepare('SELECT sha256 FROM campaign_exports').pluck().all() as string[];
      db.close();
      const there = existsSync(list) ? createHash('sha256').update(readFileSync(list)).digest('hex') : undefined;
      if (noted.some((sha256) => sha256 !== there)) problems.push('the list that is in the register is not the one that lies there');
      if (there !== undefined && !readFileSync(list, 'utf8').endsWith('\r\n')) problems.push('half a list');
    },
  });
}

export function killQuit(run: Run): Promise<void> {
  const [first, second] = makeTwo(run, 2000);
  return killAtRandom(run, {
    child: 'whole-app-child',
    steps: [signed('一')],
    beginAt: 'quit',
    prepare: (app) => takeAll(app, [imported(first), imported(second), backedUp]),
  });
}
