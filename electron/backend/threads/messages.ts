import type { Progress, Thread } from '../../../shared/contract/endpoint.ts';
import type { Reply } from '../../../shared/lib/app-error.ts';
import type { Migration } from '../db/migrate.ts';
import type { Call } from '../serve.ts';

export interface ThreadOptions {
  role: Thread;
  dataDir: string;
  /** Read by the host: a thread may not see into the packed app. */
  migrations: Migration[];
  /** Shown by settings.about. */
  version: string;
}

/** Host → thread. `cancel` is one shared word: 1 asks the task to stop. */
export interface Job extends Call {
  id: number;
  cancel: Int32Array<SharedArrayBuffer>;
}
export type ToThread = { job: Job } | { close: true };

/** Thread → host. */
export type FromThread =
  | { ready: true }
  /** `committed`: this job has changed what is in the database. */
  | { id: number; reply: Reply<unknown>; committed: boolean }
  | { id: number; progress: Progress }
  | { log: string }
  | { closed: true };
