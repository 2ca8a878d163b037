import { expect, test } from 'vitest';
import { movedBy, spanOf, windowOnDay } from '../../shared/domain/draft-window.ts';

const one = (day: string) => ({ day, lastDay: day });
test('an occasion put on a day takes the chosen days, else lasts to its end, else as long as it is', () => {
  const double11 = one('2026-11-11');
  expect(windowOnDay(double11, '2026-11-01', one('2026-11-01'))).toEqual({ day: '2026-11-01', lastDay: '2026-11-11' });
  expect(windowOnDay(double11, '2026-11-20', one('2026-11-01'))).toEqual({ day: '2026-11-20', lastDay: '2026-11-27' });
  expect(windowOnDay(double11, '2026-11-11', one('2026-11-11'))).toEqual({ day: '2026-11-11', lastDay: '2026-11-18' });
  expect(windowOnDay(double11, '2026-11-03', { day: '2026-11-02', lastDay: '2026-11-05' })).toEqual({ day: '2026-11-02', lastDay: '2026-11-05' });
  expect(windowOnDay(double11, '2026-11-06', { day: '2026-11-02', lastDay: '2026-11-05' })).toEqual({ day: '2026-11-06', lastDay: '2026-11-11' });
  expect(windowOnDay({ day: '2026-12-01', lastDay: '2026-12-04' }, '2027-01-10', one('2026-01-01'))).toEqual({ day: '2027-01-10', lastDay: '2027-01-13' });
});

test('days in either order; what moves keeps its distance', () => {
  expect(spanOf('2026-03-05', '2026-03-01')).toEqual({ day: '2026-03-01', lastDay: '2026-03-05' });
  expect(movedBy('2026-02-26', '2026-03-01', '2026-03-03')).toBe('2026-02-28');
});
