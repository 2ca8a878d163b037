import { describe, expect, test } from 'vitest';
import { careFit, weeklyContacts, type CareLoad } from '../../shared/domain/care.ts';

const load = (layer: string, people: number, everyDays: number, netEach: number | null, level: CareLoad['level'] = 'hand'): CareLoad => ({ layer, level, everyDays, people, netEach });

describe('contacts by hand against the capacity', () => {
  test('the worked example', () => {
    expect(careFit([load('a', 20, 14, 900), load('b', 60, 30, 100)], 20)).toEqual({ people: 80, needed: 24, over: 4, roundWeeks: 4, lower: ['b'], neededThen: 10 });
  });
  test('only layers written to by hand count', () => {
    expect(careFit([load('a', 20, 14, 900), load('b', 6000, 30, 100, 'mass'), load('c', 9000, 7, 1, 'alone')], 10)).toEqual({ people: 20, needed: 10, over: 0, roundWeeks: 2, lower: [], neededThen: 10 });
  });
  test('a sum of parts is rounded up once, and a whole one not at all', () => {
    expect(careFit([load('a', 1, 30, 1), load('b', 1, 30, 1)], 1)).toMatchObject({ needed: 1, over: 0 });
    expect(careFit([load('a', 10, 14, 1), load('b', 30, 14, 1)], 20)).toMatchObject({ needed: 20, over: 0 });
    expect(careFit([load('a', 1, 7, 1), load('b', 1, 30, 1)], 1)).toMatchObject({ needed: 2, over: 1 });
  });
  test('those who spend least are lowered first, and nobody who needn’t be', () => {
    // 10 + 5 + 40 a week: lowering the poorest alone isn’t enough, and lowering the 40 alone is.
    const loads = [load('best', 10, 7, 900), load('poor', 5, 7, 10), load('many', 40, 7, 50)];
    expect(careFit(loads, 20)).toMatchObject({ needed: 55, over: 35, lower: ['many'], neededThen: 15 });
    expect(careFit(loads, 12)).toMatchObject({ lower: ['poor', 'many'], neededThen: 10 });
  });
  test('where net spend isn’t known the last layer is lowered first', () => {
    expect(careFit([load('a', 10, 7, 5), load('b', 10, 7, null)], 10).lower).toEqual(['b']);
  });
  test('nothing is suggested that would leave nobody', () => {
    expect(careFit([load('a', 50, 7, 1)], 10)).toEqual({ people: 50, needed: 50, over: 40, roundWeeks: 5, lower: [], neededThen: 50 });
    expect(careFit([load('a', 50, 7, 1), load('b', 9, 7, 2)], 0)).toMatchObject({ over: 59, roundWeeks: null, lower: [] });
  });
  test('a layer without an interval is in the round, and in no week', () => {
    expect(weeklyContacts(load('a', 40, 0, 1))).toBeNull();
    expect(careFit([load('a', 40, 0, 1), load('b', 7, 7, 1)], 10)).toMatchObject({ people: 47, needed: 7, over: 0, roundWeeks: 5 });
  });
  test('nobody needs nothing', () => {
    expect(careFit([], 0)).toEqual({ people: 0, needed: 0, over: 0, roundWeeks: null, lower: [], neededThen: 0 });
  });
});
