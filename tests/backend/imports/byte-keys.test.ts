import { expect, test } from 'vitest';
import { ByteKey, ByteKeys } from '../../../electron/backend/imports/byte-keys.ts';

function keyOf(...parts: (string | Uint8Array)[]): ByteKey {
  const key = new ByteKey();
  for (const part of parts) {
    if (typeof part === 'string') key.addText(part);
    else key.add(part, 0, part.length);
    key.addByte(0x1f);
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
  expect([keyOf('ab', 'c'), keyOf('a', 'bc'), keyOf('y'.repeat(100_000)), keyOf('ab', 'c'), keyOf(Uint8Array.of(0x61, 0))].map((key) => keys.placeOf(key))).toEqual([0, 1, 2, 0, 3]);
});
