import { describe, expect, test } from 'vitest';
import { ownFieldHandlers as fields } from '../../../electron/backend/own-fields/handlers.ts';
import { refreshOwnValues } from '../../../electron/backend/own-fields/refresh-own-values.ts';
import { readFieldTexts } from '../../../electron/backend/own-fields/own-values.ts';
import { segmentsHandlers as segments } from '../../../electron/backend/segments/handlers.ts';
import { customersHandlers as customers } from '../../../electron/backend/customers/handlers.ts';
import { copyHandlers as copy } from '../../../electron/backend/copy/handlers.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { Input, Parsed } from '../../../shared/contract/endpoint.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { ShopMaker } from '../make-shop.ts';

type Save = Parsed<typeof contract.customers.saveField>;
const one = (field: string, operator: string, value: unknown): RuleGroup => ({ combinator: 'and', rules: [{ field, operator, value }] });

function start() {
  const shop = new ShopMaker();
  const people = [shop.customer({ nick: 'a' }), shop.customer({ nick: 'b' }), shop.customer({ nick: 'c' })] as [number, number, number];
  shop.finish();
  const context = shop.context();
  const save = (field: Input<typeof contract.customers.saveField>) => fields.saveField(contract.customers.saveField.input.parse(field), context);
  const set = (customerId: number, fieldId: number, ...values: string[]) => fields.setValues({ customerId, values: [{ fieldId, values }] }, context);
  const shown = (customerId: number, fieldId: number) => customers.get({ customerId }, context).own.find((o) => o.fieldId === fieldId)?.values ?? [];
  const count = (rule: RuleGroup) => segments.count({ rule }, context).count;
  return { shop, people, context, save, set, shown, count };
}
const refusal = (act: () => unknown): AppError => {
  try {
    act();
  } catch (error) {
    return error as AppError;
  }
  throw new Error('not refused');
};
const options = (...names: string[]): Save['options'] => names.map((name) => ({ name, was: null }));

describe('values', () => {
  test('are kept by their type, found by rules, shown on the record and in the list, and logged', () => {
    const { shop, people: [a, b, c], context, save, set, shown, count } = start();
    const children = save({ name: '孩子', kind: 'number', section: 'family' }).fieldId;
    set(a, children, '2');
    set(b, children, '0');
    expect(count(one(`own_${children}`, '>=', 1))).toBe(1);
    expect(count(one(`own_${children}`, 'null', null))).toBe(1);
    expect(shown(a, children)).toEqual(['2']);
    set(a, children, '3');
    set(b, children);
    expect(shown(b, children)).toEqual([]);
    expect(shop.db.all('SELECT customer_id, before, after FROM own_changes ORDER BY id')).toEqual([
      { customer_id: a, before: '[]', after: '["2"]' },
      { customer_id: b, before: '[]', after: '["0"]' },
      { customer_id: a, before: '["2"]', after: '["3"]' },
      { customer_id: b, before: '["0"]', after: '[]' },
    ]);
    const { rows } = customers.list({ fields: [children], offset: 0, limit: 100, sort: { by: 'nick', descending: false } }, context);
    expect(rows.map((r) => [r.customerId, r.ownTexts])).toEqual([[a, { [children]: '3' }], [b, {}], [c, {}]]);
    expect(segments.values({ field: `own_${children}`, search: '' }, context)).toEqual([{ value: '3', label: '3', count: 1 }]);
  });

  test('that aren’t of their type are refused, as are several of what is one', () => {
    const { people: [a], save, set } = start();
    const number = save({ name: 'n', kind: 'number', section: 'other' }).fieldId;
    const choice = save({ name: 'c', kind: 'choice', section: 'other', options: options('x', 'y') }).fieldId;
    expect(refusal(() => set(a, number, '许多')).detail).toMatchObject({ field: 'n', reason: 'not_of_its_type' });
    expect(refusal(() => set(a, choice, 'z')).detail).toMatchObject({ reason: 'not_of_its_type' });
    expect(refusal(() => set(a, choice, 'x', 'y')).detail).toMatchObject({ reason: 'not_of_its_type' });
    expect(refusal(() => set(a, 99, 'x')).code).toBe('not_found');
  });

  test('go with a merge and come back with its undoing', () => {
    const { shop, people: [a, b], context, save, set, shown, count } = start();
    const [job, size] = [save({ name: '职业', kind: 'text', section: 'work', standard: 'occupation' }).fieldId, save({ name: '鞋码', kind: 'number', section: 'other' }).fieldId];
    set(a, job, '老师');
    set(b, job, '医生');
    set(b, size, '38');
    const { decisionId } = customers.merge({ customerId: a, otherId: b }, context);
    expect([shown(a, job), shown(a, size)]).toEqual([['老师'], ['38']]);
    expect(count(one('occupation', '=', '医生'))).toBe(0);
    expect(count(one(`own_${size}`, '=', 38))).toBe(1);
    set(a, job); // what the other lent goes too
    expect(shown(a, job)).toEqual([]);
    customers.unmerge({ decisionId }, context);
    expect([shown(a, size), shown(b, size)]).toEqual([[], ['38']]);
    const before = shop.db.all('SELECT * FROM own_shown');
    shop.connection.exec('DELETE FROM own_shown');
    refreshOwnValues(shop.db, shop.db.all<{ id: number }>('SELECT id FROM customers').map((c) => c.id));
    expect(shop.db.all('SELECT * FROM own_shown')).toEqual(before);
  });

  test('stand in texts, and a text that names a field that isn’t there says so', () => {
    const { people: [a], context, save, set } = start();
    const { fieldId } = save({ name: '爱好', kind: 'multi', section: 'person', options: options('茶', '书') });
    set(a, fieldId, '书', '茶');
    const text = (id: number) => copy.preview({ text: `亲爱的{{ customer.own_${id} | default: "朋友" }}`, channel: 'email', offset: 0, limit: 5, rule: { combinator: 'and', rules: [{ field: `own_${fieldId}`, operator: 'notNull', value: null }] } }, context);
    expect(text(fieldId).rendered.map((r) => r.text)).toEqual(['亲爱的书、茶']);
    expect(text(fieldId + 1).problems).toMatchObject([{ code: 'unknown_variable', values: [`customer.own_${fieldId + 1}`] }]);
    expect([...readFieldTexts(context.db, fieldId)]).toEqual([[a, '书、茶']]);
  });
});

