// Builds when dist/ is missing or older than a source. What it says goes to standard error, so that a command's own
// output stays clean.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** The last thing that a build writes. */
const mark = join(root, 'dist', 'preload', 'preload.cjs');

/** A folder's own time counts too: it is all that a deleted file leaves. */
function newest(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale(): boolean {
  if (!existsSync(mark)) return true;
  const builtAt = statSync(mark).mtimeMs;
  const sources = ['electron', 'renderer', 'shared', 'vite.config.ts', 'package-lock.json'];
  return sources.some((source) => newest(join(root, source)) > builtAt);
}

if (isStale()) {
  console.error('Building …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const build = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2], cwd: root });
  process.exitCode = build.status ?? 1;
}
