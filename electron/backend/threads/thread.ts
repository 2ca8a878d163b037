// The entry of the reader and of the writer thread: each holds one connection and does one job after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { findEndpoint } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import { WriteDb } from '../db/executor.ts';
import { openReader, openWriter } from '../db/open.ts';
import { handlers } from '../handlers.ts';
import { serve } from '../serve.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';
import type { FromThread, Job, ThreadOptions, ToThread } from './messages.ts';

const options = workerData as ThreadOptions;
const port = parentPort!;
const say = (message: FromThread) => port.postMessage(message);
const connection = options.role === 'writer' ? openWriter(options.databaseFile) : openReader(options.databaseFile);
const db = new WriteDb(connection);
let queue: Promise<void> = Promise.resolve();

async function work(job: Job): Promise<void> {
  const now = Date.now();
  const reply = await serve(
    handlers,
    job,
    {
      db,
      now,
      today: dayOf(now, ownerTimeZone(db)),
      dataDir: options.dataDir,
      version: options.version,
      progress: (progress) => say({ id: job.id, progress }),
      checkCancelled: () => {
        if (Atomics.load(job.cancel, 0) === 1) throw new AppError('cancelled');
      },
    },
    (log) => say({ log }),
  );
  if (options.role === 'writer') {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    if (findEndpoint(job.endpoint)?.kind === 'task') checkpoint();
  }
  say({ id: job.id, reply });
}

/** Empties the WAL after a big write. Without waiting: with a reader open a blocking checkpoint stalls for seconds. */
function checkpoint(): void {
  connection.pragma('busy_timeout = 0');
  const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  connection.pragma('busy_timeout = 5000');
  if (result?.busy === 1) setTimeout(() => void (queue = queue.then(checkpoint)), 2000).unref();
}

port.on('message', (message: ToThread) => {
  if ('job' in message) queue = queue.then(() => work(message.job));
  else {
    queue = queue.then(() => {
      if (options.role === 'writer') {
        connection.pragma('optimize');
        connection.pragma('wal_checkpoint(TRUNCATE)');
      }
      connection.close();
      say({ closed: true });
      port.close();
    });
  }
});
say({ ready: true });