describe('a field changes', () => {
  test('its type, where every value can be taken over; else it says which can’t', () => {
    const { people: [a, b], context, save, set, shown } = start();
    const { fieldId } = save({ name: '孩子', kind: 'text', section: 'family' });
    set(a, fieldId, '2');
    set(b, fieldId, '两个');
    expect(fields.fieldChange({ fieldId, kind: 'number' }, context)).toEqual({ converts: 1, loses: 1, examples: ['两个'], options: [], usedBy: [] });
    expect(refusal(() => save({ fieldId, name: '孩子', kind: 'number', section: 'family' })).detail).toMatchObject({ field: 'kind', reason: 'would_lose', count: 1, examples: ['两个'] });
    set(b, fieldId, '3');
    save({ fieldId, name: '孩子数', kind: 'number', section: 'family' });
    expect(shown(b, fieldId)).toEqual(['3']);
    expect(segments.count({ rule: one(`own_${fieldId}`, '>', 2) }, context).count).toBe(1);
    // To a choice: its options are the words that are there.
    expect(fields.fieldChange({ fieldId, kind: 'choice' }, context)).toMatchObject({ converts: 2, loses: 0, options: ['2', '3'] });
  });

  test('not into a type that a segment’s condition has no answer to', () => {
    const { context, save } = start();
    const { fieldId } = save({ name: '孩子', kind: 'number', section: 'family' });
    segments.save({ name: '有孩子', note: '', rule: one(`own_${fieldId}`, 'between', [1, 9]) }, context);
    expect(fields.fieldChange({ fieldId, kind: 'text' }, context).usedBy).toEqual(['有孩子']);
    expect(refusal(() => save({ fieldId, name: '孩子', kind: 'text', section: 'family' })).detail).toEqual({ field: 'kind', usedBy: ['有孩子'] });
    expect(fields.fieldUse({}, context)).toMatchObject([{ fieldId, known: 0, segments: ['有孩子'], templates: [] }]);
    expect(refusal(() => fields.deleteField({ fieldId }, context)).detail).toEqual({ usedBy: ['有孩子'] });
  });

  test('options are renamed with their people and rules, and one that people have stays', () => {
    const { people: [a, b], context, save, set, shown } = start();
    const { fieldId } = save({ name: '学历', kind: 'choice', section: 'person', standard: 'education', options: options('大专', '本科') });
    set(a, fieldId, '大专');
    set(b, fieldId, '本科');
    const { segmentId } = segments.save({ name: 's', note: '', rule: one('education', 'in', ['本科']) }, context);
    // They change their names for each other's.
    save({ fieldId, name: '学历', kind: 'choice', section: 'person', options: [{ name: '本科', was: '大专' }, { name: '大专', was: '本科' }] });
    expect([shown(a, fieldId), shown(b, fieldId)]).toEqual([['本科'], ['大专']]);
    expect(segments.get({ segmentId }, context).rule).toEqual(one('education', 'in', ['大专']));
    expect(refusal(() => save({ fieldId, name: '学历', kind: 'choice', section: 'person', options: [{ name: '本科', was: '本科' }] })).detail).toMatchObject({ field: 'options', reason: 'would_lose', count: 1 });
  });

  test('a name is given once, a ready-made field is there once, a choice has something to choose', () => {
    const { save } = start();
    save({ name: '学历', kind: 'choice', section: 'person', standard: 'education', options: options('大专') });
    expect(refusal(() => save({ name: '学历', kind: 'text', section: 'person' })).code).toBe('name_taken');
    expect(refusal(() => save({ name: '学历2', kind: 'choice', section: 'person', standard: 'education', options: options('大专') })).detail).toMatchObject({ field: 'standard' });
    expect(refusal(() => save({ name: '空', kind: 'multi', section: 'person' })).detail).toMatchObject({ reason: 'no_options' });
    expect(refusal(() => save({ name: '双', kind: 'choice', section: 'person', options: options('a', 'a') })).detail).toMatchObject({ reason: 'twice' });
  });
});

