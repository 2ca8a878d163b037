// The browser host's entry: back end, loopback server and, unless told otherwise, a window of the system's browser.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowserHost, type BrowserHost } from './browser-host.ts';
import { hasDisplay, isRoot, openAppWindow } from './browser-window.ts';
import { findBrowser } from './find-browser.ts';
import { readLaunchOptions } from './launch-options.ts';
import { openLog } from './log-file.ts';
import { openBackend } from './open-backend.ts';
import { wordStartFailure } from './start-failure.ts';

/** A browser that ends sooner, and not well, never showed a window. */
const TOO_SOON_MS = 5000;
/** On macOS a browser outlives its windows. */
const ABANDONED_AFTER_MS = 60_000;

const options = readLaunchOptions(process.argv.slice(2));
const here = import.meta.dirname; // dist/main
const root = join(here, '..', '..');

async function run(): Promise<void> {
  const backend = await openBackend({ root, threadUrl: new URL('./thread.mjs', import.meta.url), dataDir: options.dataDir, demo: options.demo });
  const host = await startBrowserHost(backend, join(root, 'dist', 'renderer'), openLog(options.dataDir));

  let quitting = false;
  const quit = async (): Promise<void> => {
    if (quitting) return;
    quitting = true;
    await host.close();
    await backend.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void quit());
  process.on('SIGTERM', () => void quit());
  if (options.exitWithParent) process.stdin.on('end', () => void quit()).resume();

  if (options.open) openWindow(host, () => void quit());
  else printAddress(host);
  if (process.stdin.isTTY) process.stdin.on('data', () => printAddress(host));
}

function openWindow(host: BrowserHost, quit: () => void): void {
  const browser = findBrowser();
  if (!browser || !hasDisplay()) {
    console.log(browser ? 'There is no display to open a window on.' : 'No Chrome, Edge or Chromium was found.');
    printAddress(host);
    return;
  }
  if (isRoot) console.log("Running as root, for whom the browser's own sandbox doesn't work: it is off (--no-sandbox).");
  const startedAt = Date.now();
  const child = openAppWindow(browser, host.launchUrl(), options.dataDir);
  let failed = false;
  const fail = () => {
    if (failed) return;
    failed = true;
    console.log('The browser did not start.');
    printAddress(host);
  };
  child.on('error', fail);
  child.on('exit', (code) => {
    if (code !== 0 && Date.now() - startedAt < TOO_SOON_MS) fail();
    else quit();
  });
  host.onAbandoned(ABANDONED_AFTER_MS, quit);
  process.on('exit', () => child.kill());
  printAddress(host);
}

/** Each address lets one page in and is good for two minutes; Enter prints another. */
function printAddress(host: BrowserHost): void {
  console.log(`回头客 → ${host.launchUrl()}`);
}

if (!existsSync(join(root, 'dist', 'renderer', 'index.html'))) {
  console.error('The pages are not built: npm run build');
  process.exit(1);
}
run().catch((error: unknown) => {
  console.error(wordStartFailure(error, options.dataDir));
  process.exit(1);
});
