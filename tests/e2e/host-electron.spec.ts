// The Electron host as it is built, on a stand-in for the `electron` module (tests/fake-electron).
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { contentPolicy } from '../../electron/csp.ts';
import { startInVain, startStandIn } from './electron-stand-in.ts';
import { collectProblems, expect, startHost, test } from './fixtures.ts';

const call = (channel: string, input: unknown) => `window.host.call(${JSON.stringify(channel)}, ${JSON.stringify(input)})`;

test('it boots, answers through the bridge, and closes clean', async ({ dataDir }) => {
  const { page, notes, tell, ended } = await startStandIn(dataDir);
  const problems: string[] = [];
  await collectProblems(page, problems);
  await page.reload();
  await expect(page).toHaveTitle(/回头客/);
  expect(await page.evaluate(call('settings.about', {}))).toMatchObject({ ok: true, value: { dataFolder: dataDir } });
  expect(await page.evaluate(call('settings.about', { more: 1 }))).toMatchObject({ ok: false, error: { code: 'bad_input' } });
  expect(await page.evaluate(call('no.such', {}))).toEqual({ ok: false, error: { code: 'unknown_endpoint', detail: {} } });
  expect(notes('ipc channel')).toEqual(['api']);
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(problems).toEqual([]);
  tell({ closeWindow: true });
  expect(await ended).toBe(0);
  expect(notes('before-quit')).toEqual([{ prevented: true }, { prevented: false }]);
  expect(readdirSync(dataDir).filter((name) => name.endsWith('-wal') || name === 'tmp')).toEqual([]);
});

test('the page is alone: no Node, no Electron, one narrow bridge', async ({ dataDir }) => {
  const { page, notes, tell, ended } = await startStandIn(dataDir);
  expect(await page.evaluate('Object.keys(window.host).sort()')).toEqual(['call', 'kind', 'on']);
  expect(await page.evaluate("['require', 'process', 'module', 'ipcRenderer', 'bridgeSend', 'Buffer'].filter((name) => name in globalThis)")).toEqual([]);
  expect(await page.evaluate("(() => { try { window.host.call = 1; window.host = 2; } catch {} return typeof window.host.call; })()")).toBe('function');
  expect(notes('BrowserWindow')).toMatchObject([
    { width: 1280, height: 800, minWidth: 1024, minHeight: 700, title: '回头客', webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false } },
  ]);
  expect(notes('enableSandbox')).toHaveLength(1);
  expect(notes('registerSchemesAsPrivileged')).toEqual([[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]]);
  tell({ quit: true });
  expect(await ended).toBe(0);
});

test('navigation, new windows, permissions and foreign frames are refused', async ({ dataDir }) => {
  const { page, notes, forge, tell, ended } = await startStandIn(dataDir);
  const home = page.url();
  for (const url of ['https://evil.example/', 'https://bundle.app.test/other.html']) {
    await page.evaluate(`void (location.href = ${JSON.stringify(url)})`);
    await expect.poll(() => notes('will-navigate')).toContainEqual({ url: url.replace('https://bundle.app.test', 'app://bundle'), stopped: true });
  }
  await page.evaluate("void window.open('https://evil.example/popup')");
  await expect.poll(() => notes('window.open')).toContainEqual({ url: 'https://evil.example/popup', action: 'deny' });
  expect(page.url()).toBe(home);

  for (const kind of ['permission request', 'permission check', 'device permission']) {
    const asked = notes(kind) as { granted: boolean }[];
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter(({ granted }) => granted)).toEqual([]);
  }

  const args = ['settings.about', {}, undefined, []];
  for (const url of ['https://evil.example/', 'app://bundle.evil/', 'app://other/', 'about:blank', 'app://bundle/']) {
    expect(await forge(url, 'api', args), url).toContain('refused'); // the last has our address, but isn't our top frame
  }
  tell({ quit: true });
  expect(await ended).toBe(0);
});

test('pages come from the closed list, with the same policy as in the browser', async ({ dataDir, host }) => {
  const { page, tell, ended } = await startStandIn(join(dataDir, 'electron-host'));
  const policyOf = (headers: Record<string, string>) => (headers['content-security-policy'] ?? '').replace(/'nonce-[^']+'/, "'nonce-…'");
  const [here, there] = [await page.reload(), await fetch(host.origin)];
  expect(policyOf(here!.headers())).toBe(contentPolicy('…'));
  expect(policyOf(Object.fromEntries(there.headers))).toBe(contentPolicy('…'));
  const status = (path: string) => page.evaluate(`fetch(${JSON.stringify(path)}).then((r) => r.status)`);
  expect(await status('/index.html')).toBe(200);
  for (const path of ['/..%2fpackage.json', '/..%5c..%5cpackage.json', '/%00', '/main/main.mjs', '/assets/..%2f..%2f..%2fpackage.json']) expect(await status(path), path).toBe(404);
  expect(await page.evaluate("(() => { const s = document.createElement('script'); s.textContent = 'window.injected = 1'; document.body.append(s); return typeof window.injected; })()")).toBe('undefined');
  tell({ quit: true });
  expect(await ended).toBe(0);
});

