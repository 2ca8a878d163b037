import { findEndpoint } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { serve } from '../serve.ts';
import { vaultHandlers } from '../vault/handlers.ts';
import type { FromThread, Job, ThreadOptions } from './messages.ts';
import type { Work } from './thread.ts';

/** The vault's work: no connection stays open, and a quick question doesn't wait for what is being copied. */
export function openUpkeepWork(options: ThreadOptions, say: (message: FromThread) => void): Work {
  let queue: Promise<unknown> = Promise.resolve();

  /** After all that waits already, and before whatever comes later. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  }

  async function work(job: Job): Promise<void> {
    const context = {
      now: Date.now(),
      dataDir: options.dataDir,
      migrations: options.migrations,
      version: options.version,
      progress: (progress: { step: string; done: number; total: number }) => say({ id: job.id, progress }),
      checkCancelled: () => {
        if (Atomics.load(job.cancel, 0) === 1) throw new AppError('cancelled');
      },
      inTurn,
    };
    say({ id: job.id, reply: await serve({ vault: vaultHandlers }, job, context, (log) => say({ log })), committed: false });
  }

  return {
    run: (job) => {
      if (findEndpoint(job.endpoint)?.pace === 'now') void work(job);
      else void inTurn(() => work(job));
    },
    close: () => queue.then(() => undefined),
  };
}
