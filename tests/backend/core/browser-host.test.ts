import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Backend, Emit } from '../../../electron/backend/backend.ts';
import { FileRefs } from '../../../electron/backend/files/file-refs.ts';
import { startBrowserHost, type BrowserHost } from '../../../electron/browser-host.ts';

let dir = '';
let host: BrowserHost;
const listeners = new Set<Emit>();
const cancelled: string[] = [];
let locked = false;
/** A back end that only the host's own work is seen through. */
const backend = (): Backend => ({
  call: (endpoint, input, taskId) => Promise.resolve({ ok: true, value: { endpoint, input, taskId } }),
  cancel: (taskId) => void cancelled.push(taskId),
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isDamaged: () => false,
  isLocked: () => locked,
  files: new FileRefs(),
  tempDir: dir,
  close: () => Promise.resolve(),
});
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-browser-'));
  writeFileSync(join(dir, 'index.html'), '<style nonce="__CSP_NONCE__"></style>');
  host = await startBrowserHost(backend(), dir, () => undefined);
});
afterEach(async () => {
  await host.close();
  rmSync(dir, { recursive: true, force: true });
});

async function asPage(): Promise<(path: string, body?: unknown) => Promise<Response>> {
  const headers = { origin: host.origin, 'content-type': 'application/json' };
  const code = new URL(host.launchUrl()).hash.slice('#code='.length);
  const session = await fetch(`${host.origin}/api/session`, { method: 'POST', headers, body: JSON.stringify({ code }) });
  const { token } = (await session.json()) as { token: string };
  const authorised = { ...headers, authorization: `Bearer ${token}` };
  return (path, body) => fetch(host.origin + path, { headers: authorised, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) });
}

test('each page load has a nonce of its own, in page and policy alike', async () => {
  const nonces: string[] = [];
  for (let i = 0; i < 3; i++) {
    const answer = await fetch(host.origin);
    const nonce = /nonce="([^"]+)"/.exec(await answer.text())![1]!;
    expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    nonces.push(nonce);
  }
  expect(new Set(nonces).size).toBe(3);
});

test('calls go through with their task, and a task can be cancelled', async () => {
  const ask = await asPage();
  expect(await (await ask('/api/call/imports.run', { input: { files: [] }, taskId: 't1' })).json()).toEqual({ ok: true, value: { endpoint: 'imports.run', input: { files: [] }, taskId: 't1' } });
  expect(await (await ask('/api/call/tasks.cancel', { input: { taskId: 't1' } })).json()).toEqual({ ok: true, value: true });
  expect(cancelled).toEqual(['t1']);
  expect(await (await ask('/api/call/tasks.cancel', { input: { task: 1 } })).json()).toMatchObject({ ok: false, error: { code: 'bad_input' } });
});

test('events come as one JSON object a line', async () => {
  const ask = await asPage();
  const reader = (await ask('/api/events')).body!.getReader();
  for (const listener of listeners) {
    listener('changed', { endpoint: 'settings.save' });
    listener('writing', { endpoint: null });
  }
  let text = '';
  while (text.split('\n').length < 3) text += new TextDecoder().decode((await reader.read()).value);
  expect(text.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
    { event: 'changed', payload: { endpoint: 'settings.save' } },
    { event: 'writing', payload: { endpoint: null } },
  ]);
  await reader.cancel();
});

test('it notices that its last page has gone, and not that one reloads', async () => {
  const ask = await asPage();
  let left = 0;
  host.onAbandoned(300, () => left++);
  await (await ask('/api/events')).body!.cancel();
  await new Promise((done) => setTimeout(done, 100));
  const reloaded = await ask('/api/events');
  await new Promise((done) => setTimeout(done, 500));
  expect(left).toBe(0);
  await reloaded.body!.cancel();
  await expect.poll(() => left).toBe(1);
});

test('while the owner’s lock is on, files neither come nor go, and the host’s own calls refuse', async () => {
  const ask = await asPage();
  const { value } = (await (await ask('/api/call/host.saveTarget', { input: { name: 'x.csv' } })).json()) as { value: { token: string } };
  locked = true;
  try {
    expect((await ask('/api/upload?name=x.csv', {})).status).toBe(423);
    expect((await ask(`/api/download/${value.token}`)).status).toBe(423);
    for (const channel of ['host.saveTarget', 'host.openSample', 'tasks.cancel']) expect(await (await ask(`/api/call/${channel}`, { input: { name: 'x.csv', taskId: 't1' } })).json()).toEqual({ ok: false, error: { code: 'app_locked', detail: {} } });
  } finally {
    locked = false;
  }
});
