import { findEndpoint } from '../../../shared/contract/contract.ts';
import type { Progress } from '../../../shared/contract/endpoint.ts';
import { AppError, failure, type Reply } from '../../../shared/lib/app-error.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import { WriteDb } from '../db/executor.ts';
import { openReader, openScan, openWriter } from '../db/open.ts';
import { handlers } from '../handlers.ts';
import { failureOf, serve } from '../serve.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';
import { databaseFile } from '../vault/places.ts';
import { writeWatermark } from '../vault/watermark.ts';
import type { FromThread, Job, ThreadOptions } from './messages.ts';
import type { Work } from './thread.ts';

/** What fails around a handler (a database that can't be read any more) is answered like what fails in it. */
async function guard(work: () => Promise<Reply<unknown>>): Promise<Reply<unknown>> {
  try {
    return await work();
  } catch (error) {
    const known = failureOf(error);
    if (!known) throw error;
    return failure(known);
  }
}

/** A disk that takes no more, or can't be read: what is committed is in the log, and stays there. */
const isOfDisk = (error: unknown): boolean => ['disk_full', 'database_damaged'].includes(failureOf(error)?.code ?? '');

/** The reader's and the writer's work: each holds a connection. */
export function openDatabaseWork(options: ThreadOptions, say: (message: FromThread) => void): Work {
  const file = databaseFile(options.dataDir);
  const isWriter = options.role === 'writer';
  const connection = isWriter ? openWriter(file) : openReader(file);
  const db = new WriteDb(connection);
  /** Another connection's data_version says whether the writer's has committed something. */
  const witness = isWriter ? openScan(file) : undefined;
  const commits = () => witness?.pragma('data_version', { simple: true });
  let queue: Promise<void> = Promise.resolve();

  async function work(job: Job): Promise<void> {
    const now = Date.now();
    const base = {
      db,
      now,
      dataDir: options.dataDir,
      version: options.version,
      progress: (progress: Progress) => say({ id: job.id, progress }),
      checkCancelled: () => {
        if (Atomics.load(job.cancel, 0) === 1) throw new AppError('cancelled');
      },
    };
    let committed = false;
    const reply = await guard(async () => {
      const before = commits();
      const given = await serve(handlers, job, { ...base, today: dayOf(now, ownerTimeZone(db)) }, (log) => say({ log }));
      if (!isWriter) return given;
      if (connection.inTransaction) db.rollBack();
      committed = hasCommitted(before);
      if (findEndpoint(job.endpoint)?.kind === 'task') settle();
      return given;
    });
    say({ id: job.id, reply, committed });
  }

  /** Where the disk won't say, it may have: what is done isn't told as refused, and a backup too many does no harm. */
  function hasCommitted(before: unknown): boolean {
    try {
      return commits() !== before;
    } catch (error) {
      if (!isOfDisk(error)) throw error;
      return true;
    }
  }

  /**
   * After a big write: how far it came, and the WAL into the file. What was committed stays committed and is told so, also
   * where the disk won't take this; it is asked again.
   */
  function settle(): void {
    let isDone = false;
    if (!connection.open) return; // asked again too late
    try {
      writeWatermark(options.dataDir, db);
      isDone = checkpoint();
    } catch (error) {
      if (!isOfDisk(error)) throw error;
    }
    if (!isDone) setTimeout(() => void (queue = queue.then(settle)), 2000).unref();
  }

  /** Empties the WAL. Without waiting: with a reader open a blocking checkpoint stalls for seconds. */
  function checkpoint(): boolean {
    connection.pragma('busy_timeout = 0');
    try {
      const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return result?.busy !== 1;
    } finally {
      connection.pragma('busy_timeout = 5000');
    }
  }

  return {
    run: (job) => void (queue = queue.then(() => work(job))),
    close: () =>
      (queue = queue.then(() => {
        witness?.close();
        try {
          if (isWriter) {
            connection.pragma('optimize');
            connection.pragma('wal_checkpoint(TRUNCATE)');
          }
        } catch (error) {
          // The WAL keeps what doesn't fit into the file.
          if (!isOfDisk(error)) throw error;
        } finally {
          connection.close();
        }
      })),
  };
}