test('files come only from dialogs and from the disk', async ({ dataDir }) => {
  const { page, notes, tell, ended } = await startStandIn(dataDir);
  const csv = join(dataDir, '订单.csv');
  writeFileSync(csv, 'x');
  tell({ openPaths: [csv] });
  expect(await page.evaluate(call('host.pickFiles', { multiple: true, extensions: ['csv', 'xlsx'] }))).toMatchObject({ ok: true, value: [{ name: '订单.csv', size: 1 }] });
  expect(notes('open dialog')).toMatchObject([{ properties: ['openFile', 'dontAddToRecent', 'multiSelections'], filters: [{ extensions: ['csv', 'xlsx'] }] }]);
  expect(await page.evaluate(call('host.pickFiles', { multiple: false, extensions: [] }))).toEqual({ ok: true, value: [] });
  tell({ openPaths: [resolve('tests/fixtures/exports/taobao_orders_2017_gbk/ExportOrderList201707190930.csv')] });
  const run = `(async () => {
    const steps = [];
    const off = window.host.on('progress', (progress) => steps.push(progress));
    const picked = await window.host.call('host.pickFiles', { multiple: true, extensions: ['csv'] });
    const reply = await window.host.call('imports.run', { files: picked.value }, { taskId: 'import' });
    off();
    return { reply, tasks: [...new Set(steps.map((step) => step.taskId))] };
  })()`;
  expect(await page.evaluate(run)).toMatchObject({ reply: { ok: true, value: { files: [{ error: null }] } }, tasks: ['import'] });

  tell({ savePath: join(dataDir, 'out.txt') });
  expect(await page.evaluate(call('host.saveTarget', { name: '../名单.txt' }))).toMatchObject({ ok: true, value: { name: 'out.txt' } });
  expect(notes('save dialog')).toMatchObject([{ defaultPath: '__名单.txt' }]);
  expect(await page.evaluate(call('host.saveTarget', { name: 'a.txt' }))).toEqual({ ok: true, value: null });

  tell({ filesOnDisk: { '订单.csv': csv } });
  await page.evaluate('new Promise((done) => setTimeout(done, 200))');
  const drop = "window.host.call('host.dropFiles', {}, { files: [new File(['x'], '订单.csv'), new File(['y'], 'made-by-the-page.csv')] })";
  expect(await page.evaluate(drop)).toMatchObject({ ok: true, value: [{ name: '订单.csv', size: 1 }] });
  expect(await page.evaluate(call('host.dropFiles', { paths: ['/etc/passwd'] }))).toEqual({ ok: true, value: [] });
  tell({ quit: true });
  expect(await ended).toBe(0);
});

