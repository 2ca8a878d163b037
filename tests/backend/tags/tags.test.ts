import { expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { tagsHandlers } from '../../../electron/backend/tags/handlers.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { ShopMaker } from '../make-shop.ts';
import { problemOf } from '../problem-of.ts';

const TODAY = '2026-06-30';
const rule = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'and', rules });
const tagged = (name: string) => rule({ field: 'tags', operator: 'in', value: [name] });

function makeShop() {
  const shop = new ShopMaker();
  const [a, b, c] = [shop.customer({ nick: '甲', province: '广东省' }), shop.customer({ nick: '乙', province: '广东省' }), shop.customer({ nick: '丙', province: '浙江省' })] as const;
  shop.order({ customerId: a, day: '2026-06-01' });
  shop.order({ customerId: a, day: '2026-06-02' });
  shop.finish();
  const context = shop.context(TODAY);
  const save = (name: string, more: { tagId?: number; segmentId?: number | null; lastsDays?: number | null } = {}) => tagsHandlers.save({ name, color: 'jade', reason: '', lastsDays: null, segmentId: null, ...more }, context);
  const apply = (tagId: number, customerIds: number[], add = true) => tagsHandlers.apply({ tagId, add, who: { customerIds } }, context);
  const who = (name: string, asOf?: string) => segmentsHandlers.count({ rule: tagged(name), ...(asOf ? { asOf } : {}) }, context).rows.map((r) => r.nick);
  return { shop, context, save, apply, who, a, b, c };
}

test('given and taken by hand, to those named or to all of a list, and taken back', () => {
  const { context, save, apply, who, a, b, c } = makeShop();
  const { tagId } = save('熟客');
  expect(apply(tagId, [a, b])).toMatchObject({ changed: 2 });
  expect(apply(tagId, [a])).toEqual({ changeId: null, changed: 0 });
  const all = tagsHandlers.apply({ tagId, add: true, who: { list: { filters: { province: '浙江' } } } }, context);
  expect(all.changed).toBe(1);
  expect(who('熟客')).toEqual(['甲', '乙', '丙']);
  const taken = apply(tagId, [a, c], false);
  expect(who('熟客')).toEqual(['乙']);
  expect(problemOf(() => tagsHandlers.undo({ changeId: all.changeId! }, context))).toEqual({ code: 'bad_input', field: 'changeId', reason: 'not_last' });
  tagsHandlers.undo({ changeId: taken.changeId! }, context);
  expect(who('熟客')).toEqual(['甲', '乙', '丙']);
  tagsHandlers.undo({ changeId: all.changeId! }, context);
  expect(who('熟客')).toEqual(['甲', '乙']);
  expect(tagsHandlers.changes({ tagId }, context).map((x) => [x.added, x.people, x.undone])).toEqual([[false, 2, true], [true, 1, true], [true, 2, false]]);
  expect(tagsHandlers.list({}, context).tags).toMatchObject([{ name: '熟客', count: 2 }]);
});

test('one that lasts some days falls off by itself, and can be prolonged', () => {
  const { context, save, apply, who, a } = makeShop();
  const { tagId } = save('想买羽绒服', { lastsDays: 30 });
  apply(tagId, [a]);
  expect(customersHandlers.get({ customerId: a }, context).tags).toEqual([{ name: '想买羽绒服', tagId, color: 'jade', from: 'hand', untilDay: '2026-07-30' }]);
  const later = { ...context, today: '2026-07-30' };
  expect(segmentsHandlers.count({ rule: tagged('想买羽绒服') }, later).count).toBe(1);
  expect(segmentsHandlers.count({ rule: tagged('想买羽绒服') }, { ...context, today: '2026-07-31' }).count).toBe(0);
  tagsHandlers.apply({ tagId, add: true, who: { customerIds: [a] } }, later);
  expect(segmentsHandlers.count({ rule: tagged('想买羽绒服') }, { ...context, today: '2026-08-29' }).count).toBe(1);
  expect(who('想买羽绒服')).toEqual(['甲']);
});

test('how many had it at the ends of months: by the log, what was taken back, what had run out and who is one with another told', async () => {
  const { shop, context, save, a, b, c } = makeShop();
  const { tagId } = save('熟客', { lastsDays: 40 });
  const on = (today: string, ids: number[], add = true) => tagsHandlers.apply({ tagId, add, who: { customerIds: ids } }, { ...context, today });
  const task = { ...context, progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) };
  const sizes = async () => (await tagsHandlers.sizes({ tagId, months: 4 }, task)).map((s) => [s.day, s.count]);
  on('2026-03-05', [a, b]); // until 04-14
  on('2026-04-10', [a, c]); // until 05-20
  on('2026-05-15', [c]); // until 06-24
  on('2026-05-18', [a], false);
  const back = on('2026-06-01', [b]);
  on('2026-06-29', [c]);
  expect(await sizes()).toEqual([['2026-02-28', 0], ['2026-03-31', 2], ['2026-04-30', 2], ['2026-05-31', 1], ['2026-06-30', 2]]);
  expect(problemOf(() => tagsHandlers.undo({ changeId: back.changeId! }, context))).toMatchObject({ reason: 'not_last' });
  mergePeople(shop.db, { customerId: b, otherId: c }, context.now);
  expect(await sizes()).toEqual([['2026-02-28', 0], ['2026-03-31', 2], ['2026-04-30', 2], ['2026-05-31', 1], ['2026-06-30', 1]]);
  expect(tagsHandlers.people({ tagId }, context)).toMatchObject({ count: 1, of: 2 });
});

