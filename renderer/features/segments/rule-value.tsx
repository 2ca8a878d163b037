import { DatePicker, Input, InputNumber, Segmented, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { ValueEditorProps } from 'react-querybuilder';
import type { Field } from '../../../shared/domain/fields.ts';
import { useChoiceWords } from '../../lib/choice-words.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { pickerDay, pickerDays } from '../../lib/picker-days.ts';
import { BoughtValue } from './bought-value.tsx';
import { CampaignValue, ResponseValue } from './campaign-value.tsx';
import { isList, isNear, isRange, needsNoValue } from './editor-rule.ts';
import { NumberValue } from './number-value.tsx';
import { PickedValues } from './picked-values.tsx';

interface ValueProps {
  field: Field;
  operator: string;
  value: unknown;
  onChange: (value: unknown) => void;
}
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === null || value === undefined || value === '' ? [] : [value]);
const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** The editor of a condition's value, by the field's type. `context.currency` is the currency of its money. */
export function RuleValue(editor: ValueEditorProps) {
  const { field: id, operator } = editor;
  const value = editor.value as unknown;
  const onChange = (next: unknown) => editor.handleOnChange(next);
  const { find } = useOwnFields();
  const field = find(id);
  if (!field || needsNoValue(operator)) return null;
  const { currency } = editor.context as { currency: string };
  const props: ValueProps = { field, operator, value, onChange };
  switch (field.type) {
    case 'bought':
      return <BoughtValue field={field} value={asObject(value)} onChange={onChange} />;
    case 'campaign':
      return <CampaignValue value={asObject(value)} onChange={onChange} />;
    case 'response':
      return <ResponseValue value={asObject(value)} onChange={onChange} />;
    case 'segment':
      return <SegmentValue {...props} />;
    case 'boolean':
      return <YesNo {...props} />;
    case 'date':
      return isNear(operator) ? <NearDays {...props} /> : <DateValue {...props} />;
    case 'choice':
    case 'multi':
      return <Choices {...props} />;
    case 'text':
    case 'tags':
      return <TextValue {...props} />;
    default:
      return field.unit === 'month' && !isRange(operator) ? <Months {...props} /> : <NumberValue {...props} currency={currency} />;
  }
}

function TextValue({ field, operator, value, onChange }: ValueProps) {
  const { t } = useTranslation('segments');
  if (operator === 'contains' || operator === 'beginsWith') {
    return <Input className="value-wide" aria-label={t('editor.value')} placeholder={t('value.text')} value={typeof value === 'string' ? value : ''} maxLength={100} onChange={(e) => onChange(e.target.value)} />;
  }
  const multiple = isList(operator);
  const picked = asList(value).filter((v): v is string => typeof v === 'string');
  return <PickedValues field={field.id} label={t('editor.value')} placeholder={t('value.pick')} multiple={multiple} value={picked} onChange={(next) => onChange(multiple ? next : (next[0] ?? null))} />;
}

function DateValue({ operator, value, onChange }: ValueProps) {
  const { t } = useTranslation('segments');
  const [first = null, last = null] = asList(value).map((day) => (typeof day === 'string' ? day : null));
  const text = (day: Dayjs | null | undefined) => day?.format('YYYY-MM-DD') ?? null;
  if (isRange(operator)) return <DatePicker.RangePicker aria-label={t('editor.value')} allowEmpty={[true, true]} value={pickerDays(first, last)} onChange={(range) => onChange([text(range?.[0]), text(range?.[1])])} />;
  return <DatePicker aria-label={t('editor.value')} placeholder={t('value.day')} value={pickerDay(first)} onChange={(day) => onChange(text(day))} />;
}

/** So many days back or ahead. */
function NearDays({ value, onChange }: ValueProps) {
  const { t } = useTranslation('segments');
  return <InputNumber<number> className="value-number" aria-label={t('editor.value')} min={0} max={100_000} precision={0} suffix={t('value.days')} value={typeof value === 'number' ? value : null} onChange={onChange} />;
}

function SegmentValue({ operator, value, onChange }: ValueProps) {
  const { t } = useTranslation('segments');
  const multiple = isList(operator);
  const picked = asList(value).map(String);
  return <PickedValues field="in_segment" label={t('value.segment')} placeholder={t('value.segment')} multiple={multiple} value={picked} onChange={(next) => onChange(multiple ? next.map(Number) : next[0] === undefined ? null : Number(next[0]))} />;
}

function YesNo({ value, onChange }: ValueProps) {
  const { t } = useTranslation(['segments', 'common']);
  return (
    <Segmented<string>
      aria-label={t('editor.value')}
      value={value === false ? 'no' : 'yes'}
      onChange={(choice) => onChange(choice === 'yes')}
      options={[
        { value: 'yes', label: t('common:yes') },
        { value: 'no', label: t('common:no') },
      ]}
    />
  );
}

function Choices(props: ValueProps) {
  const { t } = useTranslation('segments');
  const wordsOf = useChoiceWords();
  return <Listed {...props} options={wordsOf(props.field.id)} placeholder={t('value.pick')} />;
}

function Months(props: ValueProps) {
  const { t } = useTranslation('segments');
  return <Listed {...props} options={Array.from({ length: 12 }, (_, i) => ({ value: i + 1, label: t('value.month', { month: i + 1 }) }))} placeholder={t('value.months')} />;
}

type Choice = string | number;

function Listed({ operator, value, onChange, options, placeholder }: ValueProps & { options: { value: Choice; label: string }[]; placeholder: string }) {
  const { t } = useTranslation('segments');
  const picked = asList(value).filter((v) => options.some((o) => o.value === v)) as Choice[];
  const shared = { className: 'value-wide', 'aria-label': t('editor.value'), placeholder, options };
  return isList(operator) ? <Select<Choice[]> {...shared} mode="multiple" value={picked} onChange={(v) => onChange(v)} /> : <Select<Choice | null> {...shared} value={picked[0] ?? null} onChange={(v) => onChange(v)} />;
}
