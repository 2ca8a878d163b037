import { expect, test } from 'vitest';
import { corpus } from './corpus.ts';
import { parseBytes } from './parse-to-rows.ts';

test.each(corpus)('%i: %s', async (_, __, file, outcome) => {
  const { rows, fates, tail, failed } = await parseBytes(file);
  const found = failed ? { refused: failed.code } : { in: rows.length, out: fates.map(({ reason }) => reason) };
  expect(found).toEqual('refused' in outcome ? outcome : { in: outcome.in, out: outcome.out ?? [] });
  if (!failed) expect(rows.length + fates.length).toBe(tail!.rows);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('a hundred and twenty cases at least', () => {
  expect(new Set(corpus.map(([number]) => number)).size).toBeGreaterThanOrEqual(120);
});
