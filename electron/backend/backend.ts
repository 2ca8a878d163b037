import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findEndpoint } from '../../shared/contract/contract.ts';
import type { Endpoint, Events, Progress, Thread } from '../../shared/contract/endpoint.ts';
import type { BackupReason } from '../../shared/contract/vault.ts';
import { AppError, failure, type Reply } from '../../shared/lib/app-error.ts';
import { lockDataFolder } from './db/lock.ts';
import { readMigrations } from './db/migrate.ts';
import { FileRefs } from './files/file-refs.ts';
import { Gate } from './gate.ts';
import { openDatabase, whyShut, type OpenDatabase } from './open-database.ts';
import { failureOf } from './serve.ts';
import { ThreadHost, type Answer } from './threads/thread-host.ts';
import { BackupDue, isBigWork } from './vault/due.ts';
import { AppLock } from './vault/lock/app-lock.ts';
import { finishSwap } from './vault/swap.ts';

export interface BackendOptions {
  dataDir: string;
  migrationsDir: string;
  version: string;
  /** The built or the source file of threads/thread.ts. */
  threadUrl: URL;
  log: (line: string) => void;
}
export type Emit = <E extends keyof Events>(event: E, payload: Events[E]) => void;

export interface Backend {
  call: (endpoint: string, input: unknown, taskId?: string) => Promise<Reply<unknown>>;
  cancel: (taskId: string) => void;
  subscribe: (listener: Emit) => () => void;
  /** Whether there is nothing but the vault to ask, because the database can't be opened. */
  isDamaged: () => boolean;
  /** Whether the owner's lock is on: a host then gives nothing out either. */
  isLocked: () => boolean;
  files: FileRefs;
  /** A folder for files on their way in or out; emptied at every start. */
  tempDir: string;
  close: () => Promise<void>;
}