test('its people’s spending, and the other tags they have', () => {
  const { context, save, apply, a, b, c } = makeShop();
  const [one, two, three] = [save('熟客'), save('批发'), save('没人有')] as const;
  apply(one.tagId, [a, b]);
  apply(two.tagId, [a, c]);
  const net = customersHandlers.list({ search: '甲', offset: 0, limit: 1 }, context).rows[0]!.netTotalMinor!;
  expect(net).toBeGreaterThan(0);
  expect(tagsHandlers.people({ tagId: one.tagId }, context)).toEqual({ count: 2, of: 3, netMinor: net, buyers: 1, currency: 'CNY', others: [{ tagId: two.tagId, name: '批发', color: 'jade', both: 1, count: 2 }] });
  expect(tagsHandlers.people({ tagId: three.tagId }, context)).toMatchObject({ count: 0, netMinor: 0, buyers: 0, others: [] });
});

test('one that follows a segment is had by its members, can’t be given, and leads nowhere in a circle', () => {
  const { context, save, apply, who, a, b } = makeShop();
  const { segmentId } = segmentsHandlers.save({ name: '两单', note: '', rule: rule({ field: 'orders', operator: '>=', value: 2 }) }, context);
  const { tagId } = save('老客', { segmentId });
  expect(who('老客')).toEqual(['甲']);
  expect(customersHandlers.get({ customerId: a }, context).tags).toMatchObject([{ name: '老客', from: 'rule' }]);
  expect(segmentsHandlers.explain({ rule: tagged('老客'), customerId: a }, context)).toMatchObject({ inside: true, conditions: [{ value: '老客', pass: true }] });
  expect(problemOf(() => apply(tagId, [b]))).toEqual({ code: 'bad_input', field: 'tagId', reason: 'follows_segment' });
  expect(problemOf(() => segmentsHandlers.delete({ segmentId }, context))).toEqual({ code: 'bad_input', usedBy: ['老客'] });
  const circle = problemOf(() => segmentsHandlers.save({ segmentId, name: '两单', note: '', rule: tagged('老客') }, context));
  expect(circle).toEqual({ code: 'bad_input', field: 'tags', reason: 'segment_cycle' });
  const loop = segmentsHandlers.save({ name: '环', note: '', rule: tagged('新标签') }, context);
  expect(problemOf(() => save('新标签', { segmentId: loop.segmentId }))).toEqual({ code: 'bad_input', field: 'tags', reason: 'segment_cycle' });
});

test('renamed, the rules that ask for it follow; deleted only where none does', () => {
  const { context, save, apply, a } = makeShop();
  const { tagId } = save('熟客');
  apply(tagId, [a]);
  const { segmentId } = segmentsHandlers.save({ name: '群', note: '', rule: tagged('熟客') }, context);
  save('老熟客', { tagId });
  expect(segmentsHandlers.get({ segmentId }, context).rule).toEqual(tagged('老熟客'));
  expect(problemOf(() => save('老熟客'))).toEqual({ code: 'name_taken' });
  expect(problemOf(() => tagsHandlers.delete({ tagId }, context))).toEqual({ code: 'bad_input', usedBy: ['群'] });
  segmentsHandlers.delete({ segmentId }, context);
  tagsHandlers.delete({ tagId }, context);
  expect(customersHandlers.get({ customerId: a }, context).tags).toEqual([]);
  expect(problemOf(() => apply(tagId, [a]))).toEqual({ code: 'not_found', what: 'tag' });
});

test('a merge lends the tags to whoever goes on, and gives them back', () => {
  const { shop, context, save, apply, who, a, b } = makeShop();
  const { tagId } = save('熟客');
  apply(tagId, [b]);
  const { decisionId } = mergePeople(shop.db, { customerId: a, otherId: b }, context.now);
  expect(who('熟客')).toEqual(['甲']);
  expect(apply(tagId, [a])).toEqual({ changeId: null, changed: 0 });
  unmergePeople(shop.db, decisionId, context.now);
  expect(who('熟客')).toEqual(['乙']);
});
