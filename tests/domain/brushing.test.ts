import { describe, expect, test } from 'vitest';
import { brushingThresholds, findBrushing, isBrushingMemo, type BrushOrder } from '../../shared/domain/brushing.ts';

let last = 0;
const order = (day: number, accountId: number, more: Partial<BrushOrder> = {}): BrushOrder => ({ orderId: ++last, accountId, day, phone: null, address: null, pieces: 1, hasBuyerMemo: false, ...more });
const reasons = (orders: BrushOrder[]) => orders.map((o) => findBrushing(orders).get(o.orderId)?.map((r) => `${r.code} ${r.count}`) ?? []);

describe('one phone on many buyers', () => {
  const on = (days: number[], buyers = days.map((_, i) => i + 1)) => days.map((day, i) => order(day, buyers[i]!, { phone: '+8613812345678' }));
  test('the worked example: four buyers within 30 days', () => {
    expect(reasons(on([1, 3, 9, 30]))).toEqual(Array(4).fill(['shared_phone 4']));
    expect(reasons(on([1, 3, 9, 31]))).toEqual([[], [], [], []]);
  });
  test('three buyers are a family, however often they buy', () => {
    expect(reasons(on([1, 2, 3, 4, 5, 6], [1, 2, 3, 1, 2, 3]))).toEqual(Array(6).fill([]));
  });
  test('a quiet order long before is none of it', () => {
    expect(reasons(on([1, 100, 101, 102, 103], [1, 2, 3, 4, 5]))).toEqual([[], ...Array<string[]>(4).fill(['shared_phone 4'])]);
  });
  test('each order is told the fullest window that it stands in', () => {
    expect(reasons(on([1, 2, 3, 20, 25, 35], [1, 2, 3, 4, 5, 6]))).toEqual([['shared_phone 5'], ['shared_phone 5'], ['shared_phone 5'], ['shared_phone 5'], ['shared_phone 5'], []].map((r, i) => (i === 5 ? [] : r)));
  });
  test('no phone is nobody’s', () => expect(reasons([1, 2, 3, 4].map((n) => order(n, n)))).toEqual([[], [], [], []]));
});

test('an address says the same', () => {
  expect(reasons([1, 2, 3, 4].map((n) => order(n, n, { address: '样例街道测试路1号' })))).toEqual(Array(4).fill(['shared_address 4']));
});

describe('one buyer, many single pieces', () => {
  const six = (more: (i: number) => Partial<BrushOrder> = () => ({})) => [1, 2, 3, 4, 5, 7].map((day, i) => order(day, 1, more(i)));
  test('six in seven days', () => expect(reasons(six())).toEqual(Array(6).fill(['burst 6'])));
  test('not on the eighth day', () => expect(reasons([1, 2, 3, 4, 5, 8].map((d) => order(d, 1))).flat()).toEqual([]));
  test('not with a word to the seller', () => expect(reasons(six((i) => ({ hasBuyerMemo: i === 0 }))).flat()).toEqual([]));
  test('not with two pieces in one', () => expect(reasons(six((i) => ({ pieces: i === 0 ? 2 : 1 }))).flat()).toEqual([]));
});

test('a million orders of one phone are no million times a million', () => {
  const orders = Array.from({ length: 60_000 }, (_, i) => order(i >> 12, i, { phone: '+8613812345678' }));
  const from = performance.now();
  expect(findBrushing(orders).size).toBe(60_000);
  expect(performance.now() - from).toBeLessThan(5000);
});

test.each([['刷单', true], ['补单 已返', true], ['S单', true], ['v单', true], ['放单A', true], ['补发一件', false], ['下单送礼', false], ['10S单元', false], ['', false]])('the seller’s memo %s says so: %s', (memo, says) => expect(isBrushingMemo(memo)).toBe(says));

test('thresholds are those on the screen', () => expect(brushingThresholds).toEqual({ sharedBuyers: 4, sharedDays: 30, burstOrders: 6, burstDays: 7 }));
