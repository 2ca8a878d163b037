import { DatePicker, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../shared/domain/fields.ts';
import { useChoiceWords } from '../../lib/choice-words.ts';
import { useFieldNames } from '../../lib/own-fields.ts';
import { pickerDays } from '../../lib/picker-days.ts';
import { PickedValues } from './picked-values.tsx';

interface Bought {
  names?: unknown;
  withinDays?: unknown;
  from?: unknown;
  to?: unknown;
  times?: unknown;
}
type Period = 'ever' | 'within' | 'dates';
const DEFAULT_DAYS = 90;
const textOrNull = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** Which products or categories, on how many days at least, and in which period. */
export function BoughtValue({ field, value, onChange }: { field: Field; value: Bought; onChange: (value: Bought) => void }) {
  const { t } = useTranslation('segments');
  const fieldName = useFieldNames();
  const choices = useChoiceWords()(field.id);
  const names = Array.isArray(value.names) ? value.names.filter((n): n is string => typeof n === 'string') : [];
  const days = typeof value.withinDays === 'number' ? value.withinDays : null;
  const from = textOrNull(value.from);
  const to = textOrNull(value.to);
  const period: Period = days !== null ? 'within' : from !== null || to !== null ? 'dates' : 'ever';
  const today = dayjs().format('YYYY-MM-DD');
  const onPeriod = (next: Period) =>
    onChange({ ...value, withinDays: next === 'within' ? DEFAULT_DAYS : null, from: next === 'dates' ? dayjs().subtract(DEFAULT_DAYS, 'day').format('YYYY-MM-DD') : null, to: next === 'dates' ? today : null });
  return (
    <span className="value-bought">
      {choices.length > 0 ? (
        <Select<string[]> mode="multiple" className="value-wide" aria-label={fieldName(field.id)} placeholder={t('value.pick')} options={choices.filter((c) => c.disabled !== true || names.includes(c.value))} value={names} onChange={(picked) => onChange({ ...value, names: picked })} />
      ) : (
        <PickedValues field={field.id} label={fieldName(field.id)} placeholder={t('value.pick')} multiple value={names} onChange={(picked) => onChange({ ...value, names: picked })} />
      )}
      <InputNumber<number>
        aria-label={t('value.times')}
        className="value-times"
        min={1}
        precision={0}
        prefix={t('value.times')}
        suffix={t('value.timesUnit')}
        value={typeof value.times === 'number' ? value.times : 1}
        onChange={(times) => onChange({ ...value, times: times ?? 1 })}
      />
      <Select<Period> aria-label={t('value.period')} value={period} onChange={onPeriod} popupMatchSelectWidth={false} options={(['ever', 'within', 'dates'] as const).map((p) => ({ value: p, label: t(`value.${p}`) }))} />
      {period === 'within' && (
        <InputNumber<number> aria-label={t('value.withinDays')} className="value-days" min={0} max={36500} precision={0} suffix={t('value.days')} value={days} onChange={(n) => onChange({ ...value, withinDays: n ?? 0 })} />
      )}
      {period === 'dates' && (
        <DatePicker.RangePicker
          aria-label={t('value.dates')}
          allowClear={false}
          value={pickerDays(from, to)}
          onChange={(range) => onChange({ ...value, from: range?.[0]?.format('YYYY-MM-DD') ?? null, to: range?.[1]?.format('YYYY-MM-DD') ?? null })}
        />
      )}
    </span>
  );
}
