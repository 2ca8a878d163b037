import { usualCalendar } from '../../shared/domain/season-calendar.ts';
import { usualSeasonRules } from '../../shared/domain/season-groups.ts';
import { describe, expect, test } from 'vitest';
import type { RuleGroup } from '../../shared/contract/rule.ts';
import { fieldIds, fields } from '../../shared/domain/fields.ts';
import { readRule, segmentsNamedIn, type Test } from '../../shared/domain/rule-reading.ts';
import { literal, ruleToSql } from '../../shared/domain/rule-to-sql.ts';
import { boughtValue, campaignValue } from '../../shared/domain/rule-values.ts';

const one = (field: string, operator: string, value?: unknown): RuleGroup => ({ combinator: 'and', rules: [{ field, operator, value }] });
const read = (rule: RuleGroup) => readRule(rule, { currency: 'CNY', segments: new Map() });

function testOf(field: string, operator: string, value?: unknown): Test | string {
  const result = read(one(field, operator, value));
  if (!result.ok) return result.problem.reason;
  const [condition] = result.rule.rules;
  return condition && 'test' in condition ? condition.test : 'a group';
}

function sqlOf(rule: RuleGroup, asOf = '2026-01-31'): string {
  const result = read(rule);
  if (!result.ok) return result.problem.reason;
  return ruleToSql(result.rule, { asOf, currency: 'CNY', shopId: 0, lifecycle: { cuts: () => null, medianGap: () => null, rfm: () => null, seasons: () => usualSeasonRules, calendar: () => usualCalendar, seasonGroups: () => null, firstPurchase: () => null, method: () => null }, netSql: (order) => `${order}.net_minor`, bind: literal });
}

describe('values', () => {
  test('numbers may come as text, lists as text with commas', () => {
    expect(testOf('orders', '=', '2')).toEqual({ kind: 'oneOf', values: [2], negated: false });
    expect(testOf('orders', 'in', '1, 2,3')).toEqual({ kind: 'oneOf', values: [1, 2, 3], negated: false });
    expect(testOf('orders', 'between', '1,5')).toEqual(testOf('orders', 'between', [1, '5']));
    expect(testOf('province', 'notIn', '广东省,北京市')).toEqual({ kind: 'oneOf', values: ['广东省', '北京市'], negated: true });
  });

  test('money is read in minor units without the crumbs of binary fractions', () => {
    expect(testOf('net_total', '=', 19.99)).toEqual({ kind: 'oneOf', values: [1999], negated: false });
    expect(testOf('aov', '>', 0.07)).toMatchObject({ low: 7, lowOpen: true });
    const yen = readRule(one('net_total', '>=', 500), { currency: 'JPY', segments: new Map() });
    expect(yen).toMatchObject({ rule: { rules: [{ test: { low: 500 } }] } });
  });

  test('a boolean that is not wanted is the other one', () => {
    expect(testOf('opted_out', '=', 'true')).toEqual({ kind: 'is', wanted: true });
    expect(testOf('opted_out', '!=', true)).toEqual({ kind: 'is', wanted: false });
  });

  test.each([
    ['orders', '=', ''], ['orders', '=', 'x'], ['orders', '=', null], ['orders', '<', Infinity], ['orders', 'between', [1]], ['orders', 'between', [1, 2, 3]], ['orders', 'in', []],
    ['province', '=', ''], ['province', '=', 3], ['province', 'in', ['a', '']], ['province', 'contains', 'x'.repeat(401)], ['province', '=', 'a\0b'],
    ['opted_out', '=', 'maybe'], ['bought_product', 'bought', ''], ['bought_product', 'bought', { names: [] }], ['bought_product', 'bought', { names: ['a'], times: 0 }],
    ['bought_product', 'bought', { names: ['a'], withinDays: -1 }], ['bought_product', 'bought', { names: ['a'], from: '2026-02-30' }], ['touched_campaign', '=', { campaignId: 'x' }],
    ['touched_campaign', '=', { campaignId: 1, arm: 'both' }], ['in_segment', '=', 'x'], ['in_segment', '=', 1.5],
  ])('%s %s %o is no value', (field, operator, value) => expect(testOf(field, operator, value)).toBe('value'));

  test('what was bought: a title may hold a comma; ever and once unless told', () => {
    expect(boughtValue('袜子, 三双')).toEqual({ names: ['袜子, 三双'], ids: [], withinDays: null, from: null, to: null, times: 1 });
    expect(boughtValue({ ids: ['3'], withinDays: '30', times: '2' })).toEqual({ names: [], ids: [3], withinDays: 30, from: null, to: null, times: 2 });
  });

  test('a campaign by its number, or any', () => {
    expect(campaignValue('7')).toEqual({ campaignId: 7, arm: null });
    expect(campaignValue({ arm: 'held_out' })).toEqual({ campaignId: null, arm: 'held_out' });
    expect(campaignValue('any')).toEqual({ campaignId: null, arm: null });
  });
});

