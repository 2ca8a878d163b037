import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, root } from './bundle.ts';
import { threads } from './thread-url.ts';

/** Before a run of the unit and back-end tests: the threads that they start, made of the sources as they stand now. */
export default async function setup(): Promise<() => void> {
  // Inside the project: they look for better-sqlite3 from where they are.
  const folder = join(root, 'out', 'threads', String(process.pid));
  await bundle(threads, folder);
  process.env['BUILT_THREADS'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
