import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { tagsHandlers } from '../../../electron/backend/tags/handlers.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { layerRule } from '../../../shared/domain/layers.ts';
import { problemOf } from '../problem-of.ts';
import { makeRandomShop, TODAY } from './random-shop.ts';
import { ruleArbitrary } from './random-rules.ts';

const { shop, secondShopId, campaignIds } = makeRandomShop(11, 150);
const context = { ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) };
const someCustomers = shop.db.all<{ id: number }>('SELECT id FROM customers WHERE id % 3 = 0').map((c) => c.id);
const frozen = segmentsHandlers.freeze({ name: '包', note: '', who: { customerIds: someCustomers } }, context);
const everyone = { offset: 0, limit: 500 };
const idsOf = (asked: Omit<Parameters<typeof customersHandlers.list>[0], 'offset' | 'limit'>) => customersHandlers.list({ ...asked, ...everyone }, context).rows.map((r) => r.customerId).sort((a, b) => a - b);
const one = (field: string, operator: string, value: unknown): RuleGroup => ({ combinator: 'and', rules: [{ field, operator, value }] });
const EARLIER = '2026-03-31';

test('everyone is in exactly one layer, and a layer’s own rule finds the same people', () => {
  const seen = { overlapping: 0 };
  fc.assert(
    fc.property(fc.array(ruleArbitrary(campaignIds, [frozen.segmentId], []), { minLength: 1, maxLength: 5 }), fc.constantFrom(undefined, EARLIER), fc.constantFrom(undefined, secondShopId), (rules, asOf, shopId) => {
      const scope = { ...(asOf === undefined ? {} : { asOf }), ...(shopId === undefined ? {} : { shop: shopId }) };
      const { of, layers } = segmentsHandlers.countLayers({ rules, ...scope }, context);
      expect(layers.reduce((sum, layer) => sum + layer.people, 0)).toBe(of);
      layers.forEach((layer, place) => {
        expect(segmentsHandlers.count({ rule: layerRule(rules, place), ...scope }, context).count).toBe(layer.people);
        if (place < rules.length) expect(segmentsHandlers.count({ rule: rules[place]!, ...scope }, context).count).toBe(layer.fulfil);
        if (layer.fulfil > layer.people) seen.overlapping += 1;
      });
    }),
    { numRuns: 60, seed: 4 },
  );
  expect(seen.overlapping).toBeGreaterThan(10);
});

test('money and reach of a layer are those of its people', () => {
  const rules = [one('orders', '>=', 3), one('orders', '>=', 1)];
  const { layers } = segmentsHandlers.countLayers({ rules, shop: shop.shopId }, context);
  layers.forEach((layer, place) => {
    const rule = layerRule(rules, place);
    const { rows } = customersHandlers.list({ rule, shop: shop.shopId, ...everyone }, context);
    expect(layer.netMinor).toBe(rows.reduce((sum, r) => sum + r.netTotalMinor!, 0));
    expect(layer.reachableSms).toBe(segmentsHandlers.count({ rule: { combinator: 'and', rules: [rule, ...one('reachable_sms', '=', true).rules] }, shop: shop.shopId }, context).count);
  });
  expect(segmentsHandlers.countLayers({ rules: [one('orders', '>=', 1)] }, context).layers[0]!.netMinor, 'two currencies and no rate').toBeNull();
});

test('moves between two days are the people who stood there then and stand here now, and each cell lists them', async () => {
  const rules = [one('orders', '>=', 3), one('last_order_days', '<=', 60), one('orders', '>=', 1)];
  for (const shopId of [undefined, secondShopId]) {
    const scope = shopId === undefined ? {} : { shop: shopId };
    const { moves, of, from, to } = await segmentsHandlers.layerMoves({ rules, from: EARLIER, ...scope }, context);
    expect([from, to]).toEqual([EARLIER, TODAY]);
    expect(of).toBe(segmentsHandlers.countLayers({ rules, ...scope }, context).of);
    let moved = 0;
    for (const [then, row] of moves.entries()) {
      for (const [now, n] of row.entries()) {
        // Who wasn't a customer of the shop then stood in the rest: in none of the layers.
        const was = then < rules.length ? [{ rule: layerRule(rules, then), asOf: EARLIER, inside: true }] : [{ rule: { combinator: 'or' as const, rules }, asOf: EARLIER, inside: false }];
        expect(idsOf({ rule: layerRule(rules, now), was, ...scope })).toHaveLength(n);
        if (then !== now) moved += n;
      }
    }
    expect(moved).toBeGreaterThan(0);
  }
});

