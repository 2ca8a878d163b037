import { expect, test } from 'vitest';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { CultivationRules } from '../../../shared/contract/strategy-cultivation.ts';
import { climbOf, ladderProblem } from '../../../shared/domain/cultivation.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const ago = (days: number) => addDays(TODAY, -days);
const read = async (shop: ShopMaker, input: object = {}) => {
  const task: TaskContext = { ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) };
  return strategyHandlers.cultivation(contract.strategy.cultivation.input.parse(input), task);
};
const rules = (change: Partial<CultivationRules> = {}): CultivationRules => ({
  steps: [
    { purchaseDays: 1, netMinor: null, withinDays: 90, target: 0.3, action: 'firstRepeat' },
    { purchaseDays: 2, netMinor: null, withinDays: 180, target: null, action: 'crossSell' },
    { purchaseDays: 3, netMinor: 30_000, withinDays: 365, target: null, action: 'privilege' },
  ],
  exitDays: null,
  ...change,
});
const save = (shop: ShopMaker, change?: Partial<CultivationRules>) => strategyHandlers.saveCultivation(rules(change), shop.context(TODAY));

test('a step is entered on the purchase day that fulfils it, and money may come later than the days', () => {
  const purchases = { customerIds: Int32Array.of(1), offsets: Int32Array.of(0, 4), days: Int32Array.of(10, 40, 45, 90) };
  const steps = rules().steps;
  expect(climbOf(purchases, Float64Array.of(10_000, 5_000, 5_000, 10_000), 0, steps, 100)!.entered).toEqual([10, 40, 90]);
  expect(climbOf(purchases, Float64Array.of(10_000, 5_000, 5_000, 10_000), 0, steps, 89)!.entered).toEqual([10, 40, NaN]);
  expect(climbOf(purchases, Float64Array.of(NaN, 5_000, 5_000, 10_000), 0, steps, 100)!.entered).toEqual([10, 40, NaN]);
  expect(climbOf(purchases, Float64Array.of(1, 1, 1, 1), 0, steps, 9)).toBeNull();
  expect(ladderProblem(steps)).toBeNull();
  expect(ladderProblem([steps[0]!, steps[0]!])).toBe('order');
});

/** Sixty who came 150 days ago, a third of whom came again within 90 days; five from the first days, whose past isn't known. */
function makeShop(): { shop: ShopMaker; firsts: number[] } {
  const shop = new ShopMaker();
  for (let i = 0; i < 5; i += 1) shop.order({ customerId: shop.customer(), day: ago(400) });
  const firsts = Array.from({ length: 60 }, (_, i) => {
    const customerId = shop.customer();
    shop.order({ customerId, day: ago(150), paidMinor: 10_000 + i });
    if (i < 20) shop.order({ customerId, day: ago(100) });
    if (i === 20) shop.order({ customerId, day: ago(50) }); // too late to count, but on the next step
    return customerId;
  });
  shop.finish();
  return { shop, firsts };
}

test('the current rate counts whom time allows, and the stuck are those it didn’t bring on', async () => {
  const { shop, firsts } = makeShop();
  save(shop);
  const told = await read(shop);
  const [first, second, third] = told.steps;
  expect(told).toMatchObject({ isSaved: true, leadDays: 180, exitDays: null });
  expect(first!.conversion).toEqual({ entered: 60, converted: 20, rate: { value: 20 / 60, ...wilson(20, 60) } });
  expect([first!.customers, first!.stuck, second!.customers, second!.stuck, third!.customers]).toEqual([44, 44, 21, 0, 0]);
  expect(second!.conversion).toMatchObject({ entered: 0, rate: null });
  expect(told.stuckIds).toHaveLength(44);
  expect(told.people[0]).toMatchObject({ customerId: firsts[59], stuckDays: 150 });
  expect((await read(shop, { step: 'returning' })).stuckIds).toEqual([]);
});

test('whoever hasn’t bought for too long is off the ladder, and counted where they were', async () => {
  const { shop } = makeShop();
  save(shop, { exitDays: 120 });
  const told = await read(shop);
  expect(told.steps.map((s) => [s.step, s.customers, s.left])).toEqual([['new', 0, 44], ['returning', 21, 0], ['best', 0, 0]]);
});

test('rules that are no ladder are refused, and an empty shop has nobody on it', async () => {
  const shop = new ShopMaker().finish();
  expect(() => save(shop, { steps: [rules().steps[1]!, rules().steps[1]!, rules().steps[2]!] })).toThrow(expect.objectContaining({ code: 'bad_input' }));
  const told = await read(shop);
  expect(told).toMatchObject({ isSaved: false, stuckIds: [], people: [] });
  expect(told.steps.every((s) => s.customers === 0)).toBe(true);
});
