import { expect, test } from 'vitest';
import { lowestPrice, priceWithCoupon, shortfall } from '../../shared/domain/price-guard.ts';
import { stackPrice, type Stack } from '../../shared/domain/stacked-price.ts';

const stack: Stack = { listMinor: 10_000, quantity: 2, memberMinor: 9_000, reduction: { thresholdMinor: 15_000, offMinor: 2_000 }, shopCoupon: { thresholdMinor: 10_000, offMinor: 1_000 }, platformCoupon: { thresholdMinor: 17_000, offMinor: 3_000, shopShare: 0.5 }, bars: 'member_price' };
const left = (more: Partial<Stack>) => stackPrice({ ...stack, ...more }).steps.map((s) => (s.missed ? 'missed' : s.leftMinor));

test('discounts one on the other, in their order', () => {
  expect(stackPrice(stack)).toMatchObject({ listMinor: 20_000, paidMinor: 12_000, receivedMinor: 13_500, eachMinor: 6_750 });
  expect(left({})).toEqual([18_000, 16_000, 15_000, 12_000]);
  // What the steps before took away is missing to the platform's bar.
  expect(left({ bars: 'step_before' })).toEqual([18_000, 16_000, 15_000, 'missed']);
  expect(left({ memberMinor: null })).toEqual([18_000, 17_000, 14_000]);
  expect(left({ reduction: { thresholdMinor: 5_000, offMinor: 1_000, repeats: true } })).toEqual([18_000, 15_000, 14_000, 11_000]);
});

test('nobody pays less than nothing, and a member price above the list price is none', () => {
  expect(stackPrice({ ...stack, shopCoupon: { thresholdMinor: 0, offMinor: 100_000 }, platformCoupon: { thresholdMinor: 0, offMinor: 3_000, shopShare: 0 } })).toMatchObject({ paidMinor: 0, receivedMinor: 0 });
  expect(left({ memberMinor: 12_000, reduction: null, shopCoupon: null, platformCoupon: null })).toEqual([20_000]);
});

test.each([
  [10_000, 2_000, 8_000, 8_000],
  [10_000, 2_000, 20_000, 9_000],
  [10_000, 2_000, 0, 8_000],
  [1_000, 2_000, 0, 0],
  [3_333, 1_000, 10_000, 2_999],
])('¥%i with ¥%i off from %i brings at worst %i', (price, valueMinor, thresholdMinor, worst) => expect(priceWithCoupon(price, { valueMinor, thresholdMinor })).toBe(worst));

test('below the floor, below cost, or neither; the lowest that anybody pays', () => {
  const guard = { floorMinor: 800, costMinor: 500 };
  expect([shortfall(800, guard), shortfall(799, guard), shortfall(499, guard)]).toEqual([null, { against: 'floor', limitMinor: 800 }, { against: 'cost', limitMinor: 500 }]);
  expect(shortfall(1, { floorMinor: null, costMinor: null })).toBeNull();
  expect(lowestPrice({ listMinor: 1000, members: [{ rank: 2, priceMinor: 900 }, { rank: 3, priceMinor: 850 }] })).toEqual({ priceMinor: 850, rank: 3 });
  expect(lowestPrice({ listMinor: 1000, members: [{ rank: 0, priceMinor: 1000 }] })).toEqual({ priceMinor: 1000, rank: null });
});