test('what files say is read anew where the field’s type changes, and goes when the field goes', () => {
  const { shop, people: [a], context, save, shown } = start();
  const { fieldId } = save({ name: '孩子', kind: 'number', section: 'family' });
  const account = shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :a', { a })!.id;
  shop.insert('own_told', { field_id: fieldId, shop_id: shop.shopId, key: 'k', account_id: account, written: '两个' });
  refreshOwnValues(shop.db, [a]);
  expect(shown(a, fieldId)).toEqual([]);
  expect(fields.fieldUse({}, context)).toMatchObject([{ known: 0, unread: 1, unreadExamples: ['两个'] }]);
  save({ fieldId, name: '孩子', kind: 'text', section: 'family' });
  expect(customers.get({ customerId: a }, context).own).toEqual([{ fieldId, values: ['两个'], from: 'file' }]);
  fields.setValues({ customerId: a, values: [{ fieldId, values: ['一个'] }] }, context);
  expect(customers.get({ customerId: a }, context).own).toEqual([{ fieldId, values: ['一个'], from: 'owner' }]);
  expect(fields.deleteField({ fieldId }, context)).toEqual({ fieldId, values: 1 });
  expect(customers.get({ customerId: a }, context).own).toEqual([]);
});

test('the list is sorted and filtered by an own field, as by any column', () => {
  const { people: [a, b, c], context, save, set } = start();
  const list = (input: Input<typeof contract.customers.list>) => customers.list(contract.customers.list.input.parse(input), context).rows.map((r) => r.customerId);
  const number = save({ name: '孩子几岁', kind: 'number', section: 'family' }).fieldId;
  const day = save({ name: '生日', kind: 'date', section: 'family' }).fieldId;
  const several = save({ name: '爱好', kind: 'multi', section: 'person', options: [{ name: '茶' }, { name: '书' }] }).fieldId;
  set(a, number, '10');
  set(b, number, '9');
  set(a, day, '2020-05-01');
  set(c, day, '2019-05-01');
  set(a, several, '茶', '书');
  set(c, several, '书');
  const by = (fieldId: number) => `own_${fieldId}` as const;
  expect(list({ sort: { by: by(number) } })).toEqual([b, a, c]);
  expect(list({ sort: { by: by(number), descending: true } })).toEqual([a, b, c]);
  expect(list({ filters: { [by(number)]: '9..9.5' } })).toEqual([b]);
  expect(list({ filters: { [by(day)]: '2020' } })).toEqual([a]);
  expect(list({ sort: { by: by(several) }, filters: { [by(several)]: '书' } }).sort()).toEqual([a, c]);
  expect(refusal(() => customers.list(contract.customers.list.input.parse({ sort: { by: 'own_99' } }), context))).toMatchObject({ code: 'not_found' });
  expect(contract.customers.list.input.safeParse({ sort: { by: 'own_x' } }).success).toBe(false);
});
