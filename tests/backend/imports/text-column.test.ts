import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextColumn } from '../../../electron/backend/imports/text-column.ts';

const texts = fc.array(fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom('', '2000000026962574433', 'é-1', '订单9')), { maxLength: 60 });

test('each text is at its place as it came, and is no other', () => {
  fc.assert(
    fc.property(texts, fc.string({ maxLength: 5 }), (given, other) => {
      const column = new TextColumn();
      for (const text of given) column.push(text);
      expect(column.length).toBe(given.length);
      for (const [i, text] of given.entries()) {
        expect(column.at(i)).toBe(text);
        expect(column.is(i, text)).toBe(true);
        expect(column.is(i, other)).toBe(text === other);
        expect(column.is(i, `${text}x`)).toBe(false);
      }
      expect(column.is(given.length, '')).toBe(false);
    }),
  );
});

test('grows with a million characters', () => {
  const column = new TextColumn();
  for (let i = 0; i < 60_000; i++) column.push(String(2_000_000_000_000_000 + i * 7919));
  expect(column.at(0)).toBe('2000000000000000');
  expect(column.at(59_999)).toBe(String(2_000_000_000_000_000 + 59_999 * 7919));
});
