import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bundle.ts';
import type { SuiteName } from './catalogue.ts';
import type { Found } from './run.ts';
import type { VariantName } from './variants.ts';

export interface SuiteJob {
  name: SuiteName;
  seed: number;
  points: number;
  /** A control: the suite must turn red on it. */
  variant?: VariantName;
}

/** Runs it in a process of its own. One that ends without a word is a violation. */
export function runJob({ name, seed, points }: SuiteJob, app: string): Promise<{ found: Found; seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'huitouke-rel-'));
  const output = join(folder, 'found.json');
  const startedAt = performance.now();
  return new Promise((done) => {
    const child = fork(join(app, 'run-suite.mjs'), [name, String(seed), String(points), output], { cwd: root, execArgv: [] });
    child.on('exit', (code) => {
      let found: Found;
      try {
        found = JSON.parse(readFileSync(output, 'utf8')) as Found;
      } catch {
        found = { attempts: 0, landed: 0, violations: [`the suite ended with ${code} and told nothing`], longestMs: 0, peakMb: 0 };
      }
      rmSync(folder, { recursive: true, force: true });
      done({ found, seconds: (performance.now() - startedAt) / 1000 });
    });
  });
}
