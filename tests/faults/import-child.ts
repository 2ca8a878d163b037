// Imports one file through the whole back end; the fault runner ends it at some moment.
// node import-child.ts <data folder> <file>
import { join } from 'node:path';
import { startBackend } from '../../electron/backend/backend.ts';

const [dataDir = '', file = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');
const backend = await startBackend({
  dataDir,
  migrationsDir: join(root, 'migrations'),
  version: 'test',
  threadUrl: new URL('../../electron/backend/threads/thread.ts', import.meta.url),
  log: (line) => console.error(line),
});
process.send?.('started');
const reply = await backend.call('imports.run', { files: [backend.files.add(file)] });
process.send?.(reply.ok ? 'imported' : 'failed');
await backend.close();
