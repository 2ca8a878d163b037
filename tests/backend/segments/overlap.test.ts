import { expect, test } from 'vitest';
import { segmentsHandlers as segments } from '../../../electron/backend/segments/handlers.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { ruleOfSets, setOperations } from '../../../shared/domain/set-operations.ts';
import { makeRandomShop, TODAY } from './random-shop.ts';

const { shop } = makeRandomShop(11, 300);
const context = shop.context(TODAY);
const save = (name: string, rule: RuleGroup, folder?: string) => segments.save({ name, note: '', rule, folder }, context);
const twice = save('两单', { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }] }, '复购');
const place = save('广东', { combinator: 'and', rules: [{ field: 'province', operator: '=', value: '广东省' }] });

test('the parts of two segments are those of their people, and each is the count of its own rule', () => {
  const idsOf = (where: string) => new Set(shop.db.all<{ id: number }>(`SELECT c.id FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 WHERE ${where}`).map((c) => c.id));
  const [a, b] = [idsOf('m.orders >= 2'), idsOf("c.province = '广东省'")];
  const without = (from: Set<number>, taken: Set<number>) => [...from].filter((id) => !taken.has(id)).length;
  const wanted = { both: a.size - without(a, b), either: new Set([...a, ...b]).size, onlyOne: without(a, b), onlyOther: without(b, a) };
  expect(wanted.both).toBeGreaterThan(3);
  const { both, onlyOne, onlyOther, of } = segments.overlap({ oneId: twice.segmentId, otherId: place.segmentId }, context);
  expect({ both, onlyOne, onlyOther, either: both + onlyOne + onlyOther, of }).toEqual({ ...wanted, of: 300 });
  for (const operation of setOperations) expect(save(operation, ruleOfSets(operation, twice.segmentId, place.segmentId)).count).toBe(wanted[operation]);
});

test('a segment that isn’t there can’t be compared; one with itself is all in both', () => {
  expect(() => segments.overlap({ oneId: twice.segmentId, otherId: 999 }, context)).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(segments.overlap({ oneId: twice.segmentId, otherId: twice.segmentId }, context)).toMatchObject({ both: twice.count, onlyOne: 0, onlyOther: 0 });
});

test('a folder stays where it isn’t named, changes where it is, and goes along with a copy', () => {
  expect(twice.folder).toBe('复购');
  expect(segments.save({ segmentId: twice.segmentId, name: '两单以上', note: '', rule: twice.rule }, context).folder).toBe('复购');
  expect(segments.duplicate({ segmentId: twice.segmentId, name: '副本' }, context).folder).toBe('复购');
  expect(segments.save({ segmentId: twice.segmentId, name: '两单以上', note: '', rule: twice.rule, folder: '' }, context).folder).toBe('');
  const frozen = segments.freeze({ name: '冻', note: '', who: { customerIds: [1, 2] } }, context);
  expect(segments.save({ segmentId: frozen.segmentId, name: '冻', note: '', rule: frozen.rule, folder: '名单' }, context).folder).toBe('名单');
});
