// Opens the app on a folder and keeps it, until it is ended.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBackend } from '../../../electron/backend/backend.ts';

await startBackend({ dataDir: process.argv[2]!, migrationsDir: 'migrations', version: 'rel', threadUrl: pathToFileURL(join(import.meta.dirname, 'thread.mjs')), log: () => undefined });
process.send!('open');
setInterval(() => undefined, 60_000);
