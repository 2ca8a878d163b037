// Imports files through the whole back end in a process of its own, and says what it cost.
// node import-child.ts <data folder> <file>… 
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { startBackend } from '../../electron/backend/backend.ts';
import type { Output } from '../../shared/contract/endpoint.ts';
import type { imports } from '../../shared/contract/imports.ts';
import { cpuSeconds } from './cpu.ts';

const root = join(import.meta.dirname, '..', '..');
const [dataDir = '', ...files] = process.argv.slice(2);
const backend = await startBackend({ dataDir, migrationsDir: join(root, 'migrations'), version: 'bench', threadUrl: pathToFileURL(join(root, 'dist/main/thread.mjs')), log: (line) => console.error(line) });

/** The longest time the host's own thread didn't come round to a 10 ms timer. */
let worstGapMs = 0;
const watch = (): (() => void) => {
  let last = performance.now();
  worstGapMs = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    worstGapMs = Math.max(worstGapMs, now - last);
    last = now;
  }, 10);
  return () => clearInterval(timer);
};
let stop = watch();
await new Promise((done) => setTimeout(done, 500));
stop();
const idleGapMs = worstGapMs;

const before = cpuSeconds().own;
const startedAt = performance.now();
stop = watch();
const reply = await backend.call('imports.run', { files: files.map((f) => backend.files.add(f)) });
stop();
const wallSeconds = (performance.now() - startedAt) / 1000;
const cpu = cpuSeconds().own - before;
const peakMb = () => process.resourceUsage().maxRSS / 1024;
const peakRssMb = peakMb();
await backend.close(); // and its backup
if (!reply.ok) throw new Error(`import failed: ${JSON.stringify(reply.error)}`);
console.log(JSON.stringify({ cpuSeconds: cpu, wallSeconds, worstGapMs, idleGapMs, peakRssMb, peakWithBackupMb: peakMb(), reports: (reply.value as Output<typeof imports.run>).files }));
