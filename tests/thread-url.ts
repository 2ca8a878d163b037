import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const threads = { thread: 'electron/backend/threads/thread.ts', 'parser-thread': 'electron/backend/threads/parser-thread.ts' };

/** A thread to start, as this run has built it. */
export const threadUrl = (name: keyof typeof threads): URL => pathToFileURL(join(process.env['BUILT_THREADS']!, `${name}.mjs`));
