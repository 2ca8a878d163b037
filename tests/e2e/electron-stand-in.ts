import { chromium, expect, type Page } from '@playwright/test';
import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import type { FromFake, ToFake } from '../fake-electron/messages.ts';

export interface StandIn {
  page: Page;
  tell: (message: ToFake) => void;
  /** What the app asked Electron for, under one name. */
  notes: (name: string) => unknown[];
  /** The answer to a call from a frame that isn't ours. */
  forge: (url: string, channel: string, args: unknown[]) => Promise<string>;
  ended: Promise<number | null>;
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

function launch(dataDir: string, env: Record<string, string>) {
  const child = fork('tests/fake-electron/run.ts', [resolve(process.env['FAKE_APP_ROOT'] ?? '.', 'dist/main/main.mjs'), '--data', dataDir], { env: { ...process.env, ...env } });
  const heard: FromFake[] = [];
  child.on('message', (message) => heard.push(message as FromFake));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const notes = (name: string) => heard.flatMap((message) => ('note' in message && message.note === name ? [message.data] : []));
  return { child, heard, ended, notes };
}

/** The built main and preload on the stand-in for Electron, with the page that they opened. */
export async function startStandIn(dataDir: string, env: Record<string, string> = {}): Promise<StandIn> {
  const port = await freePort();
  const { child, heard, ended, notes } = launch(dataDir, { FAKE_CDP_PORT: String(port), ...env });
  const over = ended.then((code) => Promise.reject(new Error(`the app ended with ${code}: ${JSON.stringify(notes('error box'))}`)));
  over.catch(() => undefined);
  await Promise.race([over, expect.poll(() => heard.some((message) => 'loaded' in message), { timeout: 30_000 }).toBe(true)]);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser.contexts()[0]!.pages()[0]!;
  const forge = async (url: string, channel: string, args: unknown[]) => {
    const answers = () => heard.flatMap((message) => ('forged' in message ? [message.forged] : []));
    const before = answers().length;
    child.send({ forge: { url, channel, args } } satisfies ToFake);
    await expect.poll(() => answers().length).toBe(before + 1);
    return answers().at(-1)!;
  };
  return { page, notes, forge, ended, tell: (message) => child.send(message) };
}

/** A start that opens no window: its exit code and what it said. */
export async function startInVain(dataDir: string, env: Record<string, string> = {}): Promise<{ code: number | null; errors: unknown[]; windows: unknown[] }> {
  const { ended, notes } = launch(dataDir, env);
  return { code: await ended, errors: notes('error box'), windows: notes('BrowserWindow') };
}
