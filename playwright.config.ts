import { defineConfig } from '@playwright/test';
import { findBrowser } from './electron/find-browser.ts';

const executablePath = findBrowser();
/** Where the counts go, for .ci/run. */
const resultsFile = process.env['E2E_JSON'];

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 120_000,
  workers: 1,
  reporter: [['list'], ['./tests/e2e/skip-reporter.ts'], ...(resultsFile ? [['json', { outputFile: resultsFile }] as const] : [])],
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    trace: 'retain-on-failure',
  },
});
