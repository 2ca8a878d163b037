import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Who may speak or listen, and to whom: the loopback host, the page that it serves, and who looks for a free window. */
const allowed = new Set(['electron/browser-host.ts', 'electron/browser-files.ts', 'electron/browser-admission.ts', 'renderer/lib/browser-host.ts']);
const speaks = /from '(?:node:)?(?:https?|http2|net|tls|dgram|dns(?:\/promises)?)'|\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bnet\.request\b|\bautoUpdater\b|\bcrashReporter\b|\bopenExternal\b/;

test('nothing in the app opens a connection, save the page to its own host on the loopback address', () => {
  const files = globSync(['electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'shared/**/*.ts']).map((file) => file.replaceAll('\\', '/'));
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => speaks.test(readFileSync(file, 'utf8')) && !allowed.has(file))).toEqual([]);
  expect(speaks.test("import { request } from 'node:https'")).toBe(true);
});