test('a page becomes a PDF where the owner wants it, printed in a window of its own that runs nothing', async ({ dataDir }) => {
  const { page, notes, tell, ended } = await startStandIn(dataDir);
  const sheet = { name: '护肤', about: '', opening: '您好，<script>document.body.textContent = "ran"</script>这里是样例店。', questions: [], objections: [], closing: '谢谢您。' };
  const saved = await page.evaluate<{ value: { sheetId: number } }>(call('copy.saveTalkSheet', sheet));
  tell({ savePath: join(dataDir, 'backups.pdf') });
  expect(await page.evaluate(call('host.pdfTarget', { name: '话术.pdf' }))).toMatchObject({ ok: false, error: { code: 'file_in_data_folder' } });
  const folder = mkdtempSync(join(tmpdir(), 'huitouke-pdf-'));
  tell({ savePath: join(folder, '话术.pdf') });
  const target = await page.evaluate<{ value: { page: unknown; pdf: { token: string } } }>(call('host.pdfTarget', { name: '话术.pdf' }));
  expect(await page.evaluate(call('copy.printTalkSheet', { sheetId: saved.value.sheetId, to: target.value.page }))).toMatchObject({ ok: true });
  const print = () => page.evaluate(call('host.printPdf', { pdf: target.value.pdf.token }));
  expect(await print()).toEqual({ ok: true, value: true });
  expect(readFileSync(join(folder, '话术.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(notes('BrowserWindow').at(-1)).toMatchObject({ show: false, webPreferences: { partition: 'print', javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false } });
  expect(readdirSync(join(dataDir, 'tmp'))).toEqual([]);
  expect(await print()).toMatchObject({ ok: false, error: { code: 'file_missing' } });
  rmSync(folder, { recursive: true });
  tell({ quit: true });
  expect(await ended).toBe(0);
});

test('a damaged database opens into the recovery screen, which offers the newest backup; one click brings the shop back', async ({ dataDir }) => {
  test.slow();
  const sample = (name: string) => resolve('tests/fixtures/exports', name);
  const first = await startStandIn(dataDir);
  const importOne = async (file: string) => {
    first.tell({ openPaths: [file] });
    const picked = await first.page.evaluate<{ value: unknown }>(call('host.pickFiles', { multiple: false, extensions: [] }));
    expect(await first.page.evaluate(call('imports.run', { files: picked.value }))).toMatchObject({ ok: true, value: { files: [{ error: null }] } });
  };
  const backups = async () => (await first.page.evaluate<{ value: { backups: { seq: number; orders: number }[] } }>(call('vault.list', {}))).value.backups;
  await importOne(sample('shopify_utf8/orders_export_1.csv'));
  await expect.poll(async () => (await backups()).length, { timeout: 30_000 }).toBe(1);
  await importOne(sample('taobao_orders_2017_gbk/ExportOrderList201707190930.csv'));
  await expect.poll(async () => (await backups()).length, { timeout: 30_000 }).toBe(2);
  const [newest, older] = await backups();
  expect(newest!.orders).toBeGreaterThan(older!.orders);
  first.tell({ quit: true });
  expect(await first.ended).toBe(0);
  const file = join(dataDir, 'huitouke.db');
  const harmed = readFileSync(file).fill(0, 0, 100);
  writeFileSync(file, harmed);

  const second = await startStandIn(dataDir);
  const { page } = second;
  const problems: string[] = [];
  await collectProblems(page, problems);
  await expect(page.getByText('数据文件的开头损坏了')).toBeVisible();
  await expect(page.locator('.nav')).toHaveCount(0);
  expect(await page.evaluate(call('customers.list', {}))).toEqual({ ok: false, error: { code: 'database_damaged', detail: { damage: 'header' } } });
  expect(second.notes('error box')).toEqual([]);
  expect(readFileSync(file).equals(harmed)).toBe(true);
  await expect(page.locator('.recovery-offer')).toContainText(`${newest!.orders} 笔订单`);
  await page.getByRole('button', { name: '恢复这一份' }).click();
  await expect(page.locator('.nav')).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(call('planner.today', {}))).toMatchObject({ ok: true, value: { orders: newest!.orders } });
  expect(readFileSync(join(dataDir, 'aside', '1', 'huitouke.db')).equals(harmed)).toBe(true);
  expect(problems).toEqual([]);
  second.tell({ quit: true });
  expect(await second.ended).toBe(0);
});

test('the window comes back as it was left, and a damaged note of it does no harm', async ({ dataDir }) => {
  const file = join(dataDir, 'window.json');
  const first = await startStandIn(dataDir);
  first.tell({ quit: true });
  expect(await first.ended).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ x: 12, y: 34, width: 1280, height: 800, maximized: false });

  writeFileSync(file, JSON.stringify({ x: 50, y: 60, width: 1500, height: 900, maximized: true }));
  const second = await startStandIn(dataDir);
  expect(second.notes('BrowserWindow')).toMatchObject([{ x: 50, y: 60, width: 1500, height: 900 }]);
  expect(second.notes('maximize')).toHaveLength(1);
  second.tell({ quit: true });
  expect(await second.ended).toBe(0);

  writeFileSync(file, '{"width":');
  const third = await startStandIn(dataDir);
  expect(third.notes('BrowserWindow')).toMatchObject([{ width: 1280, height: 800 }]);
  third.tell({ quit: true });
  expect(await third.ended).toBe(0);
});

test('a second start comes to the first, and another host is refused with a sentence', async ({ dataDir }) => {
  const first = await startStandIn(dataDir);
  expect(await startInVain(dataDir, { FAKE_SECOND_INSTANCE: '1' })).toEqual({ code: 0, errors: [], windows: [] });
  first.tell({ secondInstance: true });
  await expect.poll(() => first.notes('restore').length + first.notes('focus').length).toBe(2);
  await expect(startHost(dataDir)).rejects.toThrow('the host ended with 1');
  first.tell({ quit: true });
  expect(await first.ended).toBe(0);

  const browser = await startHost(dataDir);
  const refused = await startInVain(dataDir);
  expect(refused).toMatchObject({ code: 1, windows: [] });
  expect(JSON.stringify(refused.errors)).toContain('回头客已经打开了');
  expect(await browser.stop()).toBe(0);
  expect(existsSync(join(dataDir, 'huitouke.db'))).toBe(true);
});
