import { describe, expect, test } from 'vitest';
import { freshKey, groupKeys, ownGroupOf, ownGroupsInForce, ownGroupsProblem, presetsAsOwn, withGroups, type OwnSeasonGroup } from '../../shared/domain/own-season-groups.ts';
import { usualCalendar } from '../../shared/domain/season-calendar.ts';
import { seasonGroups } from '../../shared/domain/season-groups.ts';

const group = (key: string, asked: Partial<OwnSeasonGroup>): OwnSeasonGroup => ({ key, name: key, presets: [], bought: 0, notBought: 0, patterns: [], ...asked });
const winter = group('g1', { bought: 0b1000, notBought: 0b0010 });
const always = group('g2', { bought: 0b1111 });

describe('which of the owner’s groups', () => {
  test('the first that somebody fits, else the rest', () => {
    const of = (bits: number, own = [winter, always]) => ownGroupOf('regular', bits, own);
    expect([0b1001, 0b1111, 0b0001, 0b1010, 0].map((bits) => of(bits))).toEqual(['g1', 'g2', 'rest', 'rest', 'rest']);
    const anyWinter = group('g3', { bought: 0b1000 });
    expect(of(0b1111, [anyWinter, always])).toBe('g3');
    expect(of(0b1111, [always, anyWinter])).toBe('g2');
  });

  test('ticked patterns are those very ones, and what else is asked must hold too', () => {
    const ticked = group('g1', { patterns: [0b0001, 0b0011], notBought: 0b0010 });
    expect([0b0001, 0b0011, 0b0101].map((bits) => ownGroupOf('regular', bits, [ticked]))).toEqual(['g1', 'rest', 'rest']);
    const leaving = group('g1', { presets: ['leaving', 'gone'], bought: 0b0001 });
    expect(ownGroupOf('leaving', 0b0001, [leaving])).toBe('g1');
    expect(ownGroupOf('best', 0b0001, [leaving])).toBe('rest');
    expect(ownGroupOf('gone', 0, [leaving])).toBe('rest');
  });

  test('presets to begin from hold whom the presets hold, whatever the bits', () => {
    const own = presetsAsOwn((preset) => `我的${preset}`);
    for (const preset of seasonGroups) for (const bits of [0, 0b0110, 0b1111]) expect(ownGroupOf(preset, bits, own)).toBe(preset);
    expect(ownGroupsProblem({ seasons: 4, groups: own })).toBeNull();
    expect(own[0]!.name).toBe('我的best');
  });
});

test('they are in force in a year of as many seasons as they were made for', () => {
  const own = { seasons: 4, groups: [winter] };
  const two = { seasons: 2, groups: [always] };
  expect(ownGroupsInForce([two, own], usualCalendar)).toEqual([winter]);
  expect(ownGroupsInForce([two], usualCalendar)).toBeNull();
  expect(withGroups([two, own], 4, [always])).toEqual([two, { seasons: 4, groups: [always] }]);
  expect(withGroups([two, own], 4, null)).toEqual([two]);
  expect(groupKeys([winter, always])).toEqual(['g1', 'g2', 'rest']);
  expect(groupKeys(null)).toEqual(seasonGroups);
});

test('what can’t be used says why', () => {
  const problem = (groups: OwnSeasonGroup[], seasons = 4) => ownGroupsProblem({ seasons, groups });
  expect(problem([winter, always])).toBeNull();
  expect(problem([])).toBe('count');
  expect(problem(Array.from({ length: 13 }, (_, i) => group(`g${i}`, { bought: 1 })))).toBe('count');
  expect(problem([winter, { ...always, name: ' g1' }])).toBe('names');
  expect(problem([{ ...winter, name: ' ' }])).toBe('names');
  expect(problem([winter, { ...always, key: 'g1' }])).toBe('keys');
  expect(problem([group('rest', { bought: 1 })])).toBe('keys');
  expect(problem([group("g'1", { bought: 1 })])).toBe('keys');
  expect(problem([winter], 3)).toBe('season');
  expect(problem([group('g1', { patterns: [16] })])).toBe('season');
  expect(problem([group('g1', { bought: 3, notBought: 1 })])).toBe('both');
  expect(problem([group('g1', {})])).toBe('nothing');
});

test('a new group has a key of its own', () => {
  expect(freshKey([])).toBe('g1');
  expect(freshKey([winter, group('best', {})])).toBe('g2');
});