/** The whole back end behind one function; the hosts add a window, a browser or a terminal. */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { dataDir, migrationsDir, version, log } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDataFolder(dataDir);
  try {
    const tempDir = join(dataDir, 'tmp');
    rmSync(tempDir, { recursive: true, force: true });
    mkdirSync(tempDir, { mode: 0o700 });

    const listeners = new Set<Emit>();
    const emit: Emit = (event, payload) => {
      for (const listener of listeners) listener(event, payload);
    };
    const files = new FileRefs();
    const lock = new AppLock(dataDir, (locked) => emit('lock', { locked }));
    const cancels = new Map<string, Int32Array>();
    const backup = new BackupDue(dataDir);
    const migrations = readMigrations(migrationsDir);
    const newThread = (role: Thread) => new ThreadHost(options.threadUrl, { role, dataDir, migrations, version }, log, () => void giveUp());
    const vault = newThread('vault');
    const vaultReady = vault.ready(); // while the database is looked at
    /** Passed by every call; alone is for whom the database is closed. */
    const gate = new Gate();
    /** Tasks that write or wait to. */
    let writers = 0;
    let commits = 0;
    /** Of the backup that was asked for last: from then on what is in it is fixed. */
    let momentHeld: Promise<unknown> = Promise.resolve();

    const open = async () => {
      finishSwap(dataDir);
      return openDatabase({ dataDir, migrationsDir, newThread, putAside: async () => mustHave(await backUp('migration')), finishErasing });
    };
    let database: OpenDatabase = await open().catch(async (error: unknown) => {
      await vault.stop(); // or it would keep the process alive
      throw error;
    });
    await vaultReady;

    async function closeDatabase(): Promise<void> {
      if ('shut' in database) return;
      const { reader, writer, analysis } = database;
      await Promise.all([reader.stop(), analysis.stop()]); // first, so that the writer's last checkpoint finds no reader
      await writer.stop();
    }

    async function run(thread: ThreadHost, path: string, input: unknown, cancel: Int32Array<SharedArrayBuffer>, onProgress: (p: Progress) => void) {
      const cannot = await thread.ready().then(() => undefined, whyNoThread);
      const done = cannot ?? (await thread.run({ endpoint: path, input, files: files.mentionedIn(input), cancel }, onProgress));
      if (done.committed) {
        commits += 1;
        backup.due = true;
      }
      if (!done.reply.ok && done.reply.error.code === 'database_damaged') await giveUp(new AppError('database_damaged', done.reply.error.detail));
      return done;
    }

    /** What can't be read any more isn't written to either. */
    async function giveUp(why = new AppError('database_damaged', { damage: 'pages' })): Promise<void> {
      if ('shut' in database) return;
      const stopped = closeDatabase();
      database = { shut: why };
      emit('database', { damaged: true });
      await stopped;
    }

    function backUp(reason: BackupReason): Promise<Reply<unknown>> {
      return keepBackup({ reason }, new Int32Array(new SharedArrayBuffer(4)), () => undefined);
    }

    async function keepBackup(input: unknown, cancel: Int32Array<SharedArrayBuffer>, onProgress: (p: Progress) => void): Promise<Reply<unknown>> {
      const { promise, resolve: onHeld } = Promise.withResolvers<undefined>();
      momentHeld = promise;
      const before = commits;
      let held = false;
      const { reply } = await run(vault, 'vault.backup', input, cancel, (progress) => {
        if (!held && commits === before) backup.due = false;
        held = true;
        onHeld(undefined);
        onProgress(progress);
      });
      if (!reply.ok) {
        backup.due = true;
        log(`backup: ${reply.error.code}`);
      }
      onHeld(undefined);
      emit('changed', { endpoint: 'vault.backup' });
      return reply;
    }

    /** Where it fails again (a full disk) the app opens all the same, and the record says that it isn't finished. */
    async function finishErasing(): Promise<void> {
      const { reply } = await vault.run({ endpoint: 'vault.finishErasing', input: {}, files: {}, cancel: new Int32Array(new SharedArrayBuffer(4)) }, () => undefined);
      if (!reply.ok) log(`an erasure isn't finished: ${reply.error.code}`);
    }

    /** Why there is no database to ask; empty where there is one. */
    const shutNow = () => ('shut' in database ? JSON.stringify([database.shut.code, database.shut.detail]) : '');

    /** For work that needs the files for itself. */
    async function alone(work: () => Promise<Reply<unknown>>): Promise<Reply<unknown>> {
      if (writers > 0) return { ok: false, error: { code: 'busy', detail: {} } };
      return gate.alone(async () => {
        await closeDatabase();
        const reply = await work();
        if (reply.ok) backup.due = true;
        const before = shutNow();
        // What came in may not open either: then it is for the recovery screen, where it can be taken back.
        database = await open().catch((error: unknown) => {
          log(`opening after ${reply.ok ? 'a restore' : 'a failed restore'}: ${failureOf(error)?.code ?? 'bug'}`);
          return { shut: whyShut(error) };
        });
        if (before === '' || shutNow() !== before) emit('database', { damaged: 'shut' in database });
        return reply;
      });
    }

    function threadOf({ thread }: Endpoint): ThreadHost | Reply<never> {
      if (thread === 'vault') return vault;
      return 'shut' in database ? failure(database.shut) : database[thread];
    }

    /** What is still under way. */
    const calls = new Set<Promise<Reply<unknown>>>();
    function call(path: string, input: unknown, taskId?: string): Promise<Reply<unknown>> {
      const reply = answer(path, input, taskId).finally(() => calls.delete(reply));
      calls.add(reply);
      return reply;
    }

    async function answer(path: string, input: unknown, taskId?: string): Promise<Reply<unknown>> {
      const endpoint = findEndpoint(path);
      if (!endpoint) return { ok: false, error: { code: 'unknown_endpoint', detail: {} } };
      if (lock.refuses(path)) return { ok: false, error: { code: 'app_locked', detail: {} } };
      const holds = holdsWriter(endpoint);
      const cancel = new Int32Array(new SharedArrayBuffer(4));
      if (taskId) cancels.set(taskId, cancel);
      const onProgress = (progress: Progress) => {
        if (taskId) emit('progress', { taskId, ...progress });
      };
      try {
        if (endpoint.pace === 'alone') return await alone(async () => (await run(vault, path, input, cancel, onProgress)).reply);
        if (holds) writers += 1;
        return await gate.pass(() => answerInside(path, endpoint, input, cancel, onProgress));
      } finally {
        if (taskId) cancels.delete(taskId);
        if (holds) writers -= 1;
      }
    }

    async function answerInside(path: string, endpoint: Endpoint, input: unknown, cancel: Int32Array<SharedArrayBuffer>, onProgress: (p: Progress) => void): Promise<Reply<unknown>> {
      if (path === 'vault.backup') return keepBackup(input, cancel, onProgress);
      const thread = threadOf(endpoint);
      if (!(thread instanceof ThreadHost)) return thread;
      if (holdsWriter(endpoint)) emit('writing', { endpoint: path });
      if (isBigWork(path)) {
        await momentHeld; // what came before may be in it
        if (backup.due) {
          void backUp('before_import');
          await momentHeld;
        }
      }
      const { reply, committed } = await run(thread, path, input, cancel, onProgress);
      if (holdsWriter(endpoint)) emit('writing', { endpoint: null });
      if (reply.ok && endpoint.thread === 'writer') emit('changed', { endpoint: path });
      if (endpoint.thread === 'vault' && endpoint.pace === 'queued') emit('changed', { endpoint: path });
      if (reply.ok) lock.heed(path);
      if (isBigWork(path) && committed) void backUp('import');
      return reply;
    }

    return {
      call,
      files,
      tempDir,
      isDamaged: () => 'shut' in database,
      isLocked: () => lock.isLocked,
      cancel: (taskId) => {
        const cancel = cancels.get(taskId);
        if (cancel) Atomics.store(cancel, 0, 1);
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: async () => {
        for (const cancel of cancels.values()) Atomics.store(cancel, 0, 1);
        await Promise.allSettled(calls);
        lock.close();
        if (backup.due && !('shut' in database)) await backUp('quit');
        await vault.stop(); // before the writer, whose last checkpoint then finds nobody
        await closeDatabase();
        rmSync(tempDir, { recursive: true, force: true });
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

const holdsWriter = ({ kind, thread }: Endpoint): boolean => kind === 'task' && thread === 'writer';

/** The analysis is opened when it is first asked, when the file may have become one that can't be. */
function whyNoThread(error: unknown): Answer {
  return { reply: failure(failureOf(error) ?? new AppError('bug', { kind: error instanceof Error ? error.name : typeof error })), committed: false };
}

/** Without a backup nothing is migrated. */
function mustHave(reply: Reply<unknown>): void {
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.detail);
}
