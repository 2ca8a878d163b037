import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { dueRule } from '../../lib/due-rule.ts';

/** Segments that most shops want first. Money in yuan, days before today. */
export const startingPoints = {
  second_order: {
    combinator: 'and',
    rules: [
      { field: 'orders', operator: '=', value: 1 },
      { field: 'last_order_days', operator: 'between', value: [15, 180] },
    ],
  },
  big_and_gone: {
    combinator: 'and',
    rules: [
      { field: 'net_total', operator: '>=', value: 500 },
      { field: 'last_order_days', operator: '>', value: 180 },
    ],
  },
  due: dueRule,
  new_30: {
    combinator: 'and',
    rules: [{ field: 'first_order_days', operator: '<=', value: 30 }],
  },
  regulars: {
    combinator: 'and',
    rules: [
      { field: 'orders', operator: '>=', value: 4 },
      { field: 'last_order_days', operator: '<=', value: 90 },
    ],
  },
  deal_seekers: {
    combinator: 'and',
    rules: [
      { field: 'orders', operator: '>=', value: 2 },
      { field: 'discount_share', operator: '>=', value: 0.3 },
    ],
  },
  four_seasons: {
    combinator: 'and',
    rules: [{ field: 'season_group', operator: '=', value: 'best' }],
  },
  birthday_14: {
    combinator: 'and',
    rules: [
      { field: 'birthday_days', operator: '<=', value: 14 },
      { field: 'orders', operator: '>=', value: 1 },
    ],
  },
  a_not_b: {
    combinator: 'and',
    rules: [
      { field: 'bought_product', operator: 'bought', value: { names: [], withinDays: null, times: 1 } },
      { field: 'bought_product', operator: 'notBought', value: { names: [], withinDays: null, times: 1 } },
    ],
  },
  responders: { combinator: 'and', rules: [{ field: 'responded_campaign', operator: '=', value: { campaignId: null, how: 'ordered' } }] },
  non_responders: {
    combinator: 'and',
    rules: [
      { field: 'touched_campaign', operator: '=', value: { campaignId: null, arm: 'treated' } },
      { field: 'responded_campaign', operator: '!=', value: { campaignId: null, how: 'ordered' } },
    ],
  },
  left_alone: {
    combinator: 'and',
    rules: [
      { field: 'reachable_sms', operator: '=', value: true },
      { field: 'orders', operator: '>=', value: 1 },
      { combinator: 'or', rules: [{ field: 'last_touched_days', operator: 'null', value: null }, { field: 'last_touched_days', operator: '>', value: 60 }] },
    ],
  },
} as const satisfies Record<string, RuleGroup>;
export type StartingPoint = keyof typeof startingPoints;
export const startingPointIds = Object.keys(startingPoints) as StartingPoint[];
