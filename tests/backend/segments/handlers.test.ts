import { describe, expect, test } from 'vitest';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { ShopMaker } from '../make-shop.ts';
import { problemOf } from '../problem-of.ts';

const TODAY = '2026-06-30';
const all = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'and', rules });
const inSegment = (...ids: number[]) => all({ field: 'in_segment', operator: 'in', value: ids });
const twice = all({ field: 'orders', operator: '>=', value: 2 });

function makeShop() {
  const shop = new ShopMaker();
  const [a, b] = [shop.customer({ province: '广东省', city: '深圳市' }), shop.customer({ province: '广东省', city: '广州市' })];
  shop.customer({ province: '浙江省', city: '杭州市' });
  shop.order({ customerId: a, day: '2026-06-01', items: [{ title: '围巾', category: '秋冬' }] });
  shop.order({ customerId: a, day: '2026-06-02', items: [{ title: '围巾', category: '秋冬' }, { title: '帽子', category: '夏日' }] });
  shop.order({ customerId: b, day: '2026-06-29', items: [{ title: '帽子', category: '夏日' }] });
  shop.order({ customerId: b, day: '2026-06-29', status: 'closed', items: [{ title: '手套' }] });
  shop.finish();
  const context = shop.context(TODAY);
  const save = (name: string, rule: RuleGroup, segmentId?: number) => segmentsHandlers.save({ name, note: '', rule, ...(segmentId === undefined ? {} : { segmentId }) }, context);
  return { shop, context, save, a, b };
}

describe('saving', () => {
  test('counts on saving, keeps the rule as it is, and lists the last changed first', () => {
    const { context, save } = makeShop();
    const first = save('两次', twice);
    expect(first).toEqual({ segmentId: first.segmentId, name: '两次', note: '', folder: '', rule: twice, count: 1, countedDay: TODAY, frozenAt: null, createdAt: context.now, updatedAt: context.now });
    save('全部', all());
    const later = { ...context, now: context.now + 1 };
    segmentsHandlers.save({ segmentId: first.segmentId, name: '改名', note: '说明', rule: all() }, later);
    expect(segmentsHandlers.list({}, context).map((s) => [s.name, s.count, s.note])).toEqual([['改名', 3, '说明'], ['全部', 3, '']]);
    expect(segmentsHandlers.get({ segmentId: first.segmentId }, context).createdAt).toBe(context.now);
  });

  test('a name is taken once', () => {
    const { context, save } = makeShop();
    const { segmentId } = save('甲', twice);
    save('乙', twice);
    expect(problemOf(() => save('甲', twice))).toEqual({ code: 'name_taken' });
    expect(problemOf(() => save('乙', twice, segmentId))).toEqual({ code: 'name_taken' });
    expect(save('甲', all(), segmentId).count).toBe(3);
    expect(segmentsHandlers.duplicate({ segmentId, name: '丙' }, context)).toMatchObject({ name: '丙', rule: all(), count: 3 });
    expect(problemOf(() => segmentsHandlers.duplicate({ segmentId, name: '乙' }, context))).toEqual({ code: 'name_taken' });
  });

  test('a rule that leads back to its own segment is refused', () => {
    const { save } = makeShop();
    const first = save('甲', twice).segmentId;
    const second = save('乙', inSegment(first)).segmentId;
    const third = save('丙', all(inSegment(second))).segmentId;
    expect(problemOf(() => save('甲', inSegment(first), first))).toEqual({ code: 'bad_input', field: 'in_segment', reason: 'segment_cycle' });
    expect(problemOf(() => save('甲', { ...inSegment(third), not: true }, first))).toEqual({ code: 'bad_input', field: 'in_segment', reason: 'segment_cycle' });
  });

  test('nothing is saved of a segment that is not there', () => {
    const { save } = makeShop();
    expect(problemOf(() => save('甲', twice, 99))).toEqual({ code: 'not_found', what: 'segment' });
  });
});

test('a segment that others are made of stays until they are gone', () => {
  const { context, save } = makeShop();
  const base = save('底', twice).segmentId;
  const user = save('用到它', all(all({ field: 'in_segment', operator: '!=', value: base }))).segmentId;
  expect(problemOf(() => segmentsHandlers.delete({ segmentId: base }, context))).toEqual({ code: 'bad_input', usedBy: ['用到它'] });
  segmentsHandlers.delete({ segmentId: user }, context);
  segmentsHandlers.delete({ segmentId: base }, context);
  expect(segmentsHandlers.list({}, context)).toEqual([]);
  expect(problemOf(() => segmentsHandlers.get({ segmentId: base }, context))).toEqual({ code: 'not_found', what: 'segment' });
});

test('several segments at once: in any of them, in none of them', () => {
  const { context, save } = makeShop();
  const ids = [save('两次', twice).segmentId, save('广州', all({ field: 'city', operator: '=', value: '广州市' })).segmentId];
  expect(segmentsHandlers.count({ rule: inSegment(...ids) }, context).count).toBe(2);
  expect(segmentsHandlers.count({ rule: all({ field: 'in_segment', operator: 'notIn', value: ids }) }, context).count).toBe(1);
  // A segment means its rule of now.
  save('两次', all(), ids[0]);
  expect(segmentsHandlers.count({ rule: inSegment(...ids) }, context).count).toBe(3);
});

