import { expect, test } from 'vitest';
import { habitsOf, type BoughtLine } from '../../shared/domain/habits.ts';

const line = (facts: Partial<BoughtLine>): BoughtLine => ({ orderId: 1, day: '2026-01-01', hour: null, weekday: 4, product: '围巾', category: null, quantity: 1, paidMinor: 1000, discountMinor: 0, ...facts });

test('favourites by the days on which they were bought, then by money', () => {
  const { products, categories } = habitsOf([
    line({ orderId: 1, product: '帽子', paidMinor: 9000, category: '配饰' }),
    line({ orderId: 1, product: '帽子', paidMinor: 9000, category: '配饰' }),
    line({ orderId: 2, day: '2026-02-01', product: '围巾', quantity: 2 }),
    line({ orderId: 3, day: '2026-03-01', product: '围巾', category: '' }),
  ]);
  expect(products).toEqual([
    { name: '围巾', days: 2, pieces: 3, paidMinor: 2000 },
    { name: '帽子', days: 1, pieces: 2, paidMinor: 18000 },
  ]);
  expect(categories.map((c) => c.name)).toEqual(['配饰']);
});

test('price a piece by quartiles, from three lines on; a line without money or pieces has none', () => {
  const lines = [line({ paidMinor: 1000 }), line({ paidMinor: 4000, quantity: 2 }), line({ paidMinor: null }), line({ quantity: 0 })];
  expect(habitsOf(lines).price).toBeNull();
  expect(habitsOf([...lines, line({ paidMinor: 4000 }), line({ paidMinor: 10000 })]).price).toEqual({ low: 1750, median: 3000, high: 5500, n: 4 });
});

test('deal share from ten lines on', () => {
  const nine = Array.from({ length: 9 }, () => line({}));
  expect(habitsOf(nine).dealShare).toBeNull();
  expect(habitsOf([...nine, line({ discountMinor: 100, paidMinor: 1000 })]).dealShare).toBeCloseTo(0.1);
  expect(habitsOf(Array.from({ length: 10 }, () => line({ paidMinor: 0 }))).dealShare).toBeNull();
});

test('an order counts once: its hour, also over midnight, and its day of the week', () => {
  const at = (orderId: number, hour: number | null, weekday = 1) => line({ orderId, hour, weekday });
  expect(habitsOf([at(1, 9), at(2, 9), at(3, 9), at(4, 9), at(4, 9), at(5, null)]).hours).toBeNull();
  expect(habitsOf([at(1, 23), at(2, 0), at(3, 1), at(4, 12), at(5, 0, 7)])).toMatchObject({ orders: 5, hours: { from: 22, share: 0.8, n: 5 }, weekdays: [4, 0, 0, 0, 0, 0, 1] });
});

test('of nothing, nothing', () => {
  expect(habitsOf([])).toEqual({ orders: 0, lines: 0, products: [], categories: [], price: null, dealShare: null, hours: null, weekdays: [0, 0, 0, 0, 0, 0, 0] });
});
