// Imports the two files of each day in one process, as an app that stays open does, and says what each day cost.
// node days-child.ts <data folder> <orders> <items> [<orders> <items>…]
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { startBackend } from '../../electron/backend/backend.ts';
import type { Output } from '../../shared/contract/endpoint.ts';
import type { imports } from '../../shared/contract/imports.ts';
import { cpuSeconds } from './cpu.ts';

const root = join(import.meta.dirname, '..', '..');
const [dataDir = '', ...files] = process.argv.slice(2);
const backend = await startBackend({ dataDir, migrationsDir: join(root, 'migrations'), version: 'bench', threadUrl: pathToFileURL(join(root, 'dist/main/thread.mjs')), log: (line) => console.error(line) });

/** Until a second and a half have gone by with next to nothing done: a backup goes before an import, and is proven after it. */
async function untilIdle(): Promise<void> {
  for (let quiet = 0; quiet < 6; ) {
    const before = cpuSeconds().own;
    await new Promise((done) => setTimeout(done, 250));
    quiet = cpuSeconds().own - before < 0.02 ? quiet + 1 : 0;
  }
}

const days = [];
for (let at = 0; at < files.length; at += 2) {
  await untilIdle();
  const before = cpuSeconds().own;
  const startedAt = performance.now();
  const reply = await backend.call('imports.run', { files: files.slice(at, at + 2).map((f) => backend.files.add(f)) });
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const cpu = cpuSeconds().own - before;
  if (!reply.ok) throw new Error(`import failed: ${JSON.stringify(reply.error)}`);
  days.push({ cpuSeconds: cpu, wallSeconds, reports: (reply.value as Output<typeof imports.run>).files });
}
await untilIdle();
await backend.close();
console.log(JSON.stringify(days));
