import type { RuleGroupType } from 'react-querybuilder';
import { describe, expect, test } from 'vitest';
import { askedRule, firstOperator, firstValue, isComplete, sameRule, shapedRule, shapedValue } from '../../renderer/features/segments/editor-rule.ts';
import { startingPointIds, startingPoints } from '../../renderer/features/segments/starting-points.ts';
import { fieldIds, fields } from '../../shared/domain/fields.ts';
import { readRule } from '../../shared/domain/rule-reading.ts';

describe('values follow their operators', () => {
  const days = fields.last_order_days;
  test.each([
    ['between', 90, [90, null]],
    ['>=', [90, null], 90],
    ['>=', 90, 90],
    ['notBetween', [1, 2], [1, 2]],
    ['null', 90, null],
    ['=', '', null],
  ])('days %s %j → %j', (operator, value, wanted) => expect(shapedValue(days, operator, value)).toEqual(wanted));

  test.each([
    ['in', '广东省', ['广东省']],
    ['=', ['广东省', '浙江省'], '广东省'],
    ['in', null, []],
    ['contains', '广', '广'],
  ])('province %s %j → %j', (operator, value, wanted) => expect(shapedValue(fields.province, operator, value)).toEqual(wanted));

  test('a product keeps its period and count whatever the operator', () => {
    const value = { names: ['杯子'], withinDays: 90, times: 2 };
    expect(shapedValue(fields.bought_product, 'notBought', value)).toBe(value);
    expect(shapedValue(fields.bought_product, 'bought', '杯子')).toEqual({ names: [], withinDays: null, times: 1 });
  });

  test('"is not yes" becomes "is no"', () => {
    const rule: RuleGroupType = { combinator: 'and', rules: [{ id: 'a', field: 'opted_out', operator: '!=', value: true }] };
    expect(shapedRule(rule).rules).toEqual([{ id: 'a', field: 'opted_out', operator: '=', value: false }]);
  });

  test('a rule that needs no change stays the same object, so that nothing is drawn again', () => {
    const rule: RuleGroupType = { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }, { combinator: 'or', rules: [{ field: 'city', operator: 'in', value: ['杭州市'] }] }] };
    expect(shapedRule(rule)).toBe(rule);
  });
});

describe('what is asked', () => {
  const half: RuleGroupType = {
    id: 'root',
    combinator: 'and',
    rules: [
      { id: 'a', field: 'orders', operator: '>=', value: 2 },
      { id: 'b', field: 'last_order_days', operator: 'between', value: [30, null] },
      { id: 'c', combinator: 'or', not: true, rules: [{ id: 'd', field: 'province', operator: 'in', value: [] }] },
      { id: 'e', combinator: 'or', not: true, rules: [{ id: 'f', field: 'in_segment', operator: '=', value: 7 }] },
    ],
  };

  test('leaves out ids, unfinished conditions and groups that are left empty, and counts the unfinished', () => {
    expect(askedRule(half)).toEqual({
      unfinished: 2,
      rule: {
        combinator: 'and',
        rules: [
          { field: 'orders', operator: '>=', value: 2 },
          { combinator: 'or', not: true, rules: [{ field: 'in_segment', operator: '=', value: 7 }] },
        ],
      },
    });
  });

  test('a group of unfinished conditions under "not" never turns into everyone or nobody', () => {
    const { rule } = askedRule({ combinator: 'and', not: true, rules: [] });
    expect(rule).toEqual({ combinator: 'and', not: true, rules: [] });
    expect(askedRule({ combinator: 'and', rules: [{ combinator: 'and', not: true, rules: [] }] }).rule.rules).toEqual([]);
  });

  test('the same rule is told from another whatever its ids', () => {
    const asked = askedRule(half).rule;
    expect(sameRule(asked, askedRule({ ...half, id: 'other' }).rule)).toBe(true);
    expect(sameRule(asked, { ...asked, combinator: 'or' })).toBe(false);
    expect(sameRule(asked, { ...asked, not: true })).toBe(false);
  });

  test.each([
    [{ field: 'in_segment', operator: 'in', value: [] }, false],
    [{ field: 'in_segment', operator: 'in', value: [3] }, true],
    [{ field: 'bought_category', operator: 'bought', value: { names: [] } }, false],
    [{ field: 'touched_campaign', operator: '=', value: { campaignId: null, arm: null } }, true],
    [{ field: 'city', operator: 'null', value: null }, true],
    [{ field: 'orders', operator: '>=', value: null }, false],
    [{ field: 'no_such_field', operator: '=', value: 1 }, false],
  ])('%j is complete: %s', (condition, wanted) => expect(isComplete(condition)).toBe(wanted));
});

test.each(fieldIds)('a new condition on %s begins with one of its operators', (id) => {
  const field = fields[id];
  const operator = firstOperator(field);
  expect(field.operators).toContain(operator);
  expect(shapedValue(field, operator, firstValue(field, operator))).toEqual(firstValue(field, operator));
});

test.each(startingPointIds)('the starting point %s is a rule that can be asked as it stands, but for what the owner must choose', (id) => {
  const { combinator, rules } = startingPoints[id];
  const { rule, unfinished } = askedRule({ combinator, rules: [...rules] });
  expect(readRule(rule, { currency: 'CNY', segments: new Map() }).ok).toBe(true);
  expect(unfinished).toBe(id === 'a_not_b' ? 2 : 0);
});
