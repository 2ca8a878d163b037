import { expect, test } from 'vitest';
import { findScoreColumns, scoreOf, scorePeriodOf, scoresAround } from '../../shared/domain/shop-scores.ts';

test('a score is 0–5 with up to two decimals, in hundredths', () => {
  expect(['4.8', '4.85', '５', '４．８５分', '4.80000', '0', ' - ', ''].map((text) => scoreOf(text.trim()))).toEqual([480, 485, 500, 485, 480, 0, null, null]);
  for (const wrong of ['48', '5.01', '4.855', '-4', '4,8', '高', '4.8%']) expect(scoreOf(wrong), wrong).toBeNaN();
});

test('a day, or seven days named by their ends or their number', () => {
  expect(['2026-11-20', '2026/11/2', '2026年11月20日', '2026-11-20 00:00:00'].map(scorePeriodOf)).toEqual(['2026-11-20', '2026-11-02', '2026-11-20', '2026-11-20'].map((day) => ({ day, span: 'day' })));
  for (const text of ['2026-11-16 ~ 2026-11-22', '2026-11-16～2026-11-22', '2026-11-16至2026-11-22', '2026-11-16 - 2026-11-22', '2026-W47', '2026年第47周']) expect(scorePeriodOf(text), text).toEqual({ day: '2026-11-22', span: 'week' });
  expect([scorePeriodOf('2026-W53'), scorePeriodOf('2027-W01'), scorePeriodOf('2024年第1周')]).toEqual([{ day: '2027-01-03', span: 'week' }, { day: '2027-01-10', span: 'week' }, { day: '2024-01-07', span: 'week' }]);
  expect(['2025-W53', '2026-02-30', '昨天', '2026-11-16 ~ 昨天上午的时候', ''].map(scorePeriodOf)).toEqual(['day', 'day', 'day', 'day', 'day']);
  expect(['2026-11-16~2026-11-20', '2026-11-22~2026-11-16'].map(scorePeriodOf)).toEqual(['span', 'span']);
});

test('columns by their headings in any order; without headings as day, description, service, logistics', () => {
  expect(findScoreColumns(['物流服务', '日期', '描述相符'])).toEqual({ columns: { day: 1, description: 2, logistics: 0 }, isHead: true });
  expect(findScoreColumns(['Week', 'Service'])).toEqual({ columns: { day: 0, service: 1 }, isHead: true });
  expect(findScoreColumns(['2026-11-20', '4.8', '-', '4.9'])).toEqual({ columns: { day: 0, description: 1, service: 2, logistics: 3 }, isHead: false });
  for (const none of [['日期', '销售额'], ['描述', '服务'], ['2026-11-20', '4.8', '48', '4.9'], ['2026-11-20', '4.8']]) expect(findScoreColumns(none)).toBeNull();
});

test('the last score before a sending and the lowest after it, each of its own readings', () => {
  const reading = (day: string, description: number | null, service: number | null) => ({ day, description, service, logistics: null });
  const phases = scoresAround([reading('2026-06-01', 480, 490), reading('2026-06-08', 481, null), reading('2026-06-10', 479, 470), reading('2026-06-12', 475, 470), reading('2026-06-20', 460, 460)], '2026-06-10', '2026-06-17');
  expect(phases.description).toEqual({ before: { value: 481, day: '2026-06-08' }, lowest: { value: 475, day: '2026-06-12' }, nBefore: 2, nDuring: 2 });
  expect(phases.service).toEqual({ before: { value: 490, day: '2026-06-01' }, lowest: { value: 470, day: '2026-06-10' }, nBefore: 1, nDuring: 2 });
  expect(phases.logistics).toEqual({ before: null, lowest: null, nBefore: 0, nDuring: 0 });
});
