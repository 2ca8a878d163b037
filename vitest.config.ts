import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{domain,backend,migrations,renderer,package}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 90_000,
    hookTimeout: 90_000,
    maxWorkers: 2,
    // Modules are loaded once, not once a file: no test changes them.
    isolate: false,
  },
});
