// The same app in an ordinary browser: a server on the loopback address that only its own page can use.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { AppError, failure } from '../shared/lib/app-error.ts';
import type { Backend } from './backend/backend.ts';
import { Admission, Refusal } from './browser-admission.ts';
import { newTarget, receiveUpload, sendDownload } from './browser-files.ts';
import { answer, saveTargetInput, type HostCalls } from './host-calls.ts';
import { describeError, type Log } from './log-file.ts';
import { PdfCalls } from './pdf-calls.ts';
import { printInBrowser } from './print-in-browser.ts';
import { listRendererFiles, safeHeaders } from './renderer-files.ts';

const MAX_JSON_BYTES = 8 * 1024 ** 2;
const sessionBody = z.strictObject({ code: z.string().max(200) });
const callBody = z.strictObject({ input: z.unknown(), taskId: z.string().max(100).optional() });

export interface BrowserHost {
  origin: string;
  /** An address that lets one page in. The code stands in the fragment, which no request carries. */
  launchUrl: () => string;
  /** Calls once no page has listened for so long, after one had. */
  onAbandoned: (afterMs: number, listener: () => void) => void;
  close: () => Promise<void>;
}

export async function startBrowserHost(backend: Backend, rendererDir: string, log: Log): Promise<BrowserHost> {
  const findFile = listRendererFiles(rendererDir);
  const admission = new Admission();
  const pages = new Set<ServerResponse>();
  let abandoned: { afterMs: number; listener: () => void } | undefined;
  let waiting: NodeJS.Timeout | undefined;
  const own: HostCalls = {
    'host.saveTarget': (input) => newTarget(backend, saveTargetInput.parse(input).name),
    ...new PdfCalls().calls(backend, (name) => newTarget(backend, name), printInBrowser),
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => refuse(request, response, error));
  });
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.address() as AddressInfo;

  const unsubscribe = backend.subscribe((event, payload) => {
    for (const page of pages) page.write(`${JSON.stringify({ event, payload })}\n`);
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
    response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    admission.checkSource(request, port);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    if (request.method === 'GET') await handleGet(url, request, response);
    else if (request.method === 'POST') await handlePost(url, request, response);
    else throw new Refusal(405, 'Only GET and POST.');
  }

  async function handleGet(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = await findFile(url.pathname);
    if (file) {
      response.writeHead(200, file.headers).end(file.body);
      return;
    }
    if (!url.pathname.startsWith('/api/')) throw new Refusal(404, 'No such page.');
    admission.checkToken(request);
    const token = /^\/api\/download\/([a-f0-9]{32})$/.exec(url.pathname)?.[1];
    if (token) refuseLocked();
    if (token) await sendDownload(backend, response, token);
    else if (url.pathname === '/api/events') listen(response);
    else throw new Refusal(404, 'No such address.');
  }

  async function handlePost(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url.pathname === '/api/session') {
      const { code } = sessionBody.parse(await readJson(request));
      sendJson(response, { token: admission.redeem(code) });
      return;
    }
    admission.checkToken(request);
    const channel = /^\/api\/call\/([A-Za-z.]{1,80})$/.exec(url.pathname)?.[1];
    if (channel) {
      const { input, taskId } = callBody.parse(await readJson(request));
      sendJson(response, await answer(backend, own, log, channel, input, taskId));
    } else if (url.pathname === '/api/upload') {
      refuseLocked();
      const { name } = saveTargetInput.parse({ name: url.searchParams.get('name') });
      // The page couldn't read it: it is reported among the others, with what to do.
      const held = url.searchParams.get('held') === '1';
      sendJson(response, held ? backend.files.add('', name, { code: 'file_locked', detail: {} }) : await receiveUpload(backend, request, name));
    } else throw new Refusal(404, 'No such address.');
  }

  /** Files neither come nor go while the owner's lock is on. */
  function refuseLocked(): void {
    if (backend.isLocked()) throw new Refusal(423, 'Locked.');
  }

  /** One JSON object a line for as long as the page is open. */
  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' }).flushHeaders();
    pages.add(response);
    clearTimeout(waiting);
    response.on('close', () => {
      pages.delete(response);
      if (pages.size === 0 && abandoned) waiting = setTimeout(abandoned.listener, abandoned.afterMs).unref();
    });
  }

  function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    request.resume(); // lets the browser finish sending, else it sees a broken connection instead of the answer
    if (error instanceof Refusal) {
      response.writeHead(error.status, { 'content-type': 'text/plain; charset=utf-8' }).end(error.message);
    } else if (error instanceof AppError) {
      sendJson(response, failure(error), error.code === 'file_too_large' ? 413 : 507);
    } else if (error instanceof z.ZodError) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('Not what this address takes.');
    } else {
      log(`browser host: ${describeError(error)}`);
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('Something went wrong.');
    }
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    launchUrl: () => `http://127.0.0.1:${port}/#code=${admission.newCode()}`,
    onAbandoned: (afterMs, listener) => (abandoned = { afterMs, listener }),
    close: async () => {
      clearTimeout(waiting);
      unsubscribe();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal(415, 'Only JSON is taken here.');
  const parts: Buffer[] = [];
  let bytes = 0;
  // Left open when it is too long, so that the answer still gets through.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_JSON_BYTES) throw new Refusal(413, 'Too long.');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new Refusal(400, 'Not JSON.');
  }
}
