// `npm start`: Electron where it is installed and a display is there, else the browser host.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hasDisplay, isRoot } from './browser-window.ts';
import { findElectron } from './electron-binary.ts';
import { readLaunchOptions } from './launch-options.ts';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const options = readLaunchOptions(args);
const electron = findElectron(root);
const inBrowser = options.browser || !options.open || !electron || !hasDisplay();

if (inBrowser && !options.browser && options.open) {
  console.log(electron ? 'There is no display for Electron: using the browser instead.' : "Electron's program file is not installed (npx install-electron fetches it): using the system's browser instead.");
}
const child = inBrowser
  ? spawn(process.execPath, [join(root, 'dist', 'main', 'browser-main.mjs'), ...args], { stdio: 'inherit' })
  : spawn(electron, [root, ...(isRoot ? ['--no-sandbox'] : []), ...args], { stdio: 'inherit' });
if (!inBrowser && isRoot) console.log("Running as root, for whom Electron's own sandbox doesn't work: it is off (--no-sandbox).");

// npm doesn't pass every signal on: whoever ends it ends the app.
const parent = process.ppid;
if (process.env['npm_lifecycle_event']) setInterval(() => process.ppid !== parent && child.kill(), 500).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('error', () => process.exit(1));
child.on('exit', (code) => process.exit(code ?? 1));
