import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../electron/find-browser.ts';

/** For tests, which show nobody their window: the headless shell where there is one, for it draws the same with a fifth less work. */
export function findTestBrowser(): string | undefined {
  const shell = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'chromium-headless-shell')).find(existsSync);
  return process.env['HUITOUKE_BROWSER'] === undefined && process.platform === 'linux' && shell !== undefined ? shell : findBrowser();
}
