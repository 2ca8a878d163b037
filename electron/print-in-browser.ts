import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../shared/lib/app-error.ts';
import { isRoot } from './browser-window.ts';
import { findBrowser } from './find-browser.ts';

const LONGEST_MS = 120_000;
/** Chromium's number for a setting that is off. */
const BLOCKED = 2;

/** By the installed browser, without a window, with a profile of its own that runs no scripts and finds nobody. */
export async function printInBrowser(page: string, pdf: string): Promise<void> {
  const browser = findBrowser();
  if (!browser) throw new AppError('no_browser_to_print');
  const profile = await mkdtemp(join(dirname(pdf), 'print-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { default_content_setting_values: { javascript: BLOCKED } } }));
  const flags = [
    '--headless',
    '--disable-gpu',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-pdf-header-footer',
    `--print-to-pdf=${pdf}`,
    ...(isRoot ? ['--no-sandbox'] : []),
    pathToFileURL(page).href,
  ];
  try {
    await new Promise<void>((done, fail) => {
      const child = spawn(browser, flags, { stdio: 'ignore', timeout: LONGEST_MS });
      child.on('error', fail);
      child.on('exit', () => done());
    });
    if (((await stat(pdf).catch(() => undefined))?.size ?? 0) === 0) throw new AppError('no_browser_to_print');
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
