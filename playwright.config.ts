import { defineConfig } from '@playwright/test';
import { findBrowser } from './electron/find-browser.ts';

const executablePath = findBrowser();
/** Where the counts go, for .ci/run. */
const resultsFile = process.env['E2E_JSON'];

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/temp-folder.ts',
  timeout: 120_000,
  // Two apps side by side share two cores: what they show may take a while.
  workers: 2,
  expect: { timeout: 15_000 },
  // What passes only at a second try is named and counted apart.
  retries: 1,
  reporter: [['list'], ['./tests/e2e/skip-reporter.ts'], ...(resultsFile ? [['json', { outputFile: resultsFile }] as const] : [])],
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    // What never comes is told as such, and not as a test that took too long.
    actionTimeout: 60_000,
    // What moves can't be clicked yet; one test looks at it moving.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
});
