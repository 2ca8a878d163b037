import { useTranslation } from 'react-i18next';
import type { Field } from '../../shared/domain/fields.ts';
import { minorPerUnit } from '../../shared/lib/money.ts';
import { useFormat } from './format.ts';

/** A number as a rule has it, with its unit, in the language in use. */
export function useFieldAmount(currency: string): (field: Field, n: number) => string {
  const { t } = useTranslation('segments');
  const format = useFormat();
  return (field, n) => {
    if (field.type === 'money') return format.money(n * minorPerUnit(currency), currency);
    if (field.type === 'share') return format.share(n);
    if (field.unit === 'day') return t('say.days', { count: n });
    if (field.unit === 'year') return t('say.years', { count: n });
    if (field.unit === 'month') return t('value.month', { month: n });
    return field.unit === 'order' ? t('say.orders', { count: n }) : format.number(n);
  };
}
