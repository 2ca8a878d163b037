import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { findEndpoint } from '../../shared/contract/contract.ts';
import type { Events, Thread } from '../../shared/contract/endpoint.ts';
import type { Reply } from '../../shared/lib/app-error.ts';
import { lockDataFolder } from './db/lock.ts';
import { prepareDatabase } from './db/migrate.ts';
import { FileRefs } from './files/file-refs.ts';
import type { FromThread, Job, ThreadOptions } from './threads/messages.ts';

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
  files: FileRefs;
  /** A folder for files on their way in or out; emptied at every start. */
  tempDir: string;
  close: () => Promise<void>;
}

/** The whole back end behind one function; the hosts add a window, a browser or a terminal. */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDataFolder(options.dataDir);
  try {
    const tempDir = join(options.dataDir, 'tmp');
    rmSync(tempDir, { recursive: true, force: true });
    mkdirSync(tempDir, { mode: 0o700 });
    const databaseFile = join(options.dataDir, 'huitouke.db');
    await prepareDatabase(databaseFile, options.migrationsDir);

    const listeners = new Set<Emit>();
    const emit: Emit = (event, payload) => {
      for (const listener of listeners) listener(event, payload);
    };
    const files = new FileRefs();
    const jobs = new Map<number, { answer: (reply: Reply<unknown>) => void; taskId: string | undefined }>();
    const cancels = new Map<string, Int32Array>();
    let lastId = 0;
    let closing = false;

    async function startThread(role: Thread): Promise<Worker> {
      // A heap with a bound is kept smaller: without one a big import leaves several hundred megabytes of garbage lying.
      const workerData: ThreadOptions = { role, databaseFile, dataDir: options.dataDir, version: options.version };
      const worker = new Worker(options.threadUrl, { workerData, name: role, resourceLimits: { maxOldGenerationSizeMb: 1536 } });
      await new Promise<void>((ready, fail) => {
        worker.once('error', fail);
        worker.on('message', (message: FromThread) => {
          if ('ready' in message) ready();
          else if ('log' in message) options.log(`${role}: ${message.log}`);
          else if ('progress' in message) {
            const taskId = jobs.get(message.id)?.taskId;
            if (taskId) emit('progress', { taskId, ...message.progress });
          } else if ('reply' in message) jobs.get(message.id)?.answer(message.reply);
        });
      });
      worker.on('error', (error: unknown) => options.log(`${role} thread: ${error instanceof Error ? error.name : typeof error}`));
      worker.on('exit', () => {
        if (closing) return;
        // A thread that dies takes its transaction with it; what waited is told, and a new one takes over.
        for (const [id, job] of jobs) if (id % 2 === (role === 'writer' ? 1 : 0)) job.answer({ ok: false, error: { code: 'bug', detail: { thread: role } } });
        void startThread(role).then((next) => (threads[role] = next));
      });
      return worker;
    }
    const threads: Record<Thread, Worker> = { writer: await startThread('writer'), reader: await startThread('reader') };

    async function call(path: string, input: unknown, taskId?: string): Promise<Reply<unknown>> {
      const endpoint = findEndpoint(path);
      if (!endpoint) return { ok: false, error: { code: 'unknown_endpoint', detail: {} } };
      // Even ids are the reader's, odd ones the writer's.
      lastId += 2;
      const id = endpoint.thread === 'writer' ? lastId + 1 : lastId;
      const cancel = new Int32Array(new SharedArrayBuffer(4));
      if (taskId) cancels.set(taskId, cancel);
      const holds = endpoint.kind === 'task' && endpoint.thread === 'writer';
      if (holds) emit('writing', { endpoint: path });
      const reply = await new Promise<Reply<unknown>>((answer) => {
        jobs.set(id, { answer, taskId });
        const job: Job = { id, endpoint: path, input, files: files.mentionedIn(input), cancel };
        threads[endpoint.thread].postMessage({ job });
      });
      jobs.delete(id);
      if (taskId) cancels.delete(taskId);
      if (holds) emit('writing', { endpoint: null });
      if (reply.ok && endpoint.thread === 'writer') emit('changed', { endpoint: path });
      return reply;
    }

    const stopThread = (worker: Worker) =>
      new Promise<void>((done) => {
        worker.once('exit', () => done());
        worker.postMessage({ close: true });
      });

    return {
      call,
      files,
      tempDir,
      cancel: (taskId) => {
        const cancel = cancels.get(taskId);
        if (cancel) Atomics.store(cancel, 0, 1);
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: async () => {
        closing = true;
        for (const cancel of cancels.values()) Atomics.store(cancel, 0, 1);
        await stopThread(threads.reader); // first, so that the writer's last checkpoint finds no reader
        await stopThread(threads.writer);
        rmSync(tempDir, { recursive: true, force: true });
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
