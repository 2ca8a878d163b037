// The entry of the reader, the writer and the vault: each does one job after the other.
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, Job, ThreadOptions, ToThread } from './messages.ts';

/** What a thread does with its jobs. */
export interface Work {
  run: (job: Job) => void;
  /** When all that was asked for is done. */
  close: () => Promise<void>;
}

const options = workerData as ThreadOptions;
const port = parentPort!;
const say = (message: FromThread) => port.postMessage(message);
// The vault needs little of what the others do, and the memory of what it doesn't need would be held as long as the app is open.
const work = options.role === 'vault' ? (await import('./upkeep-work.ts')).openUpkeepWork(options, say) : (await import('./database-work.ts')).openDatabaseWork(options, say);

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
