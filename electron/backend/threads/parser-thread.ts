// The entry of the parser thread: files in, facts out. It has no database and no secrets.
import { parentPort } from 'node:worker_threads';
import type { FromParser, ParserOptions, ToParser } from '../imports/facts.ts';
import { parseFiles, type Decision } from '../imports/parse-files.ts';

const port = parentPort!;
/** How many chunks may be under way, so that a slow writer isn't buried. */
const MOST_UNDER_WAY = 4;
let credits = MOST_UNDER_WAY;
let decided: ((decision: Decision) => void) | undefined;
let credited: (() => void) | undefined;

port.on('message', (message: ToParser) => {
  if ('parse' in message) void parse(message.parse);
  else if ('more' in message) {
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

async function parse(options: ParserOptions): Promise<void> {
  credits = MOST_UNDER_WAY;
  for await (const message of parseFiles(options, decide)) {
    if ('chunk' in message) await credit();
    port.postMessage(message, buffers(message));
  }
}
