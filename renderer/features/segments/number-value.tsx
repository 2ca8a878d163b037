import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../shared/domain/fields.ts';
import { isList, isRange } from './editor-rule.ts';

interface NumberValueProps {
  field: Field;
  operator: string;
  value: unknown;
  currency: string;
  onChange: (value: unknown) => void;
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null);

/** One number, two, or a list, with the field's unit. Shares are kept as 0–1 and shown as per cent. */
export function NumberValue({ field, operator, value, currency, onChange }: NumberValueProps) {
  const { t } = useTranslation('segments');
  const items: unknown[] = Array.isArray(value) ? value : [value];
  if (isList(operator)) {
    return (
      <Select
        mode="tags"
        className="value-wide"
        aria-label={t('editor.value')}
        placeholder={t('value.number')}
        value={items.map(numberOf).filter((n) => n !== null).map(String)}
        onChange={(texts: string[]) => onChange(texts.map(numberOf).filter((n) => n !== null))}
        tokenSeparators={[',', '，', ' ']}
        open={false}
        suffix={null}
      />
    );
  }
  const one = (at: number, label: string): ReactNode => (
    <OneNumber field={field} currency={currency} label={label} value={numberOf(items[at])} onChange={(n) => onChange(isRange(operator) ? [0, 1].map((i) => (i === at ? n : numberOf(items[i]))) : n)} />
  );
  if (!isRange(operator)) return one(0, t('editor.value'));
  return (
    <span className="value-range">
      {one(0, t('value.from'))}
      <span className="soft">{t('value.to')}</span>
      {one(1, t('value.to'))}
    </span>
  );
}

function OneNumber({ field, currency, label, value, onChange }: { field: Field; currency: string; label: string; value: number | null; onChange: (value: number | null) => void }) {
  const { t, i18n } = useTranslation('segments');
  const isShare = field.type === 'share';
  const symbol = () => new Intl.NumberFormat(i18n.language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0).find((p) => p.type === 'currency')?.value ?? currency;
  const suffix = isShare ? t('value.percent') : field.unit === 'day' ? t('value.days') : field.unit === 'year' ? t('value.years') : field.unit === 'order' ? t('value.orders') : null;
  return (
    <InputNumber<number>
      className="value-number"
      aria-label={label}
      {...(field.ownId === null && field.id !== 'due_days' && field.id !== 'points' ? { min: 0 } : {})}
      {...(isShare ? { max: 100 } : {})}
      {...(field.type === 'money' || isShare || field.ownId !== null || field.id === 'expected_orders_90d' ? {} : { precision: 0 })}
      value={value === null ? null : isShare ? Math.round(value * 1e6) / 1e4 : value}
      onChange={(n) => onChange(n === null ? null : isShare ? n / 100 : n)}
      prefix={field.type === 'money' ? symbol() : undefined}
      suffix={suffix}
      placeholder={t('value.number')}
    />
  );
}
