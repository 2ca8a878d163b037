import { expect, test } from 'vitest';
import { ByteKey, ByteKeys } from '../../../electron/backend/imports/byte-keys.ts';

const viewOf = (text: string): DataView => new DataView(Uint8Array.from(new TextEncoder().encode(text)).buffer);

function keyOf(...parts: (string | DataView)[]): ByteKey {
  const key = new ByteKey().start(parts[0] instanceof DataView);
  for (const part of parts) {
    if (typeof part === 'string') key.addText(part);
    else key.add(part, 0, part.byteLength);
  }
  return key;
}

test('keys are numbered in the order in which they come for the first time', () => {
  const keys = new ByteKeys();
  const texts = Array.from({ length: 20_000 }, (_, i) => `买家${(i * 7919) % 20_011}`);
  for (const [i, text] of texts.entries()) expect(keys.placeOf(keyOf(text, 'x'.repeat(i % 50)))).toBe(i);
  for (const [i, text] of texts.entries()) expect(keys.placeOf(keyOf(text, 'x'.repeat(i % 50)))).toBe(i);
  expect(keys.size).toBe(texts.length);
  keys.clear();
  expect(keys.placeOf(keyOf(texts[5]!))).toBe(0);
});

test('a part is no longer or shorter part, and a long key has room', () => {
  const keys = new ByteKeys();
  expect([keyOf('ab', 'c'), keyOf('a', 'bc'), keyOf('y'.repeat(100_000)), keyOf('ab', 'c'), keyOf('', ''), keyOf('')].map((key) => keys.placeOf(key))).toEqual([0, 1, 2, 0, 3, 4]);
});

test('bytes are told apart as texts are, whatever their length and place, and are never taken for a text', () => {
  const keys = new ByteKeys();
  const texts = new Map<string, number>();
  for (const first of ['', 'a', 'ab', 'abc', 'abcd', 'abcde', 'abcdefgh', '王']) {
    for (const second of ['', 'a', 'bcd', 'abcd', 'abcdefghi', '王'.repeat(2000)]) {
      const place = keys.placeOf(keyOf(viewOf(first), viewOf(second)));
      expect(place).toBe(texts.size);
      texts.set(`${first},${second}`, place);
      expect(keys.placeOf(keyOf(viewOf(first), viewOf(second)))).toBe(place);
    }
  }
  const key = new ByteKey().start(true);
  key.add(viewOf('xxxabcdx'), 3, 7);
  key.add(viewOf('bcd'), 0, 3);
  expect(keys.placeOf(key)).toBe(texts.get('abcd,bcd'));
  expect(keys.placeOf(keyOf('abcd', 'bcd'))).toBe(texts.size);
});
