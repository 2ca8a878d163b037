import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Compiles the layer between the app and the disk. What it needs: Linux, and a C compiler. */
export function buildShim(to: string): { file: string } | { missing: string } {
  if (process.platform !== 'linux') return { missing: 'the layer between the app and the disk is written for Linux' };
  const file = join(to, 'fault-shim.so');
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-Wall', '-Werror', '-o', file, 'tests/rel/shim/fault-shim.c', '-ldl', '-lpthread'], { encoding: 'utf8' });
  if (compiled.error) return { missing: 'there is no C compiler (cc)' };
  if (compiled.status !== 0) throw new Error(`fault-shim.c: ${compiled.stderr}`);
  return { file };
}
