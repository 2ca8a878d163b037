import { protocol } from 'electron';
import { listRendererFiles } from './renderer-files.ts';

const HOST = 'bundle';
export const PAGE_URL = `app://${HOST}/`;

/** Before `ready`, or it has no effect. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Our pages under their own scheme, from the closed list; `file://` isn't used. */
export function serveApp(rendererDir: string): void {
  const findFile = listRendererFiles(rendererDir);
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const file = url.host === HOST && request.method === 'GET' ? await findFile(url.pathname) : undefined;
    if (!file) return new Response('', { status: 404 });
    return new Response(typeof file.body === 'string' ? file.body : new Uint8Array(file.body), { headers: file.headers });
  });
}
