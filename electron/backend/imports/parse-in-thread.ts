import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { FromParser } from './facts.ts';
import type { ParserSource } from './run-import.ts';

/** Beside this file when built, in threads/ as source. */
const entry = import.meta.url.endsWith('.ts') ? new URL('../threads/parser-thread.ts', import.meta.url) : new URL('./parser-thread.mjs', import.meta.url);

/** A look at a file is followed by its import, and that by the next one's: the same thread has its code ready. */
const KEPT_MS = 60_000;
/** One that has grown beyond this isn't worth its room. */
const MOST_KEPT_BYTES = 48_000_000;
let kept: { worker: Worker; timer: NodeJS.Timeout } | undefined;

/**
 * Reads files in a thread of their own, without a database and with a bounded heap: whatever a file does to its reader,
 * the writer only sees the messages stop. A thread that hasn't come to its end of the loop over its messages ends with it.
 */
export const parseInThread: ParserSource = async function* (options, decide) {
  const worker = takeWorker();
  const waiting: FromParser[] = [];
  const state = { failed: false };
  let wake: () => void = () => undefined;
  worker.on('message', (message: FromParser) => {
    waiting.push(message);
    wake();
  });
  const fail = () => {
    state.failed = true;
    wake();
  };
  worker.on('error', fail);
  worker.on('exit', fail);
  worker.postMessage({ parse: options });
  let finished = false;
  try {
    while (!finished) {
      const message = waiting.shift();
      if (!message) {
        if (state.failed) throw new AppError('file_parser_died');
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if ('finished' in message) {
        finished = true;
        continue;
      }
      if ('head' in message && message.head && !('failed' in message)) worker.postMessage(decide(message.head));
      yield message;
      if ('chunk' in message) worker.postMessage({ more: true });
    }
  } finally {
    if (finished) keep(worker);
    else await worker.terminate();
  }
};

function takeWorker(): Worker {
  if (!kept) return new Worker(entry, { name: 'parser', resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 24 } });
  const { worker, timer } = kept;
  clearTimeout(timer);
  kept = undefined;
  deafen(worker);
  worker.ref();
  return worker;
}

/** It holds nothing open: neither a file nor the thread that started it. */
function keep(worker: Worker): void {
  const drop = () => {
    if (kept?.worker === worker) kept = undefined;
    void worker.terminate();
  };
  deafen(worker);
  worker.on('error', drop);
  worker.on('exit', drop);
  worker.unref();
  const settle = async () => {
    const { total_heap_size: heap, external_memory: beside } = await worker.getHeapStatistics();
    if (kept || heap + beside > MOST_KEPT_BYTES) drop();
    else kept = { worker, timer: setTimeout(drop, KEPT_MS).unref() };
  };
  settle().catch(drop);
}

/** By name: without one the worker's own go as well, and it hears nothing more. */
function deafen(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}
