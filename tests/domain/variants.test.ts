import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignVariants } from '../../shared/domain/variants.ts';

test('the worked example', () => {
  expect([...assignVariants([1, 2, 3], [new Set([1]), new Set([1, 2])])]).toEqual([[1, 1], [2, 2], [3, 0]]);
});

test('whatever the sets, the variants and the rest part the audience: everyone in exactly one, the first that they fit', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
  fc.assert(
    fc.property(ids, fc.array(ids, { maxLength: 8 }), (people, sets) => {
      const assigned = assignVariants(people, sets.map((s) => new Set(s)));
      const parts = [0, ...sets.map((_, i) => i + 1)].map((position) => people.filter((id) => assigned.get(id) === position));
      expect(parts.flat().sort((a, b) => a - b)).toEqual([...people].sort((a, b) => a - b));
      for (const id of people) {
        const position = assigned.get(id)!;
        if (position > 0) expect(sets[position - 1]).toContain(id);
        for (const earlier of sets.slice(0, position === 0 ? sets.length : position - 1)) expect(earlier).not.toContain(id);
      }
    }),
  );
});
