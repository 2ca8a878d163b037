import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { choosePeople, compileRule, peopleFrom } from '../../../electron/backend/segments/compile-rule.ts';
import { ownFieldHandlers } from '../../../electron/backend/own-fields/handlers.ts';
import { refreshOwnValues } from '../../../electron/backend/own-fields/refresh-own-values.ts';
import { ownKinds, type OwnKind } from '../../../shared/domain/own-fields.ts';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { naiveIds, readPeople, type Naive } from './naive-people.ts';
import { makeRandomShop, TODAY } from './random-shop.ts';
import { ruleArbitrary } from './random-rules.ts';

const { shop, secondShopId, campaignIds } = makeRandomShop(7, 300);
const context = shop.context(TODAY);
const sumUp: RuleGroup = { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }] };
const nested: RuleGroup = { combinator: 'or', not: true, rules: [{ field: 'province', operator: '=', value: '广东省' }, { field: 'net_total', operator: '<', value: 100 }] };
const PAST = ['2025-03-02', '2025-07-19', '2025-11-11', '2026-01-31', '2026-02-28', '2026-04-15', '2026-06-01', '2026-06-29'];
const cuts: [number, number, number] = [20, 45, 90];
lifecycleHandlers.saveSettings({ cutChoice: 'own', ownCuts: cuts, rfmMethod: 'rank', rfmGrouping: 'ten' }, context);
const segmentIds = [sumUp, nested].map((rule, i) => segmentsHandlers.save({ name: `s${i}`, note: '', rule }, context).segmentId);


