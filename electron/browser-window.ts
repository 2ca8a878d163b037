import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Whether there is a screen to put a window on. */
export function hasDisplay(env: Record<string, string | undefined> = process.env, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

/** Chromium refuses its own sandbox to root on Linux and then doesn't start at all. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** The browser as a window without address bar, with a profile of its own, so that it ends with its window. */
export function openAppWindow(browser: string, url: string, dataDir: string): ChildProcess {
  const flags = [
    `--app=${url}`,
    `--user-data-dir=${join(dataDir, 'browser')}`,
    '--window-size=1280,800',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
  return spawn(browser, flags, { stdio: 'ignore' });
}
