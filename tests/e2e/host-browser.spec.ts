import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { expect, startHost, test, type RunningHost } from './fixtures.ts';

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}
interface Got {
  status: number;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

/** As any program on this computer could ask, with whatever headers it likes. */
function ask(host: RunningHost, { method = 'GET', path = '/', headers = {}, body }: Sent): Promise<Got> {
  const { hostname, port } = new URL(host.origin);
  return new Promise((done, fail) => {
    const request = httpRequest({ hostname, port, path, method, agent: false, headers: { host: `${hostname}:${port}`, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8'), headers: response.headers }));
    });
    request.once('error', fail);
    request.end(body);
  });
}

const codeOf = (host: RunningHost) => new URL(host.url).hash.slice('#code='.length);
const asPage = (host: RunningHost) => ({ origin: host.origin, 'content-type': 'application/json' });
const redeem = (host: RunningHost, code: string) => ask(host, { method: 'POST', path: '/api/session', headers: asPage(host), body: JSON.stringify({ code }) });
async function tokenOf(host: RunningHost): Promise<string> {
  return (JSON.parse((await redeem(host, codeOf(host))).body) as { token: string }).token;
}
const about = (host: RunningHost, headers: Record<string, string>): Sent => ({
  method: 'POST',
  path: '/api/call/settings.about',
  headers: { ...asPage(host), ...headers },
  body: JSON.stringify({ input: {} }),
});

test('the launch code lets one page in, and leaves the address', async ({ app, host }) => {
  await expect(app).toHaveTitle(/回头客/);
  await expect.poll(() => app.evaluate(() => sessionStorage.length)).toBeGreaterThan(0);
  expect(new URL(app.url()).hash).not.toContain('code=');
  expect((await redeem(host, codeOf(host))).status).toBe(401);
  await app.reload();
  await expect(app).toHaveTitle(/回头客/);
});

test('a page without a code says where to open it, and asks for nothing', async ({ page, host }) => {
  await page.goto(host.origin);
  await expect(page.locator('#root')).toContainText(/启动|start/i);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('a token is needed for everything but the pages, and works', async ({ host }) => {
  expect((await ask(host, about(host, {}))).status).toBe(401);
  expect((await ask(host, about(host, { authorization: 'Bearer x' }))).status).toBe(401);
  expect((await ask(host, { path: '/api/events' })).status).toBe(401);
  expect((await ask(host, { path: `/api/download/${'0'.repeat(32)}` })).status).toBe(401);
  expect((await ask(host, { method: 'POST', path: '/api/upload?name=a.csv', headers: asPage(host), body: 'a' })).status).toBe(401);
  const reply = await ask(host, about(host, { authorization: `Bearer ${await tokenOf(host)}` }));
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.body)).toMatchObject({ ok: true, value: { dataFolder: host.dataDir } });
});

test('foreign hosts, origins and sites are refused', async ({ host }) => {
  const { port } = new URL(host.origin);
  const authorization = `Bearer ${await tokenOf(host)}`;
  for (const name of ['evil.example', '0.0.0.0', '127.0.0.1.', '2130706433', '0177.0.0.1', '[::1]']) {
    expect((await ask(host, { headers: { host: `${name}:${port}` } })).status, name).toBe(421);
    expect((await ask(host, about(host, { authorization, host: `${name}:${port}` }))).status, name).toBe(421);
  }
  expect((await ask(host, { headers: { host: '127.0.0.1' } })).status).toBe(421);
  for (const origin of ['null', 'http://evil.example', `https://127.0.0.1:${port}`, `http://localhost:${port}`, `${host.origin}0`]) {
    expect((await ask(host, about(host, { authorization, origin }))).status, origin).toBe(403);
  }
  expect((await ask(host, { headers: { origin: 'http://evil.example' } })).status).toBe(403);
  for (const site of ['cross-site', 'same-site']) {
    expect((await ask(host, about(host, { authorization, 'sec-fetch-site': site }))).status, site).toBe(403);
  }
  expect((await ask(host, { ...about(host, {}), headers: { 'content-type': 'application/json', authorization } })).status).toBe(403);
});

test('only JSON, only known addresses, only files of the list', async ({ host }) => {
  const authorization = `Bearer ${await tokenOf(host)}`;
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'multipart/form-data']) {
    expect((await ask(host, about(host, { authorization, 'content-type': type }))).status, type).toBe(415);
  }
  expect((await ask(host, { ...about(host, { authorization }), body: '{' })).status).toBe(400);
  expect((await ask(host, { ...about(host, { authorization }), body: '{"input":{},"extra":1}' })).status).toBe(400);
  expect((await ask(host, { ...about(host, { authorization }), body: `{"input":"${'x'.repeat(9_000_000)}"}` })).status).toBe(413);
  for (const path of ['/package.json', '/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/%00', '//etc/passwd']) {
    expect((await ask(host, { path })).status, path).toBe(404);
  }
  expect((await ask(host, { method: 'PUT', headers: asPage(host) })).status).toBe(405);
  expect((await ask(host, { method: 'OPTIONS', headers: { ...asPage(host), 'access-control-request-method': 'POST' } })).status).toBe(405);
  const unknown = await ask(host, { ...about(host, { authorization }), path: '/api/call/constructor.name' });
  expect(JSON.parse(unknown.body)).toEqual({ ok: false, error: { code: 'unknown_endpoint', detail: {} } });
});

