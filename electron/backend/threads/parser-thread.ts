// The entry of the parser thread: files in, facts out. It has no database and no secrets.
import { parentPort, workerData } from 'node:worker_threads';
import type { FromParser, ParserOptions, ToParser } from '../imports/facts.ts';
import { parseFiles, type Decision } from '../imports/parse-files.ts';

const port = parentPort!;
/** How many chunks may be under way, so that a slow writer isn't buried. */
let credits = 4;
let decided: ((decision: Decision) => void) | undefined;
let credited: (() => void) | undefined;

port.on('message', (message: ToParser) => {
  if ('more' in message) {
    credits++;
    credited?.();
  } else decided?.(message);
});

const decide = (): Promise<Decision> => new Promise((resolve) => (decided = resolve));

async function credit(): Promise<void> {
  while (credits === 0) await new Promise<void>((resolve) => (credited = resolve));
  credits--;
}

const buffers = (message: FromParser): ArrayBuffer[] =>
  'chunk' in message ? Object.values(message.chunk).flatMap((column: unknown) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [])) : [];

for await (const message of parseFiles(workerData as ParserOptions, decide)) {
  if ('chunk' in message) await credit();
  port.postMessage(message, buffers(message));
}
port.close();