test('who joined and who left since a day', () => {
  const rule = one('last_order_days', '<=', 45);
  const then = idsOf({ rule, asOf: EARLIER });
  const now = idsOf({ rule });
  const joined = idsOf({ rule, was: [{ rule, asOf: EARLIER, inside: false }] });
  const left = idsOf({ rule: { combinator: 'and', not: true, rules: [rule] }, was: [{ rule, asOf: EARLIER, inside: true }] });
  expect(joined).toEqual(now.filter((id) => !then.includes(id)));
  expect(left).toEqual(then.filter((id) => !now.includes(id)));
  expect(Math.min(joined.length, left.length)).toBeGreaterThan(5);
  // They can be kept.
  const kept = segmentsHandlers.freeze({ name: '新进', note: '', who: { list: { rule, was: [{ rule, asOf: EARLIER, inside: false }] } } }, context);
  expect(kept.count).toBe(joined.length);
});

test('sizes are the counts as of the ends of months and of today', async () => {
  const rule = one('orders', '>=', 2);
  const days = [EARLIER, '2026-04-30', '2026-05-31', TODAY];
  expect(await segmentsHandlers.sizes({ rule, months: 3 }, context)).toEqual(days.map((asOf) => ({ day: asOf, count: segmentsHandlers.count({ rule, asOf }, context).count, of: 150 })));
});

test('a layering is kept in order; what can’t be is refused', () => {
  const layers = [
    { name: '常客', rule: one('orders', '>=', 3) },
    { name: '来过', rule: one('orders', '>=', 1) },
  ];
  const made = segmentsHandlers.saveLayering({ name: '按次数', note: '', layers, restName: '没买过' }, context);
  expect(segmentsHandlers.layerings({}, context)).toEqual([made]);
  expect(made.layers).toEqual(layers);
  const changed = segmentsHandlers.saveLayering({ layeringId: made.layeringId, name: '按次数', note: '给群发用', layers: layers.toReversed(), restName: '' }, context);
  expect(changed).toMatchObject({ layeringId: made.layeringId, note: '给群发用', layers: layers.toReversed() });
  const save = (change: object) => problemOf(() => segmentsHandlers.saveLayering({ name: '别的', note: '', layers, restName: '', ...change }, context));
  expect(save({ name: '按次数' })).toEqual({ code: 'name_taken' });
  expect(save({ layers: [layers[0]!, layers[0]!] })).toEqual({ code: 'name_taken' });
  expect(save({ layers: [{ name: 'x', rule: one('shoe_size', '=', 1) }] })).toMatchObject({ code: 'bad_input', field: 'shoe_size' });
  expect(save({ layeringId: 99 })).toMatchObject({ code: 'not_found' });

  const { segmentId } = segmentsHandlers.save({ name: '大客', note: '', rule: one('net_total', '>', 100) }, context);
  segmentsHandlers.saveLayering({ name: '用人群', note: '', layers: [{ name: '大客', rule: one('in_segment', '=', segmentId) }], restName: '' }, context);
  expect(problemOf(() => segmentsHandlers.delete({ segmentId }, context))).toMatchObject({ usedBy: ['用人群'] });
  segmentsHandlers.deleteLayering({ layeringId: made.layeringId }, context);
  expect(segmentsHandlers.layerings({}, context).map((l) => l.name)).toEqual(['用人群']);
});

test('a renamed tag and a renamed option are followed into the layers', () => {
  const tag = tagsHandlers.save({ name: '熟客', color: 'jade', reason: '', lastsDays: null, segmentId: null }, context);
  const field = customersHandlers.saveField({ name: '类型', kind: 'choice', section: 'other', options: [{ name: '自用', was: null }], standard: null }, context);
  const { layeringId } = segmentsHandlers.saveLayering(
    {
      name: '按标签',
      note: '',
      layers: [
        { name: '熟', rule: one('tags', 'in', ['熟客']) },
        { name: '自用', rule: one(`own_${field.fieldId}`, 'in', ['自用']) },
      ],
      restName: '',
    },
    context,
  );
  tagsHandlers.save({ tagId: tag.tagId, name: '老朋友', color: 'jade', reason: '', lastsDays: null, segmentId: null }, context);
  customersHandlers.saveField({ ...field, options: [{ name: '自己用', was: '自用' }] }, context);
  const { layers } = segmentsHandlers.layerings({}, context).find((l) => l.layeringId === layeringId)!;
  expect(layers.map((layer) => layer.rule)).toEqual([one('tags', 'in', ['老朋友']), one(`own_${field.fieldId}`, 'in', ['自己用'])]);
  expect(problemOf(() => tagsHandlers.delete({ tagId: tag.tagId }, context))).toMatchObject({ usedBy: ['按标签'] });
  expect(problemOf(() => customersHandlers.deleteField({ fieldId: field.fieldId }, context))).toMatchObject({ usedBy: ['按标签'] });
});
