import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundle, root } from '../bundle.ts';
import { editSources } from './edit-sources.ts';
import { editsOf, type VariantName } from './variants.ts';

const entries = {
  'run-suite': 'tests/rel/run-suite.ts',
  'whole-app-child': 'tests/rel/children/whole-app-child.ts',
  'one-thread-child': 'tests/rel/children/one-thread-child.ts',
  'fault-child': 'tests/rel/children/fault-child.ts',
  'full-child': 'tests/rel/children/full-child.ts',
  'holder-child': 'tests/rel/children/holder-child.ts',
  thread: 'electron/backend/threads/thread.ts',
  'parser-thread': 'electron/backend/threads/parser-thread.ts',
};

/** Of this run alone: another may be under way. */
const builds = join(root, 'out', 'rel', `builds-${process.pid}`);
export const removeBuilds = (): void => rmSync(builds, { recursive: true, force: true });

/** Puts a variant's texts in, and says where a text is missing. */
function breaks(variant: VariantName): Plugin {
  const { left, transform } = editSources(`variant ${variant}`, editsOf(variant));
  return {
    name: 'rel-variant',
    transform,
    buildEnd(error) {
      if (!error && left.size > 0) throw new Error(`variant ${variant}: ${[...left].map((e) => e.file).join(', ')} isn't part of the app`);
    },
  };
}

/**
 * The app, the suites and their children as bundles, which start four times as fast as the sources; whole, or with a
 * variant's fault in. Gives their folder.
 */
export async function buildApp(variant?: VariantName): Promise<string> {
  const outDir = join(builds, variant ?? 'whole');
  await bundle(entries, outDir, variant ? [{ ...breaks(variant), enforce: 'pre' }] : []);
  if (!existsSync(join(outDir, 'run-suite.mjs'))) throw new Error(`nothing was built in ${outDir}`);
  return outDir;
}
