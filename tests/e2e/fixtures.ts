import { test as base, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export { expect } from '@playwright/test';

export interface RunningHost {
  /** Lets one page in. */
  url: string;
  origin: string;
  dataDir: string;
  /** Ends it as a terminal would; the exit code. */
  stop: () => Promise<number | null>;
}

/** The built browser host on a data folder of its own. It ends with this process, whatever happens to it. */
export async function startHost(dataDir: string, args: string[] = [], env: Record<string, string> = {}): Promise<RunningHost> {
  const child = spawn(process.execPath, ['dist/main/browser-main.mjs', '--no-open', '--exit-with-parent', '--data', dataDir, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const url = await new Promise<string>((found, fail) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]+(?=\s)/.exec(said)?.[0];
      if (address) found(address);
    });
    void ended.then((code) => fail(new Error(`the host ended with ${code}: ${said}`)));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, origin: new URL(url).origin, dataDir, stop };
}

/** Whatever the page complains of: errors, warnings, and what the content policy stopped. */
export async function collectProblems(page: Page, problems: string[]): Promise<void> {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`pageerror: ${error.message}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
}

interface Fixtures {
  dataDir: string;
  host: RunningHost;
  /** Must be empty at the end of every test that uses `app`; a test that provokes one takes it out again. */
  problems: string[];
  /** The app, opened in the browser on an empty data folder. */
  app: Page;
}

export const test = base.extend<Fixtures>({
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'huitouke-e2e-'));
    await use(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  },
  host: async ({ dataDir }, use) => {
    const host = await startHost(dataDir);
    await use(host);
    await host.stop();
  },
  problems: async ({}, use) => {
    await use([]);
  },
  app: async ({ page, host, problems }, use) => {
    await collectProblems(page, problems);
    await page.goto(host.url);
    await page.locator('.shell').waitFor(); // before, a key or a paste would reach nobody
    await use(page);
    test.expect(problems).toEqual([]);
  },
});
