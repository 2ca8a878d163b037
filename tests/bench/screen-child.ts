// P10 and P12: how long until the first screen can be used, with the shop loaded and without; and how even frames come
// while the list of customers is scrolled and screens are switched, beside an empty page.
// node screen-child.ts <data folder>
import { chromium, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../electron/find-browser.ts';

const [dataDir = ''] = process.argv.slice(2);
const ROUNDS = 5;
const SCROLLED_MS = 4000;

const executablePath = findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu'] });
const newPage = async () => (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })).newPage();

/** The host on a data folder, and its page once the first screen stands; `ms` from the command on. */
async function start(folder: string): Promise<{ page: Page; ms: number; stop: () => Promise<void> }> {
  const page = await newPage();
  const began = performance.now();
  const host = spawn(process.execPath, ['dist/main/browser-main.mjs', '--no-open', '--exit-with-parent', '--data', folder], { stdio: ['pipe', 'pipe', 'inherit'], cwd: join(import.meta.dirname, '..', '..') });
  const ended = new Promise((done) => host.once('exit', done));
  const url = await new Promise<string>((found) => {
    let said = '';
    host.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]+(?=\s)/.exec(said)?.[0];
      if (address) found(address);
    });
  });
  await page.goto(url);
  await page.locator('.page h1, .empty').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.ant-skeleton') === null);
  const ms = performance.now() - began;
  return {
    page,
    ms,
    stop: async () => {
      await page.context().close();
      host.kill('SIGTERM');
      await ended;
    },
  };
}

/** Milliseconds between frames while something is done at each of them. */
const frames = (page: Page, what: 'scroll' | 'nothing') =>
  page.evaluate(
    ([kind, ms]) =>
      new Promise<number[]>((done) => {
        const list = document.querySelector('.table-scroll');
        const gaps: number[] = [];
        let last = performance.now();
        const end = last + ms;
        const tick = (now: number) => {
          gaps.push(now - last);
          last = now;
          if (kind === 'scroll') list?.scrollBy(0, 300);
          if (now < end) requestAnimationFrame(tick);
          else done(gaps.slice(2));
        };
        requestAnimationFrame(tick);
      }),
    [what, SCROLLED_MS] as const,
  );

const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1]!;
const empty = mkdtempSync(join(tmpdir(), 'huitouke-bench-empty-'));
const loadedMs: number[] = [];
const emptyMs: number[] = [];
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [folder, list] of [[dataDir, loadedMs], [empty, emptyMs]] as const) {
    const { ms, stop } = await start(folder);
    await stop();
    if (round > 0) list.push(ms);
  }
}

const { page, stop } = await start(dataDir);
const blank = await newPage();
const nothing = await frames(blank, 'nothing');
await page.evaluate(() => void (location.hash = '#/customers/list'));
await page.locator('.table-row').first().waitFor();
const before = await page.locator('.table-row').first().innerText();
const scrolled = await frames(page, 'scroll');
if ((await page.locator('.table-row').first().innerText()) === before) throw new Error('wrong result: the list did not scroll');
const switched: number[] = [];
for (const hash of ['customers/segments', 'customers/list', 'data/sources', 'today', 'customers/list', 'results/sales']) {
  await page.evaluate((to) => void (location.hash = `#/${to}`), hash);
  switched.push(...(await frames(page, 'nothing')));
}
await stop();
await browser.close();
rmSync(empty, { recursive: true, force: true });

const longest = (list: number[]) => Math.max(...list);
const over = (list: number[], ms: number) => list.filter((gap) => gap > ms).length;
const told = (list: number[]) => ({ frames: list.length, longest: longest(list), over50: over(list, 50), over17: over(list, 17.5) });
console.log(JSON.stringify({ loadedMs: median(loadedMs), emptyMs: median(emptyMs), blank: told(nothing), scrolled: told(scrolled), switched: told(switched) }));
