// A stand-in for the `electron` module, on Node and a real Chromium: the built main and preload run against it as they are.
// It covers what this app uses and throws on anything else. What it can't show: the operating system's sandbox, asar, native
// dialogs and menus, the real IPC's serialisation, and that permissions are enforced.
import { BrowserWindow } from './browser-window.ts';
import { app, ipcHandlers, schemeHandlers } from './app.ts';
import { note, strict, tell, type ToFake } from './messages.ts';

export { app, BrowserWindow };

const needReady = (what: string) => {
  if (!app.isReady()) throw new Error(`${what} before the app is ready`);
};
app.closeAll = async () => {
  for (const window of BrowserWindow.getAllWindows()) window.close();
  await BrowserWindow.closeBrowser();
};

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: unknown): void {
    if (app.isReady()) throw new Error('registerSchemesAsPrivileged after ready');
    note('registerSchemesAsPrivileged', schemes);
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    needReady('protocol.handle');
    schemeHandlers.set(scheme, handler);
  },
});

const permissions = ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal'];
export const session = strict('session', {
  defaultSession: strict('defaultSession', {
    setPermissionRequestHandler(decide: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void): void {
      for (const permission of permissions) decide({}, permission, (granted) => note('permission request', { permission, granted }));
    },
    setPermissionCheckHandler(check: (contents: unknown, permission: string) => boolean): void {
      for (const permission of permissions) note('permission check', { permission, granted: check({}, permission) });
    },
    setDevicePermissionHandler(check: (details: unknown) => boolean): void {
      for (const deviceType of ['usb', 'hid', 'serial']) note('device permission', { deviceType, granted: check({ deviceType }) });
    },
  }),
});

const openAnswers: string[][] = [];
const saveAnswers: string[] = [];
export const dialog = strict('dialog', {
  showOpenDialog(_window: unknown, options: unknown): Promise<{ canceled: boolean; filePaths: string[] }> {
    note('open dialog', options);
    const filePaths = openAnswers.shift();
    return Promise.resolve({ canceled: !filePaths, filePaths: filePaths ?? [] });
  },
  showSaveDialog(_window: unknown, options: unknown): Promise<{ canceled: boolean; filePath: string }> {
    note('save dialog', options);
    const filePath = saveAnswers.shift();
    return Promise.resolve({ canceled: !filePath, filePath: filePath ?? '' });
  },
  showErrorBox: (title: string, content: string) => note('error box', { title, content }),
});

export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void {
    if (ipcHandlers.has(channel)) throw new Error(`a second handler for '${channel}'`);
    ipcHandlers.set(channel, handler);
    note('ipc channel', channel);
  },
});
export const Menu = strict('Menu', { setApplicationMenu: () => undefined, buildFromTemplate: () => ({}) });
export const screen = strict('screen', { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] });

/** A call from a frame that isn't ours: the answer, or why it was refused. */
async function forge({ url, channel, args }: NonNullable<ToFake['forge']>): Promise<void> {
  const sender = BrowserWindow.getAllWindows()[0]?.webContents;
  try {
    const answer = await ipcHandlers.get(channel)?.({ sender, senderFrame: { url } }, ...args);
    tell({ forged: JSON.stringify(answer) });
  } catch (error) {
    tell({ forged: String(error) });
  }
}

process.on('message', (message: ToFake) => {
  const [window] = BrowserWindow.getAllWindows();
  if (message.openPaths) openAnswers.push(message.openPaths);
  if (message.savePath) saveAnswers.push(message.savePath);
  if (message.filesOnDisk) void window?.webContents.inPreload(`filesOnDisk = ${JSON.stringify(message.filesOnDisk)}`);
  if (message.forge) void forge(message.forge);
  if (message.secondInstance) app.emit('second-instance');
  if (message.closeWindow) window?.close();
  if (message.quit) app.quit();
});
process.on('SIGTERM', () => app.quit());
process.on('disconnect', () => app.quit());
