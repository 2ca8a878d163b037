import react from '@vitejs/plugin-react';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig, type EnvironmentOptions } from 'vite';

const here = import.meta.dirname;
const outside = ['electron', 'better-sqlite3'];

/** The Node side: Electron, Node itself and the one native module stay outside; all else is bundled. */
function node(format: 'es' | 'cjs', outDir: string, input: Record<string, string>): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: outside, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      target: 'node24',
      outDir: resolve(here, outDir),
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      ssr: true,
      rolldownOptions: {
        input,
        external: [...outside, /^node:/, ...builtinModules],
        platform: 'node',
        output: {
          format,
          // Each thread holds the text of what it runs. Names stay, for the log.
          minify: { compress: false, mangle: false, codegen: true },
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].mjs',
          chunkFileNames: 'chunk-[hash].mjs',
        },
      },
    },
  };
}

const electron = (file: string) => resolve(here, 'electron', file);

export default defineConfig({
  root: 'renderer',
  base: '/',
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react()],
  environments: {
    client: {
      build: {
        target: 'chrome140',
        outDir: resolve(here, 'dist/renderer'),
        emptyOutDir: true,
        sourcemap: false,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 4500,
      },
    },
    // .mjs, because an unpacked worker has no package.json beside it.
    main: node('es', 'dist/main', {
      main: electron('main.ts'),
      'browser-main': electron('browser-main.ts'),
      thread: electron('backend/threads/thread.ts'),
      'parser-thread': electron('backend/threads/parser-thread.ts'),
    }),
    // CommonJS in one file, because a sandboxed preload cannot be a module.
    preload: node('cjs', 'dist/preload', { preload: electron('preload.ts') }),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'main', 'preload']) await builder.build(builder.environments[name]!);
    },
  },
});
