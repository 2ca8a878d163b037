import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { contentPolicy, pageWithPolicy } from './csp.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** What every answer of either host carries, pages and data alike. */
export const safeHeaders: Record<string, string> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export interface PageFile {
  headers: Record<string, string>;
  body: Buffer | string;
}

/** The built pages as a closed list, made once: no path of a request ever reaches the disk. */
export function listRendererFiles(dir: string): (urlPath: string) => Promise<PageFile | undefined> {
  const files = new Map<string, string>();
  const visit = (folder: string, url: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path, `${url}${entry.name}/`);
      else files.set(`${url}${entry.name}`, path);
    }
  };
  visit(dir, '/');

  return async (urlPath) => {
    const name = urlPath === '/' ? '/index.html' : urlPath;
    const path = files.get(name);
    if (!path) return undefined;
    const bytes = await readFile(path);
    const { html: body, policy } =
      name === '/index.html' ? pageWithPolicy(bytes.toString('utf8')) : { html: bytes, policy: contentPolicy(randomBytes(16).toString('base64')) };
    const type = types[extname(name)] ?? 'application/octet-stream';
    return { body, headers: { ...safeHeaders, 'content-type': type, 'content-security-policy': policy } };
  };
}
