import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPairs, recommend, type Bought } from '../../shared/domain/recommend.ts';

const [TEA, CUP, POT, JAM] = [1, 2, 3, 4] as const;
const category = (product: number) => (product === JAM ? 'food' : 'tea');
const line = (customer: number, day: string, product: number): Bought => ({ customer, day, product, category: category(product) });
const all = new Set([TEA, CUP, POT, JAM]);

describe('what is bought next', () => {
  const three = [1, 2, 3].flatMap((c) => [line(c, '2026-01-01', TEA), line(c, '2026-02-01', CUP)]);
  it('counts people, on the purchase day right after', () => {
    expect(nextPairs(three, all).get(TEA)).toEqual([{ product: CUP, people: 3 }]);
    expect(nextPairs(three, all).get(CUP)).toBeUndefined();
  });
  it('keeps nothing of two people', () => {
    expect(nextPairs(three.slice(0, 4), all).get(TEA)).toEqual([]);
  });
  it('counts one person once, however often', () => {
    const again = [1, 2].flatMap((c) => [line(c, '2026-01-01', TEA), line(c, '2026-02-01', CUP), line(c, '2026-03-01', TEA), line(c, '2026-04-01', CUP)]);
    expect(nextPairs(again, all).get(TEA)).toEqual([]);
  });
  it('does not reach over a day between, nor from one person to another', () => {
    const far = [1, 2, 3].flatMap((c) => [line(c, '2026-01-01', TEA), line(c, '2026-02-01', POT), line(c, '2026-03-01', CUP)]);
    expect(nextPairs(far, all).get(TEA)).toEqual([{ product: POT, people: 3 }]);
    const others = [1, 2, 3, 4, 5, 6].map((c) => line(c, `2026-01-0${c}`, c % 2 === 0 ? CUP : TEA));
    expect([...nextPairs(others, all)]).toEqual([]);
  });
  it('offers only what is offered', () => {
    expect(nextPairs(three, new Set([TEA])).get(TEA)).toBeUndefined();
  });
});

describe('for one person', () => {
  const next = new Map([[TEA, [{ product: CUP, people: 9 }, { product: POT, people: 5 }]]]);
  const top = new Map([['tea', [{ product: TEA, people: 30 }, { product: CUP, people: 20 }, { product: POT, people: 10 }]]]);
  it.each<[string, Bought[], unknown]>([
    ['what others bought next', [line(1, '2026-01-01', TEA)], { product: CUP, people: 9, reason: 'next', of: TEA }],
    ['not what they have', [line(1, '2026-01-01', CUP), line(1, '2026-02-01', TEA)], { product: POT, people: 5, reason: 'next', of: TEA }],
    ['else the top of their category', [line(1, '2026-01-01', TEA), line(1, '2026-02-01', CUP)], { product: POT, people: 10, reason: 'category', category: 'tea' }],
    ['nothing where they have all', [TEA, CUP, POT].map((p, i) => line(1, `2026-01-0${i + 1}`, p)), undefined],
    ['nothing of a category that has nothing', [line(1, '2026-01-01', JAM)], undefined],
    ['nothing of nothing', [], undefined],
  ])('%s', (_, bought, wanted) => {
    expect(recommend(bought, next, top)).toEqual(wanted);
  });
  it('never offers what they own', () => {
    const product = fc.constantFrom(TEA, CUP, POT, JAM);
    fc.assert(
      fc.property(fc.array(fc.tuple(product, fc.integer({ min: 1, max: 28 })), { maxLength: 12 }), (list) => {
        const bought = list.map(([p, d]) => line(1, `2026-01-${String(d).padStart(2, '0')}`, p)).sort((a, b) => (a.day < b.day ? -1 : 1));
        const found = recommend(bought, next, top);
        if (found) expect(bought.map((b) => b.product)).not.toContain(found.product);
      }),
    );
  });
});
