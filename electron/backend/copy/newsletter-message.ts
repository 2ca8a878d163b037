import { createHash } from 'node:crypto';
import type { MailPicture } from './letter-pictures.ts';

const base64Lines = (bytes: Buffer): string => (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');

const MOST_LINE = 76;

/** A header in UTF-8: words of whole signs, in lines of at most 76 (RFC 2047, 2). */
function header(name: string, text: string): string {
  const mostBytes = (before: number) => Math.floor((MOST_LINE - before - '=?UTF-8?B??='.length) / 4) * 3;
  const pieces: string[] = [];
  let piece = '';
  for (const sign of text.replaceAll(/[\r\n]+/g, ' ')) {
    if (Buffer.byteLength(piece + sign) > mostBytes(pieces.length === 0 ? name.length + 2 : 1)) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  if (piece !== '') pieces.push(piece);
  return `${name}: ${pieces.map((p) => `=?UTF-8?B?${Buffer.from(p).toString('base64')}?=`).join('\r\n ')}\r\n`;
}

/**
 * A message without sender, recipients and date, which mail programs open as a draft (X-Unsent): text, HTML, and the pictures
 * beside it (RFC 2387). Without List-Unsubscribe too: that takes an address which answers, and this way out is in words.
 */
export function* newsletterMessage({ subject, text, html, pictures }: { subject: string; text: string; html: string; pictures: readonly MailPicture[] }): Generator<string> {
  const mark = createHash('sha256').update(html).digest('hex').slice(0, 24);
  const [related, alternative] = [`htk-related-${mark}`, `htk-alternative-${mark}`];
  const part = (type: string, body: Buffer, more = '') => `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${base64Lines(body)}\r\n`;
  yield `${header('Subject', subject)}MIME-Version: 1.0\r\nX-Unsent: 1\r\nContent-Type: multipart/related; type="multipart/alternative";\r\n boundary="${related}"\r\n\r\n`;
  yield `--${related}\r\nContent-Type: multipart/alternative;\r\n boundary="${alternative}"\r\n\r\n`;
  yield `--${alternative}\r\n${part('text/plain; charset=utf-8', Buffer.from(text))}`;
  yield `--${alternative}\r\n${part('text/html; charset=utf-8', Buffer.from(html))}--${alternative}--\r\n`;
  for (const { cid, type, bytes } of pictures) yield `--${related}\r\n${part(type, bytes, `Content-ID: <${cid}>\r\nContent-Disposition: inline; filename="${cid.split('@')[0]}.${type.split('/')[1]}"\r\n`)}`;
  yield `--${related}--\r\n`;
}
