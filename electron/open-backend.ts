import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend, type Backend } from './backend/backend.ts';
import { openSample } from './backend/demo/seed-demo.ts';
import { openLog } from './log-file.ts';

interface Opening {
  /** Holds package.json and migrations/. */
  root: string;
  threadUrl: URL;
  dataDir: string;
  demo: boolean;
}

/** What all hosts do alike before they show anything. */
export async function openBackend({ root, threadUrl, dataDir, demo }: Opening): Promise<Backend> {
  process.umask(0o077); // whatever is written holds people's data: for the owner's eyes only
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const backend = await startBackend({ dataDir, threadUrl, version, migrationsDir: join(root, 'migrations'), log: openLog(dataDir) });
  try {
    if (demo && !backend.isDamaged()) await openSample(backend);
    return backend;
  } catch (error) {
    await backend.close();
    throw error;
  }
}
