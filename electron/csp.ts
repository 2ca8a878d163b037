import { randomBytes } from 'node:crypto';

/** Vite's `html.cspNonce` leaves this word in index.html. */
const PLACEHOLDER = '__CSP_NONCE__';

/**
 * One policy for both hosts. Ant Design writes <style> elements at run time, hence the nonce; ECharts' tooltip sets style
 * attributes through markup, hence style-src-attr. Scripts come from files only.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // A sound or a film among the owner's files, from memory.
    'media-src blob:',
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** index.html with a nonce of its own, and the policy that goes with it. */
export function pageWithPolicy(html: string): { html: string; policy: string } {
  const nonce = randomBytes(16).toString('base64');
  return { html: html.replaceAll(PLACEHOLDER, nonce), policy: contentPolicy(nonce) };
}
