import { useTranslation } from 'react-i18next';
import { fields, type Field, type FieldId, type Operator } from '../../../shared/domain/fields.ts';
import { ownKey, ownSections } from '../../../shared/domain/own-fields.ts';
import { useOwnFields } from '../../lib/own-fields.ts';

const groups = {
  who: ['province', 'city', 'gender', 'age', 'birthday_month', 'birthday_days', 'life_event_days', 'tags', 'tier', 'points'],
  spend: ['orders', 'net_total', 'aov', 'refund_rate', 'discount_share'],
  when: ['last_order_days', 'first_order_days', 'interval_days', 'due_days'],
  life: ['state', 'stage', 'rfm', 'season_group', 'p_alive', 'expected_orders_90d'],
  what: ['bought_product', 'bought_category', 'bought_season', 'distinct_categories'],
  reach: ['reachable_sms', 'reachable_email', 'opted_out', 'open_case'],
  touch: ['last_touched_days', 'touched_campaign', 'responded_campaign', 'in_segment'],
} as const satisfies Record<string, readonly FieldId[]>;
const groupIds = Object.keys(groups) as (keyof typeof groups)[];

const textWords = { '=': 'is', '!=': 'isNot', in: 'in', notIn: 'notIn', contains: 'contains', beginsWith: 'beginsWith' } as const;
const numberWords = { '=': 'is', '!=': 'isNot', '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast', between: 'between', notBetween: 'notBetween', in: 'in', notIn: 'notIn' } as const;
const dateWords = { '=': 'is', '!=': 'isNot', '<': 'before', '<=': 'until', '>': 'after', '>=': 'since', between: 'between', notBetween: 'notBetween', inLast: 'inLast', inNext: 'inNext' } as const;
const severalWords = { in: 'any', notIn: 'none' } as const;
const segmentWords = { '=': 'member', '!=': 'notMember', in: 'memberAny', notIn: 'memberNone' } as const;
const tagWords = { '=': 'tagged', '!=': 'notTagged', in: 'taggedAny', notIn: 'taggedNone' } as const;
const has = <W extends object>(words: W, operator: string): operator is Extract<keyof W, string> => Object.hasOwn(words, operator);

/** Fields and operators in the language in use, as the editor wants them. */
export function useRuleWords() {
  const { t } = useTranslation('segments');
  const { t: own } = useTranslation('fields');
  const { fields: ownFields, find } = useOwnFields();
  const operatorLabel = (field: Field, operator: Operator): string => {
    if (field.type === 'tags' && (operator === 'null' || operator === 'notNull')) return t(operator === 'null' ? 'operator.noTag' : 'operator.anyTag');
    if (operator === 'null') return t('operator.unknown');
    if (operator === 'notNull') return t('operator.known');
    switch (field.type) {
      case 'bought':
        return operator === 'notBought' ? t('operator.notBought') : t('operator.bought');
      case 'campaign':
        return operator === '!=' ? t('operator.notTouched') : t('operator.touched');
      case 'response':
        return operator === '!=' ? t('operator.notResponded') : t('operator.responded');
      case 'segment':
        return has(segmentWords, operator) ? t(`operator.${segmentWords[operator]}`) : operator;
      case 'tags':
        return has(tagWords, operator) ? t(`operator.${tagWords[operator]}`) : operator;
      case 'date':
        return has(dateWords, operator) ? t(`operator.date.${dateWords[operator]}`) : operator;
      case 'multi':
        return has(severalWords, operator) ? t(`operator.several.${severalWords[operator]}`) : operator;
      case 'text':
      case 'choice':
      case 'boolean':
        return has(textWords, operator) ? t(`operator.text.${textWords[operator]}`) : operator;
      default:
        return has(numberWords, operator) ? t(`operator.number.${numberWords[operator]}`) : operator;
    }
  };
  const fieldOption = (id: FieldId) => ({ name: id as string, value: id as string, label: t(`field.${id}`) });
  return {
    fields: [
      ...groupIds.map((id) => ({ label: t(`group.${id}`), options: groups[id].map(fieldOption) })),
      ...ownSections.flatMap((section) => {
        const of = ownFields.filter((f) => f.section === section);
        return of.length === 0 ? [] : [{ label: own(`section.${section}`), options: of.map((f) => ({ name: ownKey(f.fieldId), value: ownKey(f.fieldId), label: f.name })) }];
      }),
    ],
    /** A yes or no is said by the value: `=` is enough. */
    operators: (fieldId: string) => {
      const field = find(fieldId) ?? fields.orders;
      const offered = field.type === 'boolean' ? field.operators.slice(0, 1) : field.operators;
      return offered.map((operator) => ({ name: operator, value: operator, label: operatorLabel(field, operator) }));
    },
  };
}
