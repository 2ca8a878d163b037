// node tests/fake-electron/run.ts dist/main/main.mjs [the app's arguments]
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({ resolve: (name, context, next) => (name === 'electron' ? { url: standIn, shortCircuit: true } : next(name, context)) });

const tooLong = setTimeout(() => {
  console.error('the entry did not finish evaluating in 10 s: a top-level await on app.whenReady()?');
  process.exit(13);
}, 10_000);
await import(pathToFileURL(resolve(process.argv[2]!)).href);
clearTimeout(tooLong);
const { app } = (await import(standIn)) as typeof import('./electron.ts');
app.becomeReady();
