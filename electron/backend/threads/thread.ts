// The entry of the reader, the writer and the vault: each does one job after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabaseWork } from './database-work.ts';
import type { FromThread, Job, ThreadOptions, ToThread } from './messages.ts';
import { openUpkeepWork } from './upkeep-work.ts';

/** What a thread does with its jobs. */
export interface Work {
  run: (job: Job) => void;
  /** When all that was asked for is done. */
  close: () => Promise<void>;
}

const options = workerData as ThreadOptions;
const port = parentPort!;
const say = (message: FromThread) => port.postMessage(message);
const work = options.role === 'vault' ? openUpkeepWork(options, say) : openDatabaseWork(options, say);

port.on('message', (message: ToThread) => {
  if ('job' in message) work.run(message.job);
  else {
    void work.close().then(() => {
      say({ closed: true });
      port.close();
    });
  }
});
say({ ready: true });
