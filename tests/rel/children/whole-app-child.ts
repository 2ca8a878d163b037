// Does its steps with the whole back end and all its threads; whoever started it may end it at any moment.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { startBackend } from '../../../electron/backend/backend.ts';
import { withFiles } from '../one-thread.ts';
import { readArguments, work } from './say.ts';

const backend = await startBackend({
  dataDir: readArguments().dataDir,
  migrationsDir: 'migrations',
  version: 'rel',
  threadUrl: pathToFileURL(join(import.meta.dirname, 'thread.mjs')),
  log: (line) => console.error(line),
});
await work(({ endpoint, input }) => backend.call(endpoint, withFiles(input, backend.files)), () => backend.close());
