import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareDatabase, readMigrations } from '../../electron/backend/db/migrate.ts';
import { FileRefs } from '../../electron/backend/files/file-refs.ts';
import { openDatabaseWork } from '../../electron/backend/threads/database-work.ts';
import type { FromThread } from '../../electron/backend/threads/messages.ts';
import type { Work } from '../../electron/backend/threads/thread.ts';
import { openUpkeepWork } from '../../electron/backend/threads/upkeep-work.ts';
import { findDamage } from '../../electron/backend/vault/damage.ts';
import { finishErasures } from '../../electron/backend/vault/erase/erase-customer.ts';
import { hasUnfinishedErasure } from '../../electron/backend/vault/erase/unfinished.ts';
import { makeBackup } from '../../electron/backend/vault/make-backup.ts';
import { databaseFile } from '../../electron/backend/vault/places.ts';
import { finishSwap } from '../../electron/backend/vault/swap.ts';
import { findEndpoint } from '../../shared/contract/contract.ts';
import { AppError, type Reply } from '../../shared/lib/app-error.ts';

const migrations = readMigrations('migrations');

/**
 * The app's own threads' work without the threads: an attempt costs a fraction of a start, and every write is in this
 * process, where a fault can be counted to. Only files are still read in a thread of their own.
 */
export class OneThread {
  readonly dataDir: string;
  readonly files = new FileRefs();
  readonly logged: string[] = [];
  /** Why the database could not be opened again after a restore. */
  lost: unknown;
  readonly #waiting = new Map<number, (reply: Reply<unknown>) => void>();
  readonly #vault: Work;
  #writer: Work | undefined;
  #lastId = 0;

  private constructor(dataDir: string) {
    this.dataDir = dataDir;
    this.#vault = openUpkeepWork({ role: 'vault', dataDir, migrations, version: 'rel' }, this.#hear);
  }

  static async open(dataDir: string): Promise<OneThread> {
    mkdirSync(join(dataDir, 'tmp'), { recursive: true, mode: 0o700 });
    const app = new OneThread(dataDir);
    await app.#open();
    return app;
  }

  async #open(): Promise<void> {
    finishSwap(this.dataDir);
    const damage = findDamage(this.dataDir);
    if (damage) throw new AppError('database_damaged', { damage });
    await prepareDatabase(databaseFile(this.dataDir), 'migrations', async () => {
      await makeBackup({ dataDir: this.dataDir, migrations, version: 'rel', now: Date.now(), reason: 'migration', progress: () => undefined, checkCancelled: () => undefined, inTurn: (work) => work() });
    });
    if (hasUnfinishedErasure(this.dataDir)) await finishErasures({ dataDir: this.dataDir, migrations, now: Date.now(), progress: () => undefined });
    this.#writer = openDatabaseWork({ role: 'writer', dataDir: this.dataDir, migrations, version: 'rel' }, this.#hear);
  }

  /** The parts of an input that are files are given as paths behind an `@`. */
  async call(endpoint: string, input: object): Promise<Reply<unknown>> {
    const { thread, pace } = findEndpoint(endpoint)!;
    if (pace === 'alone') await this.#closeDatabase();
    const given = withFiles(input, this.files);
    const id = ++this.#lastId;
    const reply = await new Promise<Reply<unknown>>((answer) => {
      this.#waiting.set(id, answer);
      const work = thread === 'vault' ? this.#vault : this.#writer!;
      work.run({ id, endpoint, input: given, files: this.files.mentionedIn(given), cancel: new Int32Array(new SharedArrayBuffer(4)) });
    });
    // The app then shows its recovery screen; here whoever asked may open it anew.
    if (pace === 'alone') await this.#open().catch((error: unknown) => (this.lost = error));
    return reply;
  }

  async close(): Promise<void> {
    await this.#vault.close();
    await this.#closeDatabase();
  }

  async #closeDatabase(): Promise<void> {
    const writer = this.#writer;
    this.#writer = undefined;
    await writer?.close();
  }

  readonly #hear = (message: FromThread): void => {
    if ('log' in message) this.logged.push(message.log);
    if (!('reply' in message)) return;
    this.#waiting.get(message.id)?.(message.reply);
    this.#waiting.delete(message.id);
  };
}

/** `"@/a/path"` becomes a reference to that file, wherever it stands. */
export function withFiles(input: unknown, files: FileRefs): unknown {
  if (typeof input === 'string' && input.startsWith('@')) return files.add(input.slice(1));
  if (Array.isArray(input)) return input.map((part) => withFiles(part, files));
  if (typeof input === 'object' && input !== null) return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, withFiles(value, files)]));
  return input;
}
