import { expect, test } from 'vitest';
import { bandOf, fixedEdges, groupOf, meanScores, proposeThresholds, rankEdges, scoresOf, tenGroupOf, valueEdges, type RfmColumns } from '../../shared/domain/rfm.ts';

const bands = (values: number[], edges: ReturnType<typeof fixedEdges>, ids = values.map((_, i) => i + 1)) => values.map((v, i) => bandOf(v, ids[i]!, edges));

test('fixed bands are half-open', () => {
  expect(bands([29, 30, 59, 60, 120, 500], fixedEdges([30, 60, 90, 120]))).toEqual([0, 1, 1, 2, 4, 4]);
});

test('by rank: ties in the order of ids, bands of a fifth', () => {
  const values = [1, 1, 1, 1, 2, 3];
  expect(bands(values, rankEdges(values, [1, 2, 3, 4, 5, 6]))).toEqual([0, 0, 1, 2, 3, 4]);
  const ten = Array.from({ length: 10 }, () => 1);
  expect(bands(ten, rankEdges(ten, ten.map((_, i) => i + 1)))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  expect(rankEdges([], [])).toEqual([]);
});

test('by value: ties stay together, equal edges are one band', () => {
  const values = [1, 1, 1, 1, 1, 1, 1, 1, 2, 9];
  const edges = valueEdges(values);
  expect(edges.length).toBeLessThan(4);
  expect(new Set(bands(values, edges).slice(0, 8)).size).toBe(1);
  expect(valueEdges([])).toEqual([]);
});

test('proposed thresholds are round, different and ascending', () => {
  expect(proposeThresholds([3, 12, 31, 64, 120, 300], 5)).toEqual([10, 30, 65, 120]);
  expect(proposeThresholds([1, 1, 1], 5)).toEqual([5, 10, 15, 20]);
  expect(proposeThresholds([], 10)).toEqual([10, 20, 30, 40]);
});

test('eight groups by the mean of all, ten by R and F', () => {
  const columns: RfmColumns = { ids: Int32Array.of(1, 2), r: Float64Array.of(10, 100), f: Float64Array.of(5, 1), m: Float64Array.of(9000, 100) };
  const edges = { r: fixedEdges([30, 60, 90, 120]), f: fixedEdges([2, 3, 4, 5]), m: fixedEdges([50, 100, 150, 200]) };
  const scores = scoresOf(columns, edges);
  const means = meanScores(scores);
  expect(means).toEqual({ r: 3.5, f: 3, m: 4 });
  expect([0, 1].map((i) => groupOf({ r: scores.r[i]!, f: scores.f[i]!, m: scores.m[i]! }, { groups: 'eight', means }))).toEqual(['keyValue', 'generalWinBack']);
  expect([[5, 4], [4, 4], [3, 5], [2, 5], [2, 4], [1, 1], [3, 3], [3, 1], [4, 1], [5, 1], [5, 3], [4, 2]].map(([r, f]) => tenGroupOf(r!, f!))).toEqual(['champions', 'loyal', 'loyal', 'cantLose', 'atRisk', 'hibernating', 'attention', 'aboutToSleep', 'promisingNew', 'new', 'potentialLoyal', 'potentialLoyal']);
});
