import { describe, expect, test } from 'vitest';
import { matrixLines, timesAYear } from '../../shared/domain/benefits.ts';
import { deliveryStatuses, mayMove, takesStock } from '../../shared/domain/deliveries.ts';
import { readDeliveryResults } from '../../shared/domain/delivery-results.ts';

test.each([
  [{ times: 2, per: 'quarter' }, 8],
  [{ times: 1, per: 'once' }, 1],
  [{ times: 3, per: 'month' }, 36],
  [{ times: 1, per: 'order' }, 3.5],
] as const)('%o is %d times a year', (cell, times) => expect(timesAYear(cell, 3.5)).toBe(times));

describe('a matrix', () => {
  const tiers = [{ rank: 0, members: 100, ordersAYear: 1 }, { rank: 3, members: 20, ordersAYear: 4 }];
  const costs = new Map([[1, 800], [2, 150]]);
  test('costs its people times a year times one', () => {
    expect(matrixLines(tiers, [{ rank: 3, benefitId: 1, times: 1, per: 'year' }], costs)).toEqual([{ rank: 3, benefitId: 1, people: 20, times: 20, costMinor: 16_000 }]);
  });
  test('gives everyone what stands at rank 0, and the tier its own word', () => {
    const lines = matrixLines(tiers, [{ rank: 0, benefitId: 2, times: 1, per: 'year' }, { rank: 3, benefitId: 2, times: 1, per: 'order' }], costs);
    expect(lines.map(({ rank, costMinor }) => [rank, costMinor])).toEqual([[0, 15_000], [3, 12_000]]);
    expect(matrixLines(tiers, [{ rank: 0, benefitId: 2, times: 1, per: 'year' }], costs).map((l) => l.people)).toEqual([100, 20]);
  });
  test('says nothing of a benefit without a cost that is known', () => expect(matrixLines(tiers, [{ rank: 3, benefitId: 9, times: 1, per: 'year' }], costs)).toEqual([]));
});

test('steps of a delivery: what was sent comes back rather than being cancelled, and what is cancelled stays so', () => {
  const all = deliveryStatuses.flatMap((from) => deliveryStatuses.filter((to) => mayMove(from, to)).map((to) => `${from} ${to}`));
  expect(all).toEqual(['to_send sent', 'to_send cancelled', 'sent received', 'sent returned', 'received returned', 'returned to_send']);
  expect(deliveryStatuses.filter(takesStock)).toEqual(['to_send', 'sent', 'received']);
});

test.each([
  ['17,小兰,8.80,成功', 17, true],
  ['18\t失败', 18, false],
  ['１９，已发', 19, true],
  ['20 ok', 20, true],
  ['21,小兰,8.80', null, false],
  ['小兰,成功', null, true],
  ['0,成功', null, true],
  ['22,失败,成功', 22, true],
])('%s', (line, deliveryId, done) => {
  expect(readDeliveryResults(`编号,结果\r\n\r\n${line}`)).toEqual([{ line, result: { deliveryId, done } }]);
});
