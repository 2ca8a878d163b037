import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute } from '../../../shared/contract/analysis.ts';
import { useFormat } from '../../lib/format.ts';

type Bounds = { from: number | null; to: number | null };

/** Values and bands of an attribute in words. `currency` is that of its money. */
export function useAttributeWords(currency: string) {
  const { t, i18n } = useTranslation('analysis');
  const { t: segments } = useTranslation('segments');
  const format = useFormat();
  return useMemo(() => {
    const money = new Intl.NumberFormat(i18n.language, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
    const amount = ({ type, unit }: Attribute, value: number): string => {
      if (type === 'money') return money.format(value);
      if (type === 'share') return format.share(value);
      if (unit === 'day') return segments('say.days', { count: value });
      if (unit === 'year') return segments('say.years', { count: value });
      if (unit === 'order') return segments('say.orders', { count: value });
      return unit === 'month' ? segments('value.month', { month: value }) : format.number(value);
    };
    /** Of whole numbers both ends are inside; of others the lower one. */
    const band = (attribute: Attribute, { from, to }: Bounds, step: number): string => {
      if (from === null && to === null) return t('band.all');
      if (from === null) return t('band.below', { value: amount(attribute, to!) });
      if (to === null) return t('band.from', { value: amount(attribute, from) });
      const isWhole = step === 1 && Number.isInteger(from) && Number.isInteger(to) && attribute.type !== 'money';
      if (isWhole && to - from === 1) return amount(attribute, from);
      const last = isWhole ? to - 1 : to;
      const low = attribute.type === 'money' || attribute.type === 'share' ? amount(attribute, from) : format.number(from);
      return t(isWhole ? 'band.whole' : 'band.between', { low, high: amount(attribute, last) });
    };
    return { amount, band };
  }, [t, segments, format, currency, i18n.language]);
}