test('every answer carries the safe headers, and none opens it to other pages', async ({ host }) => {
  for (const answer of [await ask(host, {}), await ask(host, about(host, {})), await ask(host, { headers: { host: 'evil.example' } })]) {
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(String(answer.headers['content-security-policy'])).toContain("frame-ancestors 'none'");
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

test('the token stands nowhere but in the page', async ({ host }) => {
  const token = await tokenOf(host);
  const files = readdirSync(host.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files) expect(readFileSync(join(file.parentPath, file.name)).includes(token), file.name).toBe(false);
  if (process.platform !== 'linux') return;
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  for (const id of processes) {
    for (const part of ['cmdline', 'environ']) {
      let text = '';
      try {
        text = readFileSync(join('/proc', id, part), 'utf8');
      } catch {
        continue; // it ended meanwhile, or is another user's
      }
      expect(text.includes(token), `${part} of ${text.split('\0')[0]}`).toBe(false);
    }
  }
});

test('ten wrong tokens in a minute and it waits', async ({ host }) => {
  for (let i = 0; i < 10; i++) expect((await ask(host, about(host, { authorization: `Bearer ${i}` }))).status).toBe(401);
  expect((await ask(host, about(host, { authorization: 'Bearer 10' }))).status).toBe(429);
  expect((await redeem(host, codeOf(host))).status).toBe(429);
});

test('a file goes up, and what is written comes down', async ({ host }) => {
  const authorization = `Bearer ${await tokenOf(host)}`;
  const headers = { ...asPage(host), authorization };
  const up = await ask(host, { method: 'POST', path: `/api/upload?name=${encodeURIComponent('../订单 1.csv')}`, headers, body: '买家,1\n' });
  const file = JSON.parse(up.body) as { token: string; name: string; size: number };
  expect(file).toMatchObject({ name: '__订单 1.csv', size: 9 });
  const down = await ask(host, { path: `/api/download/${file.token}`, headers: { authorization } });
  expect(down.body).toBe('买家,1\n');
  expect(down.headers['content-disposition']).toContain(encodeURIComponent('__订单 1.csv'));
  const temporary = readdirSync(join(host.dataDir, 'tmp'));
  expect(temporary).toHaveLength(1);
  if (process.platform !== 'win32') expect(statSync(join(host.dataDir, 'tmp', temporary[0]!)).mode & 0o777).toBe(0o600);

  const huge = await ask(host, { method: 'POST', path: '/api/upload?name=a.csv', headers: { ...headers, 'content-length': String(5 * 1024 ** 3) }, body: 'a' });
  expect(huge.status).toBe(413);
  const target = await ask(host, { ...about(host, { authorization }), path: '/api/call/host.saveTarget', body: '{"input":{"name":"名单.txt"}}' });
  expect(JSON.parse(target.body)).toMatchObject({ ok: true, value: { name: '名单.txt', size: 0 } });
});

test('a page of another origin reaches nothing', async ({ page, host }) => {
  const stranger = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<h1>stranger</h1>'));
  await new Promise<void>((ready) => stranger.listen(0, '127.0.0.1', ready));
  const { port } = stranger.address() as { port: number };
  await page.goto(`http://127.0.0.1:${port}/`);
  const seen = await page.evaluate(async (origin) => {
    const attempts = [
      fetch(`${origin}/`),
      fetch(`${origin}/api/session`, { method: 'POST', body: '{"code":"x"}' }),
      fetch(`${origin}/api/call/settings.about`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer x' }, body: '{}' }),
      fetch(`${origin}/`, { mode: 'no-cors' }),
    ];
    return (await Promise.allSettled(attempts)).map((attempt) => attempt.status);
  }, host.origin);
  expect(seen).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  await page.evaluate((origin) => {
    const frame = document.createElement('iframe');
    frame.src = origin;
    document.body.append(frame);
  }, host.origin);
  await expect.poll(() => page.frames().length).toBe(2);
  expect(await page.frames()[1]!.evaluate(() => document.querySelector('#root') === null)).toBe(true);
  await new Promise((closed) => stranger.close(closed));
});

test('a second copy is refused while the first runs', async ({ host }) => {
  const second = spawn(process.execPath, ['dist/main/browser-main.mjs', '--no-open', '--data', host.dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const startedAt = Date.now();
  expect(await new Promise((done) => second.once('exit', done))).toBe(1);
  expect(Date.now() - startedAt).toBeLessThan(4000);
  expect(said).toContain('回头客已经打开了');
  expect(said).toContain('Another copy');
});

test('it ends clean, and when its parent goes', async ({ dataDir }) => {
  const first = await startHost(dataDir);
  expect(await first.stop()).toBe(0);
  expect(readdirSync(dataDir).filter((name) => name.endsWith('-wal') || name === 'tmp')).toEqual([]);

  const orphan = spawn(process.execPath, ['dist/main/browser-main.mjs', '--no-open', '--exit-with-parent', '--data', dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise((ready) => orphan.stdout.once('data', ready));
  orphan.stdin.end();
  expect(await new Promise((done) => orphan.once('exit', done))).toBe(0);
});

test('it ends with its window', async ({ dataDir }) => {
  test.skip(process.platform === 'win32', 'the stand-in for a browser is a shell script');
  // A browser whose window is closed at once, without an error.
  const browser = join(dataDir, 'browser.sh');
  writeFileSync(browser, `#!/bin/sh\necho "$@" > "${join(dataDir, 'flags.txt')}"\n`);
  chmodSync(browser, 0o700);
  const host = spawn(process.execPath, ['dist/main/browser-main.mjs', '--data', dataDir], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, HUITOUKE_BROWSER: browser, DISPLAY: ':0' },
  });
  expect(await new Promise((done) => host.once('exit', done))).toBe(0);
  const flags = readFileSync(join(dataDir, 'flags.txt'), 'utf8');
  expect(flags).toMatch(/--app=http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]+/);
  expect(flags).toContain(`--user-data-dir=${join(dataDir, 'browser')}`);
});

test('without a browser that prints it says so, and nothing lies about', async ({ dataDir }) => {
  const host = await startHost(dataDir, [], { HUITOUKE_BROWSER: join(dataDir, 'none') });
  const authorization = `Bearer ${await tokenOf(host)}`;
  const call = async (channel: string, input: unknown) => JSON.parse((await ask(host, { method: 'POST', path: `/api/call/${channel}`, headers: { ...asPage(host), authorization }, body: JSON.stringify({ input }) })).body) as { ok: boolean; value: { sheetId: number; page: unknown; pdf: { token: string } }; error: { code: string } };
  const sheet = await call('copy.saveTalkSheet', { name: '护肤', about: '', opening: '您好', questions: [], objections: [], closing: '' });
  const target = await call('host.pdfTarget', { name: '话术.pdf' });
  expect(await call('copy.printTalkSheet', { sheetId: sheet.value.sheetId, to: target.value.page })).toMatchObject({ ok: true });
  expect(readdirSync(join(dataDir, 'tmp'))).toHaveLength(1);
  expect(await call('host.printPdf', { pdf: target.value.pdf.token })).toMatchObject({ ok: false, error: { code: 'no_browser_to_print' } });
  expect(readdirSync(join(dataDir, 'tmp'))).toEqual([]);
  expect(await host.stop()).toBe(0);
});
