// The Electron host. Nothing here waits at the top level: with a module as its entry, Electron is ready only once that
// has been evaluated.
import { app, BrowserWindow, dialog, session } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { answerCalls } from './electron-calls.ts';
import { readLaunchOptions } from './launch-options.ts';
import { openLog } from './log-file.ts';
import { bringToFront, lockDownContents, openMainWindow, setMenu } from './main-window.ts';
import { openBackend } from './open-backend.ts';
import { wordStartFailure } from './start-failure.ts';

const here = import.meta.dirname; // dist/main
const dist = join(here, '..');
const { dataDir, demo } = readLaunchOptions(process.argv.slice(1));

app.enableSandbox();
registerAppScheme();
lockDownContents();
// One copy for each data folder, and Chromium's own files with it.
const userData = join(dataDir, 'electron');
mkdirSync(userData, { recursive: true, mode: 0o700 });
app.setPath('userData', userData);
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', bringToFront);
  void app.whenReady().then(run).catch(fail);
} else app.quit();

async function run(): Promise<void> {
  const permissions = session.defaultSession;
  permissions.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  permissions.setPermissionCheckHandler(() => false);
  permissions.setDevicePermissionHandler(() => false);
  serveApp(join(dist, 'renderer'));
  setMenu();

  // A worker thread starts from a real file: packed, that is the copy beside the archive.
  const threadUrl = pathToFileURL(join(here.replace('app.asar', 'app.asar.unpacked'), 'thread.mjs'));
  const log = openLog(dataDir);
  const backend = await openBackend({ root: app.getAppPath(), threadUrl, dataDir, demo });
  backend.subscribe((event, payload) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('event', event, payload);
  });
  answerCalls(backend, dataDir, log);

  const openWindow = () => openMainWindow(dataDir, join(dist, 'preload', 'preload.cjs'));
  openWindow();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuitting(backend.close);
}

/** The first wish to quit waits until the database is closed clean. */
function closeBeforeQuitting(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}

function fail(error: unknown): void {
  dialog.showErrorBox('回头客', wordStartFailure(error, dataDir));
  app.exit(1);
}
