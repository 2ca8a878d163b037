import { expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { categoryCutsKey, categoryStateRule } from '../../../shared/domain/category-state.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const shop = new ShopMaker();
const random = seededRandom(9);
// Tea every three weeks or so, pots about twice a year, and one box by a stranger.
for (let i = 0; i < 60; i += 1) {
  const customerId = shop.customer();
  for (let day = addDays('2025-01-01', Math.floor(random() * 200)); day <= TODAY; day = addDays(day, 14 + Math.floor(random() * 20))) {
    if (random() < 0.04) break;
    shop.order({ customerId, day, items: [{ title: '茶', category: '茶叶' }, ...(random() < 0.1 ? [{ title: '壶', category: '茶具' }] : [])] });
  }
}
shop.order({ customerId: null, day: '2026-05-01', items: [{ title: '盒', category: '盒子' }] });
shop.finish();
const context: TaskContext = { ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) };
const read = async (key?: string, groupBy?: 'category' | 'product') => lifecycleHandlers.categoryStates({ groupBy, key }, context);
const count = (rule: ReturnType<typeof categoryStateRule>) => segmentsHandlers.count({ rule }, context).count;

test('each category by its own gaps, where it has enough of them, else by the shop’s cuts; its people are found by the rule', async () => {
  const tea = await read();
  expect(tea).toMatchObject({ groupBy: 'category', chosen: { key: '茶叶' }, source: 'measured', tooLittle: [] });
  expect(tea.choices.map((c) => c.key)).toEqual(['茶叶', '茶具']);
  const pots = await read('茶具');
  expect(pots).toMatchObject({ source: 'shop', cuts: lifecycleHandlers.states({ months: 1 }, context).cuts });
  expect(pots.percentiles![0]).toBeGreaterThan(2 * tea.percentiles![0]);
  for (const told of [tea, pots, await read('1', 'product')]) {
    expect(told.counts.reduce((n, c) => n + c.customers, 0)).toBe(told.buyers);
    for (const { state, customers } of told.counts) expect(count(categoryStateRule(state, told.cuts!, { groupBy: told.groupBy, key: told.chosen!.key })), state).toBe(customers);
  }
  await expect(async () => read('没有')).rejects.toMatchObject({ code: 'not_found' });
});

test('the owner’s cuts of a category hold for it alone', async () => {
  lifecycleHandlers.saveSettings({ categoryCuts: { [categoryCutsKey('category', '茶具')]: [100, 200, 300] } }, context);
  const pots = await read('茶具');
  expect(pots).toMatchObject({ source: 'own', cuts: [100, 200, 300] });
  expect(count(categoryStateRule('silent', pots.cuts!, { groupBy: 'category', key: '茶具' }))).toBe(pots.counts[1]!.customers);
  expect(await read()).toMatchObject({ source: 'measured' });
  lifecycleHandlers.saveSettings({ categoryCuts: {} }, context);
  expect(await read('茶具')).toMatchObject({ source: 'shop' });
});
