import { useTranslation } from 'react-i18next';
import type { Condition, RuleGroup } from '../../shared/contract/rule.ts';
import type { Field } from '../../shared/domain/fields.ts';
import { boughtValue, campaignValue, idValue, dayValue, listValue, numberValue, rangeValue, responseValue } from '../../shared/domain/rule-values.ts';
import { api } from './api.ts';
import { useChoiceWords } from './choice-words.ts';
import { useFormat } from './format.ts';
import { useFieldAmount } from './field-amount.ts';
import { useFieldNames, useOwnFields } from './own-fields.ts';
import { useQuery } from './query.ts';

const bounds = { '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast' } as const;
const dateBounds = { '<': 'before', '<=': 'until', '>': 'after', '>=': 'since' } as const;
const isBound = (operator: string): operator is keyof typeof bounds => Object.hasOwn(bounds, operator);
const negates = (operator: string) => operator === '!=' || operator === 'notIn' || operator === 'notBetween' || operator === 'notBought';
const texts = (value: unknown): string[] => (listValue(value, (x) => (typeof x === 'string' || typeof x === 'number' ? String(x) : undefined)) ?? []);

/** A field's name inside a sentence: small, but for names like SMS. Chinese has no capitals. */
const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** A rule as one would say it, in the language in use. Only for complete conditions. */
export function useRuleSentence(currency: string): (rule: RuleGroup) => string {
  const { t, i18n } = useTranslation('segments');
  const format = useFormat();
  const choices = useChoiceWords();
  const { find, named } = useOwnFields();
  const fieldName = useFieldNames();
  const amount = useFieldAmount(currency);
  const segments = useQuery(api.segments.values, { field: 'in_segment', search: '' });
  const campaigns = useQuery(api.segments.values, { field: 'touched_campaign', search: '' });
  const any = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  const nameOf = (list: typeof segments.data, id: number) => list?.find((x) => x.value === String(id))?.label ?? `#${id}`;
  const quoted = (names: string[]) => any.format(names.map((name) => t('say.quoted', { name })));

  const sayNumber = (field: Field, name: string, { operator, value }: Condition): string => {
    const range = operator === 'between' || operator === 'notBetween' ? rangeValue(value) : undefined;
    if (range) return t(negates(operator) ? 'say.notBetween' : 'say.between', { field: name, low: amount(field, range.low), high: amount(field, range.high) });
    const list = any.format((listValue(value, numberValue) ?? []).map((n) => amount(field, n)));
    if (isBound(operator)) return t(`say.${bounds[operator]}`, { field: name, value: list });
    return t(negates(operator) ? 'say.differs' : 'say.equals', { field: name, value: list });
  };

  const sayDate = (name: string, { operator, value }: Condition): string => {
    if (operator === 'inLast' || operator === 'inNext') return t(`say.date.${operator}`, { field: name, days: numberValue(value) ?? 0 });
    const days = listValue(value, dayValue)?.map((day) => format.day(day)) ?? [];
    if (operator === 'between' || operator === 'notBetween') return t(negates(operator) ? 'say.notBetween' : 'say.between', { field: name, low: days[0] ?? '', high: days[1] ?? '' });
    if (isBound(operator)) return t(`say.date.${dateBounds[operator]}`, { field: name, day: days[0] ?? '' });
    return t(negates(operator) ? 'say.isNot' : 'say.is', { field: name, value: days[0] ?? '' });
  };

  const sayBought = (id: Field['id'], { operator, value }: Condition): string => {
    const bought = boughtValue(value);
    if (!bought) return '';
    const period = bought.withinDays !== null ? 'within' : bought.from !== null || bought.to !== null ? 'dates' : 'ever';
    const said = t(`say.bought.${bought.times > 1 ? (`${period}Times` as const) : period}`, {
      list: quoted([...bought.names.map((n) => choices(id).find((c) => c.value === n)?.label ?? n), ...bought.ids.map((id) => `#${id}`)]),
      days: bought.withinDays,
      times: bought.times,
      from: bought.from === null ? t('say.start') : format.day(bought.from),
      to: bought.to === null ? t('say.end') : format.day(bought.to),
    });
    return negates(operator) ? t('say.not', { inner: said }) : said;
  };

  const sayTouched = ({ operator, value }: Condition): string => {
    const touched = campaignValue(value);
    if (!touched) return '';
    const group = touched.arm === 'treated' ? 'treated' : touched.arm === 'held_out' ? 'heldOut' : 'touched';
    const said = touched.campaignId === null ? t(`say.${group}Any`) : t(`say.${group}`, { campaign: nameOf(campaigns.data, touched.campaignId) });
    return negates(operator) ? t('say.not', { inner: said }) : said;
  };

  const sayResponse = ({ operator, value }: Condition): string => {
    const response = responseValue(value);
    if (!response) return '';
    const { campaignId, how } = response;
    const said = campaignId === null ? t(`say.${how}Any`) : t(`say.${how}`, { campaign: nameOf(campaigns.data, campaignId) });
    return negates(operator) ? t('say.not', { inner: said }) : said;
  };

  const sayTags = ({ operator, value }: Condition): string => {
    if (operator === 'null' || operator === 'notNull') return t(operator === 'null' ? 'say.noTag' : 'say.anyTag');
    return t(negates(operator) ? 'say.notTagged' : 'say.tagged', { list: quoted(texts(value)) });
  };

  const say = (condition: Condition): string => {
    const { operator, value } = condition;
    const field = find(condition.field);
    if (!field) return fieldName(condition.field);
    const own = named(condition.field);
    const name = own?.name ?? inSentence(fieldName(field.id));
    if (field.type === 'tags') return sayTags(condition);
    if (field.type === 'frozen') return t('say.frozen', { name: nameOf(segments.data, Number(value)) });
    if (operator === 'null' || operator === 'notNull') return t(operator === 'null' ? 'say.unknown' : 'say.known', { field: name });
    switch (field.type) {
      case 'boolean':
        return t((value === true || value === 'true') !== negates(operator) ? 'say.yes' : 'say.no', { field: name });
      case 'bought':
        return sayBought(field.id, condition);
      case 'campaign':
        return sayTouched(condition);
      case 'response':
        return sayResponse(condition);
      case 'segment':
        return t(negates(operator) ? 'say.notMember' : 'say.member', { list: quoted((listValue(value, idValue) ?? []).map((id) => nameOf(segments.data, id))) });
      case 'date':
        return sayDate(name, condition);
      case 'multi':
        return t(negates(operator) ? 'say.noneOf' : 'say.someOf', { field: name, value: any.format(texts(value)) });
      case 'choice':
      case 'text': {
        if (operator === 'contains' || operator === 'beginsWith') return t(`say.${operator}`, { field: name, value: String(value) });
        const named = choices(field.id);
        const words = texts(value).map((x) => named.find((c) => c.value === x)?.label ?? x);
        return t(negates(operator) ? 'say.isNot' : 'say.is', { field: name, value: any.format(words) });
      }
      default:
        return sayNumber(field, name, condition);
    }
  };

  const sayGroup = (group: RuleGroup): string => {
    const parts = group.rules.map((item) => ('rules' in item ? (item.not || item.rules.length < 2 ? sayGroup(item) : t('say.group', { inner: sayGroup(item) })) : say(item)));
    const joined = parts.length === 0 ? t('count.everyone') : parts.reduce((left, right) => t(group.combinator === 'or' ? 'say.or' : 'say.and', { left, right }));
    return group.not ? t('say.not', { inner: joined }) : joined;
  };
  return (rule) => {
    const said = sayGroup(rule);
    return said.charAt(0).toUpperCase() + said.slice(1);
  };
}