test.each<[RuleGroup, object]>([
  [all({ field: 'shoe_size', operator: '=', value: 42 }), { field: 'shoe_size', reason: 'unknown_field' }],
  [all({ field: '~', operator: '~', value: '' }), { field: '~', reason: 'unknown_field' }],
  [all({ field: 'orders', operator: 'contains', value: '2' }), { field: 'orders', reason: 'operator' }],
  [all(all({ field: 'orders', operator: '>=', value: 'many' })), { field: 'orders', reason: 'value' }],
  [inSegment(99), { field: 'in_segment', reason: 'segment_missing' }],
])('what cannot be read is refused by name: %o', (rule, detail) => {
  const { context } = makeShop();
  expect(problemOf(() => segmentsHandlers.count({ rule }, context))).toEqual({ code: 'bad_input', ...detail });
});

describe('values for the editor', () => {
  test('what occurs, the commonest first, with the people behind it', () => {
    const { context } = makeShop();
    const values = (field: string, search = '') => segmentsHandlers.values({ field, search }, context).map((v) => [v.value, v.count]);
    expect(values('province')).toEqual([['广东省', 2], ['浙江省', 1]]);
    expect(values('city', '州')).toEqual([['广州市', 1], ['杭州市', 1]]);
    expect(values('bought_product')).toEqual([['帽子', 2], ['围巾', 1]]);
    expect(values('bought_category')).toEqual([['夏日', 2], ['秋冬', 1]]);
    expect(problemOf(() => values('orders'))).toEqual({ code: 'bad_input', field: 'orders' });
  });

  test('the count of a product is what the condition finds', () => {
    const { context } = makeShop();
    for (const { value, count } of segmentsHandlers.values({ field: 'bought_product', search: '' }, context)) {
      expect(segmentsHandlers.count({ rule: all({ field: 'bought_product', operator: 'bought', value: { names: [value] } }) }, context).count).toBe(count);
    }
  });

  test('segments and locked campaigns by their names', () => {
    const { shop, context, save } = makeShop();
    const { segmentId } = save('两次', twice);
    const campaign = (name: string, lockedAt: number | null) => shop.insert('campaigns', { name, type: 'other', goal: 'orders', channel: 'sms', rule: '{}', text: '', holdout_share: 0, window_days: 30, message_price_milli: 45, fixed_cost_minor: 0, contact_gap_days: 7, currency: 'CNY', created_at: 0, locked_at: lockedAt });
    const locked = campaign('夏日', 1);
    campaign('草稿', null);
    expect(segmentsHandlers.values({ field: 'in_segment', search: '两' }, context)).toEqual([{ value: String(segmentId), label: '两次', count: 1 }]);
    expect(segmentsHandlers.values({ field: 'touched_campaign', search: '' }, context)).toEqual([{ value: String(locked), label: '夏日', count: 0 }]);
  });
});

test('explain gives each condition with the value in the unit of the rule', () => {
  const { context, a } = makeShop();
  const rule = all(
    { field: 'net_total', operator: '>', value: 300 },
    { combinator: 'or', rules: [{ field: 'last_order_days', operator: '<=', value: 28 }, { field: 'bought_product', operator: 'bought', value: { names: ['围巾'], times: 2 } }] },
    { field: 'gender', operator: '!=', value: 'male' },
    { field: 'opted_out', operator: '=', value: false },
  );
  expect(segmentsHandlers.explain({ rule, customerId: a }, context)).toEqual({
    inside: false,
    conditions: [
      { path: [0], field: 'net_total', operator: '>', wanted: 300, value: 200, pass: false },
      { path: [1, 0], field: 'last_order_days', operator: '<=', wanted: 28, value: 28, pass: true },
      { path: [1, 1], field: 'bought_product', operator: 'bought', wanted: { names: ['围巾'], times: 2 }, value: 2, pass: true },
      { path: [2], field: 'gender', operator: '!=', wanted: 'male', value: null, pass: false },
      { path: [3], field: 'opted_out', operator: '=', wanted: false, value: 0, pass: true },
    ],
    change: [[0], [2]],
    currency: 'CNY',
  });
  expect(problemOf(() => segmentsHandlers.explain({ rule, customerId: 99 }, context))).toEqual({ code: 'not_found', what: 'customer' });
});

test('SQL walks through indexes where it looks for purchases, touches and order numbers', () => {
  const { shop, context } = makeShop();
  const plan = (sql: string) => shop.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map((row) => row.detail).join('\n');
  const bought = segmentsHandlers.count({ rule: all({ field: 'bought_product', operator: 'bought', value: { names: ['围巾'], times: 2 } }) }, context).sql;
  expect(plan(bought)).toContain('order_lines_product (product_id=?)');
  expect(plan(bought)).not.toMatch(/SCAN (l|o|a)\b/);
  const touched = segmentsHandlers.count({ rule: all({ field: 'last_touched_days', operator: '<', value: 7 }) }, context).sql;
  expect(plan(touched)).not.toMatch(/SCAN (c|m|ta)\b/);
  const columns = 'SELECT m.orders FROM customer_metrics m WHERE +m.shop_id = 0 ORDER BY m.customer_id';
  expect(plan(columns)).toBe('SCAN m');
});
