import { expect, test } from 'vitest';
import { batchTotals } from '../../renderer/features/imports/batch-totals.ts';
import { monthRanges } from '../../renderer/features/imports/month-ranges.ts';
import { advance, estimateProgress, newPace } from '../../renderer/features/imports/progress-estimate.ts';
import type { FileReport } from '../../shared/contract/imports.ts';

test('progress: share, rate and what is left', () => {
  expect(estimateProgress({ done: 2e6, total: 8e6, rows: 1000, startedAt: 0, at: 4000 })).toEqual({ share: 0.25, rowsPerSecond: 250, secondsLeft: 12 });
  // Nothing is promised from the first moments, nor where the whole isn't known.
  expect(estimateProgress({ done: 100, total: 1000, rows: 5, startedAt: 0, at: 100 })).toEqual({ share: 0.1, rowsPerSecond: null, secondsLeft: null });
  expect(estimateProgress({ done: 1000, total: 0, rows: 0, startedAt: 0, at: 1000 })).toEqual({ share: null, rowsPerSecond: null, secondsLeft: null });
  expect(estimateProgress({ done: 12, total: 10, rows: 1, startedAt: 0, at: 1000 })).toMatchObject({ share: 1, secondsLeft: 0 });
});

test('progress: files that tell of their own bytes add up, and a new step begins anew', () => {
  const told = (done: number, total: number, rows: number) => ({ step: 'rows', done, total, rows });
  let pace = advance(newPace(70, 0), told(10, 10, 4), 70, 100);
  expect(pace).toMatchObject({ done: 10, total: 70, rows: 4, startedAt: 0 });
  pace = advance(pace, told(6, 30, 9), 70, 200);
  expect(pace).toMatchObject({ done: 16, rows: 9, startedAt: 0 });
  pace = advance(pace, told(30, 30, 20), 70, 300);
  pace = advance(pace, told(5, 30, 22), 70, 400); // the next one is as large
  expect(pace).toMatchObject({ done: 45, rows: 22 });
  pace = advance(pace, { step: 'customers', done: 1, total: 8 }, 70, 500);
  expect(pace).toMatchObject({ step: 'customers', done: 1, total: 8, startedAt: 500 });
  expect(advance(pace, { step: 'customers', done: 2, total: 8 }, 70, 600)).toMatchObject({ done: 2, startedAt: 500, at: 600 });
});

test('months that follow each other are one range', () => {
  expect(monthRanges(['2018-11', '2018-12', '2019-01', '2019-04'])).toEqual([['2018-11', '2019-01'], ['2019-04', '2019-04']]);
  expect(monthRanges(['2019-02', '2019-01'])).toEqual([['2019-01', '2019-02']]);
  expect(monthRanges([])).toEqual([]);
});

const file = (part: Partial<FileReport>, firstDay: string | null, lastDay: string | null): FileReport => ({
  rows: 0, rowsAdded: 0, rowsUpdated: 0, rowsUnchanged: 0, rowsRejected: 0, rowsSkipped: 0, ordersNew: 0, ordersUpdated: 0, ordersUnchanged: 0, linesNew: 0, customersNew: 0,
  fileId: 1, name: 'a.csv', size: 1, profile: 'pdd-orders-csv', platform: 'pinduoduo', shopId: 1, shopName: '一店', encoding: 'utf-8', delimiter: ',', error: null, warnings: [], sameAs: null,
  checkUp: { orders: 1, buyers: { recognised: 0, anonymous: 1 }, phones: { valid: 0, masked: 0, virtual: 0, invalid: 0, none: 1 }, firstDay, lastDay, missingMonths: [], tells: [], cannotTell: [], next: null },
  ...part,
});

test('a batch is the sum of its files', () => {
  const totals = batchTotals({ files: [file({ rowsAdded: 2, rows: 3 }, '2026-05-01', '2026-05-03'), file({ rowsAdded: 5, rows: 5 }, '2026-05-02', '2026-05-09'), file({ shopId: 2, shopName: '二店', checkUp: null }, null, null)] });
  expect(totals).toMatchObject({ rows: 8, rowsAdded: 7 });
  expect(batchTotals({ files: [] })).toMatchObject({ rows: 0 });
});
