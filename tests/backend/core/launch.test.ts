import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasDisplay } from '../../../electron/browser-window.ts';
import { findElectron } from '../../../electron/electron-binary.ts';
import { findBrowser } from '../../../electron/find-browser.ts';
import { defaultDataFolder, readLaunchOptions } from '../../../electron/launch-options.ts';

describe('the browser', () => {
  const only =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path);

  test.each([
    ['linux', { PATH: '/bin:/usr/bin' }, '/usr/bin/chromium'],
    ['linux', { PATH: '/opt/x::/snap/bin' }, '/snap/bin/google-chrome'],
    ['darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', { ProgramFiles: 'C:\\Program Files' }, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    ['win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  ] as const)('on %s is found at %j: %s', (platform, env, path) => {
    expect(findBrowser(env, platform, only(path))).toBe(path);
    expect(findBrowser(env, platform, only())).toBeUndefined();
  });

  test('Chrome comes before Edge, wherever they are installed', () => {
    const chrome = 'D:\\Local\\Google\\Chrome\\Application\\chrome.exe';
    const edge = 'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser({ ProgramFiles: 'C:\\P', LOCALAPPDATA: 'D:\\Local' }, 'win32', only(edge, chrome))).toBe(chrome);
  });

  test('a chosen one is taken, or none', () => {
    const env = { PATH: '/usr/bin', HUITOUKE_BROWSER: '/opt/mine' };
    expect(findBrowser(env, 'linux', only('/opt/mine', '/usr/bin/chromium'))).toBe('/opt/mine');
    expect(findBrowser(env, 'linux', only('/usr/bin/chromium'))).toBeUndefined();
  });
});

describe('the data folder', () => {
  test.each([
    ['win32', { APPDATA: 'C:\\Users\\li\\AppData\\Roaming' }, 'C:\\Users\\li\\AppData\\Roaming\\huitouke'],
    ['darwin', {}, '/home/li/Library/Application Support/huitouke'],
    ['linux', {}, '/home/li/.local/share/huitouke'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/huitouke'],
    ['linux', { XDG_DATA_HOME: '/data', HUITOUKE_DATA: '/mine' }, '/mine'],
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(defaultDataFolder(env, platform, '/home/li')).toBe(folder);
  });

  test('--data is meant from where npm was called; the sample shop has its own', () => {
    const env = { INIT_CWD: resolve('/shop'), HUITOUKE_DATA: resolve('/mine') };
    expect(readLaunchOptions(['--data', 'x'], env).dataDir).toBe(resolve('/shop/x'));
    expect(readLaunchOptions([], env).dataDir).toBe(resolve('/mine'));
    expect(readLaunchOptions(['--demo'], env)).toMatchObject({ demo: true, dataDir: resolve('/mine-demo') });
    expect(readLaunchOptions(['--demo', '--data', 'x'], env).dataDir).toBe(resolve('/shop/x'));
  });

  test("flags that aren't ours do no harm", () => {
    const options = readLaunchOptions(['.', '--no-sandbox', '--remote-debugging-port=0', '--no-open', '--browser', 'imports.list', '{}'], { HUITOUKE_DATA: '/mine' });
    expect(options).toEqual({ dataDir: resolve('/mine'), demo: false, browser: true, open: false, exitWithParent: false });
  });
});

test('a display is there on Windows and macOS, and where X or Wayland says so', () => {
  expect([hasDisplay({}, 'win32'), hasDisplay({}, 'darwin'), hasDisplay({}, 'linux')]).toEqual([true, true, false]);
  expect([hasDisplay({ DISPLAY: ':0' }, 'linux'), hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'), hasDisplay({ DISPLAY: '' }, 'linux')]).toEqual([true, true, false]);
});

test('Electron is there when its program file is, not when only its package is', () => {
  const root = mkdtempSync(join(tmpdir(), 'huitouke-electron-'));
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  expect(findElectron(root, {})).toBeUndefined();
  writeFileSync(join(folder, 'path.txt'), 'electron');
  expect(findElectron(root, {})).toBeUndefined();
  writeFileSync(join(folder, 'dist', 'electron'), '');
  expect(findElectron(root, {})).toBe(join(folder, 'dist', 'electron'));
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') })).toBeUndefined();
  rmSync(root, { recursive: true });
});
