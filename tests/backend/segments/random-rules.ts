import fc from 'fast-check';
import type { Condition, RuleGroup } from '../../../shared/contract/rule.ts';
import { fieldIds, fields, ownRuleField, type Field, type FieldId } from '../../../shared/domain/fields.ts';
import type { OwnKind } from '../../../shared/domain/own-fields.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { tenGroups } from '../../../shared/domain/rfm.ts';
import { seasonGroups } from '../../../shared/domain/season-groups.ts';
import { seasons } from '../../../shared/domain/season-names.ts';
import { stages } from '../../../shared/domain/relationship-stage.ts';
import { tiers } from '../../../shared/domain/tiers.ts';
import { categories, cities, provinces, titles } from './random-shop.ts';

/** Of makeRandomShop and of the oracle's own: by hand, by a file, by a rule, and nobody's. */
const tagNames = ['熟客', '批发', '爱新品', '没人有'];
const words: Partial<Record<FieldId, string[]>> = { province: [...provinces, '没有'], city: cities, gender: ['male', 'female'], tier: [...tiers], tags: tagNames, state: [...states], stage: [...stages], rfm: [...tenGroups], season_group: [...seasonGroups] };
const texts = ['广', '州市', "'", '市'];
const moneys = [0, 19.99, 50, 100, 333.33, 119.99];
const shares = [0, 0.05, 0.1, 0.3, 0.5, 1];
const days = [0, 1, 7, 7.5, 30, 90, 150, 365];
const counts = [0, 1, 2, 3, 6, 12, 24, 36];

function numbersOf(id: FieldId): number[] {
  const { type } = fields[id];
  if (type === 'money') return moneys;
  if (type === 'share') return shares;
  if (id === 'birthday_days' || id === 'life_event_days') return [0, 1, 14, 100, 243, 364];
  if (id === 'expected_orders_90d') return [0, 0.013, 0.11, 0.52, 1.3];
  if (id === 'points') return [-50, 0, 1, 30, 70, 100, 200, 400];
  if (id === 'due_days') return [-400, -30, -3, 0, 3, 7, 30];
  return type === 'days' || id === 'interval_days' ? days : counts;
}

/** Values of the owner's fields of the oracle's own, and some that nobody has. */
const ownValues: Record<OwnKind, (string | number)[]> = {
  text: ['老师', '医生', "O'Neil 州", '没人'],
  number: [-2.5, 0, 1, 3, 19.99, 40],
  date: ['1969-07-20', '2020-02-29', '2026-06-30', '2001-01-01'],
  choice: ['大专', '本科', '研究生'],
  multi: ['茶', '书', '花', '酒'],
};

function ownValueOf({ type, ownId }: Field, operator: string): fc.Arbitrary<unknown> {
  if (ownId === null || operator === 'null' || operator === 'notNull') return fc.constant(null);
  if (operator === 'contains' || operator === 'beginsWith') return fc.constantFrom('老', '州', "'");
  if (operator === 'inLast' || operator === 'inNext') return fc.constantFrom(0, 30, 200, 3000, 30_000);
  const one = fc.constantFrom(...ownValues[type as OwnKind]);
  if (operator === 'between' || operator === 'notBetween') return fc.tuple(one, one);
  return operator === 'in' || operator === 'notIn' ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
}

function valueOf(id: FieldId, operator: string, campaignIds: number[], segmentIds: number[]): fc.Arbitrary<unknown> {
  const { type } = fields[id];
  if (operator === 'null' || operator === 'notNull') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'campaign') return fc.record({ campaignId: fc.constantFrom(null, ...campaignIds), arm: fc.constantFrom(null, 'treated', 'held_out') });
  if (type === 'response') return fc.record({ campaignId: fc.constantFrom(null, ...campaignIds), how: fc.constantFrom('ordered', 'replied') });
  if (type === 'segment' || type === 'frozen') return fc.constantFrom(...segmentIds);
  if (type === 'bought') {
    return fc.record({
      names: fc.subarray<string>(id === 'bought_season' ? [...seasons] : id === 'bought_product' ? titles : categories, { minLength: 1 }),
      withinDays: fc.constantFrom(null, 0, 30, 90),
      from: fc.constantFrom(null, '2026-03-01'),
      to: fc.constantFrom(null, '2026-05-31'),
      times: fc.constantFrom(1, 1, 2),
    });
  }
  if (operator === 'contains' || operator === 'beginsWith') return fc.constantFrom(...texts);
  const one: fc.Arbitrary<string | number> = fc.constantFrom<string | number>(...(words[id] ?? numbersOf(id)));
  if (operator === 'between' || operator === 'notBetween') return fc.tuple(one, one);
  return operator === 'in' || operator === 'notIn' ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
}

/** Rules over all fields and operators, nested, with `not` and empty groups. Segments may be asked about where there are any. */
export function ruleArbitrary(campaignIds: number[], segmentIds: number[], ownFields: { fieldId: number; kind: OwnKind }[] = []): fc.Arbitrary<RuleGroup> {
  const ids = fieldIds.filter((id) => id !== 'in_segment' || segmentIds.length > 0);
  const operator = (id: FieldId) => fc.constantFrom(...fields[id].operators.filter((o) => id !== 'in_segment' || o === '=' || o === '!='));
  const own = ownFields.map(({ fieldId, kind }) => ownRuleField(fieldId, kind));
  const ofOwner = (field: Field): fc.Arbitrary<Condition> => fc.constantFrom(...field.operators).chain((op) => ownValueOf(field, op).map((value) => ({ field: field.id, operator: op, value })));
  const ofCatalogue: fc.Arbitrary<Condition> = fc
    .constantFrom(...ids)
    .chain((id) => operator(id).chain((op) => valueOf(id, op, campaignIds, segmentIds).map((value) => ({ field: id, operator: op, value }))));
  const condition = own.length === 0 ? ofCatalogue : fc.oneof({ weight: 4, arbitrary: ofCatalogue }, { weight: 1, arbitrary: fc.constantFrom(...own).chain(ofOwner) });
  const { group } = fc.letrec<{ group: RuleGroup; item: Condition | RuleGroup }>((tie) => ({
    item: fc.oneof({ weight: 4, arbitrary: condition }, { weight: 1, arbitrary: tie('group') }),
    group: fc.record({ combinator: fc.constantFrom('and', 'or'), not: fc.boolean(), rules: fc.array(tie('item'), { maxLength: 4 }) }),
  }));
  return group;
}