// 熟客 by hand, one of them until a day that has gone; 批发 by a file; 爱新品 by a rule; and the third segment is frozen.
const ids = shop.db.all<{ id: number }>('SELECT id FROM customers ORDER BY id').map((c) => c.id);
const byHand = shop.insert('tags', { name: '熟客', color: 'jade', created_at: 0 });
shop.insert('tags', { name: '爱新品', color: 'blue', segment_id: segmentIds[0]!, created_at: 0 });
ids.forEach((id, i) => {
  if (i % 4 === 0) shop.insert('customer_tags', { tag_id: byHand, customer_id: id, since_day: '2026-01-01', until_day: i % 8 === 0 ? null : '2026-05-01' });
  if (i % 5 === 0) shop.insert('person_facts', { shop_id: shop.shopId, key: `k${i}`, account_id: shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id', { id })!.id, phone_quality: 'none', tags: JSON.stringify(['批发', '别的']) });
});
const frozen = segmentsHandlers.freeze({ name: 's2', note: '', who: { customerIds: ids.filter((_, i) => i % 3 === 0) } }, context);
segmentIds.push(frozen.segmentId);

// Fields of the owner's: said of some, told of others by a file, which may not be readable.
const ownFields = ownKinds.map((kind) => ownFieldHandlers.saveField({ name: kind, kind, section: 'other', options: optionsOf(kind), standard: null }, context));
const ownWords = { text: ['老师', '医生', "O'Neil 州"], number: ['-2.5', '0', '3', '19.99', '40'], date: ['1969-07-20', '2020-02-29', '2026-06-30'], choice: ['大专', '本科'], multi: ['茶', '书', '花'] };
function optionsOf(kind: OwnKind): { name: string; was: null }[] {
  return kind === 'choice' || kind === 'multi' ? { choice: ['大专', '本科', '研究生'], multi: ['茶', '书', '花', '酒'] }[kind].map((name) => ({ name, was: null })) : [];
}
ids.forEach((customerId, i) => {
  for (const { fieldId, kind } of ownFields) {
    const words = ownWords[kind];
    const word = words[(i * 7 + fieldId) % words.length]!;
    if (i % 3 !== fieldId % 3) ownFieldHandlers.setValues({ customerId, values: [{ fieldId, values: kind === 'multi' && i % 2 === 0 ? words.slice(0, 2) : [word] }] }, context);
    if (i % 5 === fieldId % 5) shop.insert('own_told', { field_id: fieldId, shop_id: shop.shopId, key: `t${i}`, account_id: shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id', { id: customerId })!.id, written: kind === 'number' && i % 2 === 0 ? '几个' : words[0]! });
  }
});
refreshOwnValues(shop.db, ids);
// Cases open and closed, and days in their lives: once, every year, on a day that most years lack, and to come.
ids.forEach((id, i) => {
  if (i % 6 === 0) shop.insert('cases', { customer_id: id, kind: 'quality', text: 'x', opened_day: PAST[i % 8]!, opened_at: 0, currency: 'CNY', ...(i % 12 === 0 ? {} : { closed_day: '2026-06-29', closed_at: 0 }) });
  if (i % 7 === 0) shop.insert('life_events', { customer_id: id, kind: 'wedding', day: ['2024-02-29', '2026-03-01', '2019-12-24', '2026-10-08'][i % 4]!, yearly: i % 3 === 0 ? 0 : 1, note: '', at: 0 });
  if (i % 21 === 0) shop.insert('life_events', { customer_id: id, kind: 'baby', day: '2026-04-15', yearly: 0, note: '', at: 0 });
});
const know = (naive: Naive) => {
  naive.segments.set(segmentIds[0]!, sumUp).set(segmentIds[1]!, nested).set(frozen.segmentId, frozen.rule);
  naive.tagRules.set('爱新品', sumUp);
};

const cases = [
  { name: 'today, all shops', days: [TODAY], shopId: null, runs: 800 },
  { name: 'as of past days', days: PAST, shopId: null, runs: 80 },
  { name: 'of one shop, in its currency', days: [TODAY], shopId: secondShopId, runs: 240 },
  { name: 'of one shop, as of past days', days: PAST, shopId: secondShopId, runs: 40 },
].flatMap(({ days, ...rest }) => days.map((asOf, i) => ({ ...rest, asOf, seed: 20260710 + i })));

test.each(cases)('random rules find the same people in columns, in SQL, in the text of SQL and by hand: $name, $asOf', ({ asOf, shopId, runs, seed }) => {
  const naive = readPeople(shop.db, asOf, TODAY, shopId, shopId === null ? 'CNY' : 'USD', cuts);
  know(naive);
  const scope = shopId === null ? { asOf } : { asOf, shop: shopId };
  let found = 0;
  fc.assert(
    fc.property(ruleArbitrary(campaignIds, segmentIds, ownFields), (rule) => {
      const wanted = naiveIds(rule, naive);
      const result = segmentsHandlers.count({ rule, ...scope }, context);
      expect(result.count).toBe(wanted.length);
      expect(result.of).toBe(naive.people.length);
      expect(result.rows.map((r) => r.customerId)).toEqual(wanted.slice(0, 20));

      const people = choosePeople(shop.db, { ...scope, today: TODAY });
      const { where, params } = compileRule(shop.db, rule, people);
      expect(shop.db.all<{ id: number }>(`SELECT c.id FROM ${peopleFrom(people)} WHERE ${where} ORDER BY c.id`, params).map((r) => r.id)).toEqual(wanted);
      expect(shop.connection.prepare(result.sql).pluck().get()).toBe(wanted.length);

      const rest = segmentsHandlers.count({ rule: { combinator: 'and', not: true, rules: [rule] }, ...scope }, context);
      expect(result.count + rest.count).toBe(result.of);
      if (wanted.length > 0 && wanted.length < naive.people.length) found += 1;
    }),
    { numRuns: runs, seed },
  );
  // Rules that hold for all or for none show little.
  expect(found).toBeGreaterThan(runs / 8);
});

test('explain agrees with the count for each customer', () => {
  const naive = readPeople(shop.db, TODAY, TODAY, null, 'CNY', cuts);
  know(naive);
  fc.assert(
    fc.property(ruleArbitrary(campaignIds, segmentIds, ownFields), fc.constantFrom(...ids), (rule, customerId) => {
      const { inside, conditions, change } = segmentsHandlers.explain({ rule, customerId }, context);
      expect(change === null ? null : holds(rule, (path) => conditions.find((c) => c.path.join() === path.join())!.pass !== change.some((p) => p.join() === path.join()))).toBe(change === null ? null : !inside);
      expect(inside).toBe(naiveIds(rule, naive).includes(customerId));
      for (const c of conditions) expect(c.pass).toBe(naiveIds({ combinator: 'and', rules: [{ field: c.field, operator: c.operator, value: c.wanted }] }, naive).includes(customerId));
    }),
    { numRuns: 100, seed: 1 },
  );
});

/** By hand: whether a rule holds, given which of its conditions do. */
function holds(rule: RuleGroup, verdict: (path: number[]) => boolean, path: number[] = []): boolean {
  const parts = rule.rules.map((part, i) => ('rules' in part ? holds(part, verdict, [...path, i]) : verdict([...path, i])));
  const joined = parts.length === 0 || (rule.combinator === 'and' ? parts.every(Boolean) : parts.some(Boolean));
  return rule.not === true ? !joined : joined;
}
