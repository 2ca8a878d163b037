import { defineConfig } from 'vitest/config';
import { editSources } from './tests/rel/edit-sources.ts';
import { mutantOf } from './tests/rel/mutants.ts';
import type { Edit } from './tests/rel/variants.ts';

/** A file is parsed in a thread of its own; here in the one that the run has built. */
const builtParser: Edit = {
  file: 'electron/backend/imports/parse-in-thread.ts',
  find: "new URL('../threads/parser-thread.ts', import.meta.url)",
  replace: "process.env.BUILT_THREADS + '/parser-thread.mjs'",
};
/** The fault runner asks whether tests see an app in which one rule is broken (tests/rel/mutants.ts). */
const mutant = process.env['MUTANT'];

export default defineConfig({
  plugins: [
    { name: 'built-parser', enforce: 'pre', transform: editSources('built-parser', [builtParser]).transform },
    ...(mutant ? [{ name: 'mutant', enforce: 'pre', transform: editSources(mutant, mutantOf(mutant)!.edits).transform } as const] : []),
  ],
  test: {
    // A broken module must not be kept for the next run.
    ...(mutant ? { fsModuleCache: false, setupFiles: ['tests/rel/stop-at-first.ts'] } : {}),
    include: ['tests/{domain,backend,migrations,renderer,package}/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['tests/temp-folder.ts', 'tests/built-threads.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    maxWorkers: 2,
    // Modules are loaded once, not once a file: no test changes them.
    isolate: false,
  },
});
