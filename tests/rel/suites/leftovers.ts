import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBackend } from '../../../electron/backend/backend.ts';
import { openReader } from '../../../electron/backend/db/open.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { withFiles, OneThread } from '../one-thread.ts';
import type { Run } from '../run.ts';
import { prepareFolder } from '../states.ts';
import { backedUp, campaign, exported, imported, locked, makeTwo, restored, signed, takeAll, undone } from '../steps.ts';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => join(entry.parentPath, entry.name));

/** R8: however many imports there are, and whoever reads meanwhile, the log stays small, and is empty once nobody reads. */
export async function logStaysSmall(run: Run): Promise<void> {
  const MOST = 64 * 1024 ** 2;
  const [first, second] = makeTwo(run, 600);
  const dir = await prepareFolder(run, (app) => takeAll(app, [imported(first)]));
  const app = await OneThread.open(dir);
  const size = () => (existsSync(`${databaseFile(dir)}-wal`) ? statSync(`${databaseFile(dir)}-wal`).size : 0);
  for (let i = 0; i < run.points; i++) {
    await run.attempt(`import ${i + 1}`, async () => {
      // Every third time somebody reads from before the import until after it.
      const reader = i % 3 === 0 ? openReader(databaseFile(dir)) : undefined;
      reader?.exec('BEGIN; SELECT count(*) FROM orders');
      await takeAll(app, [imported(second), undone(2 + i)]);
      if (size() > MOST) run.violate(`the log is ${Math.round(size() / 1e6)} MB while somebody reads`);
      reader?.close();
      if (!reader && size() > 0) run.violate(`the log is ${size()} bytes after an import that nobody watched`);
      return true;
    });
  }
  await app.close();
}

/** R9: of people who are gone nothing is left in the database's file, nor beside it. Backups hold what was there when they were made. */
export async function nothingLeftReadable(run: Run): Promise<void> {
  const [first, second] = makeTwo(run, 1200);
  const dir = await prepareFolder(run, (app) => takeAll(app, [imported(first)]));
  await run.attempt('an import that was taken back', async () => {
    const kept = new Set(phonesIn(readFileSync(first)));
    const gone = [...new Set(phonesIn(readFileSync(second)))].filter((phone) => !kept.has(phone));
    const app = await OneThread.open(dir);
    await takeAll(app, [imported(second)]);
    const seen = remaining(dir, gone);
    if (seen.length < gone.length * 0.9) run.violate(`only ${seen.length} of ${gone.length} phones were in the file before: this sees nothing`);
    await takeAll(app, [undone(2)]);
    await app.close();
    const left = remaining(dir, gone);
    if (left.length > 0) run.violate(`${left.length} of ${gone.length} phones can still be read in the file`);
    return gone.length > 100;
  });
}
const phonesIn = (bytes: Buffer): string[] => bytes.toString('latin1').match(/199\d{8}/g) ?? [];
function remaining(dir: string, phones: string[]): string[] {
  const found = new Set(filesIn(dir).filter((file) => !file.includes(`${dir}/backups`) && statSync(file).isFile()).flatMap((file) => phonesIn(readFileSync(file))));
  return phones.filter((phone) => found.has(phone));
}

/** Whatever the app writes, and whatever the system's own default is: folders and files are for their owner alone. */
export async function filesArePrivate(run: Run): Promise<void> {
  if (process.platform === 'win32') {
    run.found.notRun = 'Windows has no such modes';
    return;
  }
  const before = process.umask(0);
  try {
    const [first, second] = makeTwo(run, 300);
    const outside = join(run.folder, 'outside');
    mkdirSync(outside, { mode: 0o700 });
    const dir = join(run.folder, 'private', 'data');
    const backend = await startBackend({ dataDir: dir, migrationsDir: 'migrations', version: 'rel', threadUrl: pathToFileURL(join(run.app, 'thread.mjs')), log: () => undefined });
    const steps = [imported(first), backedUp, imported(second), backedUp, campaign, locked, exported(join(outside, 'list.txt')), restored(1), signed('一'), backedUp];
    for (const { endpoint, input } of steps) {
      await run.attempt(endpoint, async () => {
        const reply = await backend.call(endpoint, withFiles(input, backend.files));
        if (!reply.ok) run.violate(`${endpoint}: ${reply.error.code}`);
        for (const file of [dir, ...filesIn(dir), ...filesIn(outside)]) {
          const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
          if ((mode & 0o077) !== 0) run.violate(`after ${endpoint}: ${file.slice(run.folder.length)} is ${(mode & 0o777).toString(8)}`);
        }
        return true;
      });
    }
    await backend.close();
  } finally {
    process.umask(before);
  }
}
