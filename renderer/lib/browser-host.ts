import type { Reply } from '../../shared/lib/app-error.ts';
import { isLitter } from './folder-files.ts';
import type { Host } from './host.ts';

const KEY = 'session';
const json = { 'content-type': 'application/json' };
const lost: Reply<never> = { ok: false, error: { code: 'connection_lost', detail: {} } };

/** The single-use code of the address is exchanged for a token, which lives as long as the tab. */
async function findToken(hash: string): Promise<string | null> {
  const code = /^#code=([\w-]+)$/.exec(hash)?.[1];
  if (code) {
    if (location.hash === hash) history.replaceState(null, '', '/');
    const response = await fetch('/api/session', { method: 'POST', headers: json, body: JSON.stringify({ code }) });
    if (response.ok) sessionStorage.setItem(KEY, ((await response.json()) as { token: string }).token);
  }
  return sessionStorage.getItem(KEY);
}

/** Undefined where no token can be had. */
export async function connectBrowser(hash: string): Promise<Host | undefined> {
  const token = await findToken(hash);
  if (!token) return undefined;
  const auth = { authorization: `Bearer ${token}` };
  const listeners = new Map<string, Set<(payload: never) => void>>();

  async function listen(): Promise<void> {
    const response = await fetch('/api/events', { headers: auth });
    if (!response.ok || !response.body) throw new Error(`events ${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const { event, payload } = JSON.parse(line) as { event: string; payload: never };
        for (const listener of listeners.get(event) ?? []) listener(payload);
      }
    }
  }
  void (async () => {
    for (let wait = 250; ; wait = Math.min(wait * 2, 5000)) {
      await listen().catch(() => undefined); // the host went away: try again, ever more slowly
      await new Promise((done) => setTimeout(done, wait));
    }
  })();

  return {
    kind: 'browser',
    async call(channel, input, options) {
      if (channel === 'host.pickFiles') return { ok: true, value: await upload(await choose(input as Choice), auth) };
      if (channel === 'host.pasteText') return { ok: true, value: (await upload([pasted(input as { name: string; text: string })], auth))[0] };
      if (channel === 'host.dropFiles') return { ok: true, value: await upload(options?.files ?? [], auth) };
      if (channel === 'host.deliver') return { ok: true, value: await download(input as { token: string; name: string }, auth) };
      const response = await fetch(`/api/call/${channel}`, {
        method: 'POST',
        headers: { ...auth, ...json },
        body: JSON.stringify({ input, taskId: options?.taskId }),
      }).catch(() => null);
      if (!response?.ok) return lost;
      return (await response.json()) as Reply<unknown>;
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => set.delete(listener);
    },
  };
}

interface Choice {
  multiple: boolean;
  folders: boolean;
  extensions: string[];
}

function choose({ multiple, folders, extensions }: Choice): Promise<File[]> {
  return new Promise((done) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple, webkitdirectory: folders, accept: folders ? '' : extensions.map((e) => `.${e}`).join(',') });
    input.addEventListener('cancel', () => done([]));
    input.addEventListener('change', () => done([...(input.files ?? [])].filter((file) => !folders || !isLitter(file.name))));
    input.click();
  });
}

const pasted = ({ name, text }: { name: string; text: string }) => new File([text], name, { type: 'text/plain' });

/** A file that Excel or WPS holds open can't be read: the host is told its name, so that it is reported with the others. */
const isHeld = (file: File) =>
  file.slice(0, 1).arrayBuffer().then(
    () => false,
    () => true,
  );

async function upload(files: File[], auth: Record<string, string>): Promise<unknown[]> {
  const refs: unknown[] = [];
  for (const file of files) {
    const held = await isHeld(file);
    const response = await fetch(`/api/upload?name=${encodeURIComponent(file.name)}${held ? '&held=1' : ''}`, {
      method: 'POST',
      headers: { ...auth, 'content-type': 'application/octet-stream' },
      body: held ? '' : file,
    });
    if (!response.ok) throw new Error(`upload ${response.status}`);
    refs.push(await response.json());
  }
  return refs;
}

async function download(file: { token: string; name: string }, auth: Record<string, string>): Promise<boolean> {
  const response = await fetch(`/api/download/${file.token}`, { headers: auth });
  if (!response.ok) return false;
  const link = document.createElement('a');
  Object.assign(link, { href: URL.createObjectURL(await response.blob()), download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return true;
}