test('each field takes its operators and no others', () => {
  expect(testOf('orders', 'contains', 'x')).toBe('operator');
  expect(testOf('bought_product', '=', 'x')).toBe('operator');
  expect(testOf('opted_out', '>', 1)).toBe('operator');
  expect(testOf('toString', '=', 1)).toBe('unknown_field');
  for (const id of fieldIds) expect(fields[id].operators.length).toBeGreaterThan(0);
});

describe('segments in rules', () => {
  const segments = new Map([[1, one('in_segment', '=', 2)], [2, one('in_segment', '=', 3)], [3, one('orders', '>', 1)], [4, one('in_segment', '=', 4)]]);
  const reading = (rule: RuleGroup, self?: number) => readRule(rule, { currency: 'CNY', segments, self });
  test('go through other segments, and never round', () => {
    expect(reading(one('in_segment', '=', 1)).ok).toBe(true);
    expect(reading(one('in_segment', '=', 4))).toEqual({ ok: false, problem: { field: 'in_segment', reason: 'segment_cycle' } });
    expect(reading(one('in_segment', '=', 1), 3)).toEqual({ ok: false, problem: { field: 'in_segment', reason: 'segment_cycle' } });
    expect(reading(one('in_segment', '=', 9))).toEqual({ ok: false, problem: { field: 'in_segment', reason: 'segment_missing' } });
  });

  test('a rule that would grow beyond all bounds is refused', () => {
    const doubling = new Map(Array.from({ length: 20 }, (_, i): [number, RuleGroup] => [i + 1, { combinator: 'or', rules: [...one('in_segment', '=', i + 2).rules, ...one('in_segment', '=', i + 2).rules] }]));
    doubling.set(21, one('orders', '>', 1));
    expect(readRule(one('in_segment', '=', 1), { currency: 'CNY', segments: doubling })).toEqual({ ok: false, problem: { field: '', reason: 'too_large' } });
    let deep = one('orders', '>', 1);
    for (let i = 0; i < 40; i += 1) deep = { combinator: 'and', rules: [deep] };
    expect(read(deep)).toEqual({ ok: false, problem: { field: '', reason: 'too_large' } });
  });

  test('the ones that a rule names', () => {
    expect(segmentsNamedIn({ combinator: 'and', rules: [one('in_segment', 'in', '1,2'), { field: 'in_segment', operator: '=', value: 3 }, { field: 'orders', operator: '=', value: 4 }] })).toEqual([1, 2, 3]);
  });
});

describe('SQL', () => {
  test.each<[RuleGroup, string]>([
    [{ combinator: 'and', rules: [] }, '1'],
    [{ combinator: 'or', not: true, rules: [] }, '(1) IS NOT TRUE'],
    [{ ...one('orders', '>=', 2), not: true }, '(m.orders >= 2) IS NOT TRUE'],
    [{ combinator: 'or', rules: [...one('province', '=', "O'Neil").rules, ...one('orders', 'null').rules] }, "(c.province IN ('O''Neil') OR m.orders IS NULL)"],
    // Counted back from 31 January: the worked example.
    [one('last_order_days', 'between', [1, 30]), "(m.last_day >= '2026-01-01' AND m.last_day <= '2026-01-30')"],
    [one('last_order_days', '<', 30), "m.last_day >= '2026-01-02'"],
    [one('last_order_days', '<=', 30), "m.last_day >= '2026-01-01'"],
    [one('last_order_days', '>', 30), "m.last_day <= '2025-12-31'"],
    [one('last_order_days', '>=', 30), "m.last_day <= '2026-01-01'"],
    [one('last_order_days', '>', 1.5), "m.last_day <= '2026-01-29'"],
    [one('last_order_days', '=', 0), "m.last_day IN ('2026-01-31')"],
    [one('last_order_days', '=', 1.5), '0'],
    [one('last_order_days', '!=', 1.5), 'm.last_day IS NOT NULL'],
    [one('last_order_days', 'notBetween', [1, 30]), "(m.last_day < '2026-01-01' OR m.last_day > '2026-01-30')"],
  ])('%o → %s', (rule, sql) => expect(sqlOf(rule)).toBe(sql));

  test('an absurd number of days stays a day', () => {
    expect(sqlOf(one('last_order_days', '>', 1e12))).toMatch(/^m\.last_day <= '\d{4}-\d{2}-\d{2}'$/);
  });
});
