import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBackend } from '../../../electron/backend/backend.ts';
import { readMigrations } from '../../../electron/backend/db/migrate.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import type { Run } from '../run.ts';
import { prepareFolder } from '../states.ts';
import { backedUp, signed, takeAll } from '../steps.ts';

/** A database of a newer app, or of another program, is refused and left as it lies, its backups too. */
export async function newerDatabase(run: Run): Promise<void> {
  const base = await prepareFolder(run, (app) => takeAll(app, [signed('一'), backedUp]));
  const newest = readMigrations('migrations').at(-1)!.version;
  const stamps = [`user_version = ${newest + 1}`, `user_version = ${newest + 1000}`, `user_version = ${2 ** 31 - 1}`, 'user_version = -1', 'application_id = 12345'];
  for (const stamp of stamps) {
    await run.attempt(stamp, async () => {
      const dir = join(run.folder, 'newer');
      rmSync(dir, { recursive: true, force: true });
      cpSync(base, dir, { recursive: true });
      const db = new Database(databaseFile(dir));
      db.pragma(stamp);
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      const before = bytesOf(dir);
      const told = await startBackend({ dataDir: dir, migrationsDir: 'migrations', version: 'rel', threadUrl: pathToFileURL(join(run.app, 'thread.mjs')), log: () => undefined }).then(
        async (backend) => {
          await backend.close();
          return 'opened';
        },
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      );
      if (told !== 'newer_database') run.violate(`${stamp}: ${told}`);
      if (bytesOf(dir) !== before) run.violate(`${stamp}: something was written`);
      return true;
    });
  }
}

/** The database with its log, and the backups. */
function bytesOf(dir: string): string {
  const hash = createHash('sha256');
  for (const folder of [dir, join(dir, 'backups')]) for (const name of readdirSync(folder).sort()) if (/^(huitouke\.db|backup-)/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
