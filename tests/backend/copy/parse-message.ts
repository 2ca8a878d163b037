import { expect } from 'vitest';

export interface MessagePart {
  headers: Map<string, string>;
  /** Without parameters, in lower case. */
  type: string;
  parts: MessagePart[];
  /** Decoded; of a part that holds others none. */
  bytes: Buffer;
}

/** A message by the rules of RFC 5322 (lines, folding), 2047 (words) and 2046 (parts), held to what each of them allows. */
export function parseMessage(message: string): MessagePart {
  expect(message, 'only ASCII').toMatch(/^[\x09\x0d\x0a\x20-\x7e]*$/);
  expect(message.replaceAll('\r\n', ''), 'every line ends with CR and LF').not.toMatch(/[\r\n]/);
  for (const line of message.split('\r\n')) expect(line.length, line).toBeLessThanOrEqual(78);
  return parsePart(message);
}

function parsePart(text: string): MessagePart {
  const end = text.indexOf('\r\n\r\n');
  expect(end, 'an empty line after the headers').toBeGreaterThan(0);
  const body = text.slice(end + 4);
  const headers = readHeaders(text.slice(0, end));
  const written = headers.get('content-type') ?? 'text/plain';
  const [type] = written.toLowerCase().split(';');
  if (!type!.startsWith('multipart/')) return { headers, type: type!, parts: [], bytes: decode(headers.get('content-transfer-encoding') ?? '7bit', body) };
  const boundary = /boundary="([^"]+)"/.exec(written)![1]!;
  expect(boundary).toMatch(/^[\w'()+,./:=?-]{1,70}$/);
  const [, ...pieces] = `\r\n${body}`.split(`\r\n--${boundary}`);
  expect(pieces.at(-1), 'the last boundary').toMatch(/^--/);
  return { headers, type: type!, parts: pieces.slice(0, -1).map((piece) => parsePart(piece.replace(/^\r\n/, ''))), bytes: Buffer.alloc(0) };
}

function readHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const written of block.split(/\r\n(?![ \t])/)) {
    for (const line of written.split('\r\n')) if (line.includes('=?')) expect(line.length, 'RFC 2047: a line with encoded words').toBeLessThanOrEqual(76);
    const [, name, value] = /^([\x21-\x39\x3b-\x7e]+):([\s\S]*)$/.exec(written)!;
    expect(headers.has(name!.toLowerCase()), `${name!} once`).toBe(false);
    headers.set(name!.toLowerCase(), decodeWords(value!.replaceAll(/\r\n(?=[ \t])/g, '')).trim());
  }
  return headers;
}

/** Between two encoded words white space says nothing. */
const decodeWords = (value: string): string =>
  value.replaceAll(/(\?=)[ \t]+(?==\?)/g, '$1').replaceAll(/=\?([^?]*)\?([^?]*)\?([^?]*)\?=/g, (word, charset: string, encoding: string, text: string) => {
    expect(word.length).toBeLessThanOrEqual(75);
    expect([charset.toLowerCase(), encoding]).toEqual(['utf-8', 'B']);
    expect(text).toMatch(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
    expect(text).not.toBe('');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(text, 'base64'));
  });

function decode(encoding: string, body: string): Buffer {
  if (encoding !== 'base64') return Buffer.from(body);
  for (const line of body.split('\r\n')) expect(line.length, 'RFC 2045: a line of base64').toBeLessThanOrEqual(76);
  return Buffer.from(body, 'base64');
}
