import { Worker } from 'node:worker_threads';
import type { Progress } from '../../../shared/contract/endpoint.ts';
import type { Reply } from '../../../shared/lib/app-error.ts';
import type { FromThread, Job, ThreadOptions, ToThread } from './messages.ts';

export interface Answer {
  reply: Reply<unknown>;
  committed: boolean;
}
interface Waiting {
  answer: (answer: Answer) => void;
  onProgress: (progress: Progress) => void;
}

/** A thread as the host sees it: jobs in, answers out. One that dies is followed by another. */
export class ThreadHost {
  readonly #url: URL;
  readonly #options: ThreadOptions;
  readonly #log: (line: string) => void;
  readonly #lost: () => void;
  readonly #jobs = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #ready: Promise<this> | undefined;
  #lastId = 0;
  #stopping = false;
  /** Of the worker that there is. */
  #isReady = false;
  /** It couldn't be started. */
  #isDead = false;

  /** `lost`: it died, and another one can't be had. */
  constructor(url: URL, options: ThreadOptions, log: (line: string) => void, lost: () => void) {
    this.#url = url;
    this.#options = options;
    this.#log = log;
    this.#lost = lost;
  }

  /** Started by the first who needs it; who comes after one that couldn't be tries again. */
  ready(): Promise<this> {
    return (this.#ready ??= this.start().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    }));
  }

  /** Until it is ready for work. */
  async start(): Promise<this> {
    const { role } = this.#options;
    // A heap with a bound is kept smaller: without one a big import leaves several hundred megabytes of garbage lying. What
    // these two make is dead in a moment, and needs little room for that.
    const young = role === 'writer' ? { maxYoungGenerationSizeMb: 16 } : role === 'vault' ? { maxYoungGenerationSizeMb: 8 } : {};
    const worker = new Worker(this.#url, { workerData: this.#options, name: role, resourceLimits: { maxOldGenerationSizeMb: 1536, ...young } });
    this.#isReady = this.#isDead = false;
    this.#worker = worker; // what is posted before it is ready waits for it
    await new Promise<void>((ready, fail) => {
      worker.once('error', fail);
      worker.on('message', (message: FromThread) => {
        if ('ready' in message) ready();
        else this.#hear(message);
      });
    }).catch((error: unknown) => {
      this.#isDead = true;
      this.#dismiss();
      throw error;
    });
    this.#isReady = true;
    worker.on('error', (error: unknown) => this.#log(`${role} thread: ${error instanceof Error ? error.name : typeof error}`));
    worker.on('exit', () => {
      if (!this.#isReady) return;
      // A thread that dies takes its transaction with it; what waited is told, and a new one takes over.
      this.#dismiss();
      if (!this.#stopping) this.start().catch(() => this.#lost());
    });
    return this;
  }

  async run(job: Omit<Job, 'id'>, onProgress: (progress: Progress) => void): Promise<Answer> {
    if (this.#stopping || this.#isDead) return this.#gone(); // it would never be heard
    const id = ++this.#lastId;
    return new Promise((answer) => {
      this.#jobs.set(id, { answer, onProgress });
      this.#post({ job: { ...job, id } });
    });
  }

  /** When all that it was asked for is done. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (!this.#worker || this.#worker.threadId === -1) return; // it was never needed, or has ended already
    await new Promise<void>((done) => {
      this.#worker!.once('exit', () => done());
      this.#post({ close: true });
    });
  }

  #dismiss(): void {
    for (const job of this.#jobs.values()) job.answer(this.#gone());
    this.#jobs.clear();
  }

  #gone(): Answer {
    return { reply: { ok: false, error: { code: 'bug', detail: { thread: this.#options.role } } }, committed: false };
  }

  #post(message: ToThread): void {
    this.#worker!.postMessage(message);
  }

  #hear(message: FromThread): void {
    if ('log' in message) this.#log(`${this.#options.role}: ${message.log}`);
    else if ('progress' in message) this.#jobs.get(message.id)?.onProgress(message.progress);
    else if ('reply' in message) {
      this.#jobs.get(message.id)?.answer(message);
      this.#jobs.delete(message.id);
    }
  }
}
