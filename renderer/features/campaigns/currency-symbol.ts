import { useTranslation } from 'react-i18next';

/** ¥ for CNY, $ for USD. */
export function useCurrencySymbol(currency: string): string {
  const { i18n } = useTranslation();
  return new Intl.NumberFormat(i18n.language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0).find((p) => p.type === 'currency')?.value ?? currency;
}
