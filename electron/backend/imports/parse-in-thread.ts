import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { FromParser } from './facts.ts';
import type { ParserSource } from './run-import.ts';

/** Beside this file when built, in threads/ as source. */
const entry = import.meta.url.endsWith('.ts') ? new URL('../threads/parser-thread.ts', import.meta.url) : new URL('./parser-thread.mjs', import.meta.url);

/**
 * Reads files in a thread of their own, without a database and with a bounded heap: whatever a file does to its reader,
 * the writer only sees the messages stop. The thread lives as long as the loop over its messages.
 */
export const parseInThread: ParserSource = async function* (options, decide) {
  const worker = new Worker(entry, { workerData: options, name: 'parser', resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 8 } });
  const waiting: FromParser[] = [];
  const state = { failed: false };
  let wake: () => void = () => undefined;
  worker.on('message', (message: FromParser) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', () => {
    state.failed = true;
    wake();
  });
  worker.on('exit', () => {
    state.failed = true;
    wake();
  });
  try {
    for (;;) {
      const message = waiting.shift();
      if (!message) {
        if (state.failed) throw new AppError('file_parser_died');
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if ('finished' in message) return;
      if ('head' in message && message.head && !('failed' in message)) worker.postMessage(decide(message.head));
      yield message;
      if ('chunk' in message) worker.postMessage({ more: true });
    }
  } finally {
    await worker.terminate();
  }
};
