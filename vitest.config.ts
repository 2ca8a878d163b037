import { defineConfig } from 'vitest/config';
import { editSources } from './tests/rel/edit-sources.ts';
import { mutantOf } from './tests/rel/mutants.ts';

/** The fault runner asks whether tests see an app in which one rule is broken (tests/rel/mutants.ts). */
const mutant = process.env['MUTANT'];

export default defineConfig({
  plugins: mutant ? [{ name: 'mutant', enforce: 'pre', transform: editSources(mutant, mutantOf(mutant)!.edits).transform }] : [],
  test: {
    // A broken module must not be kept for the next run.
    ...(mutant ? { fsModuleCache: false, setupFiles: ['tests/rel/stop-at-first.ts'] } : {}),
    include: ['tests/{domain,backend,migrations,renderer,package}/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'tests/temp-folder.ts',
    testTimeout: 90_000,
    hookTimeout: 90_000,
    maxWorkers: 2,
    // Modules are loaded once, not once a file: no test changes them.
    isolate: false,
  },
});
