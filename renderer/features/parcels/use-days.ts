import { useTranslation } from 'react-i18next';

/** Days with one decimal; a dash where there are none. */
export function useDays(): (days: number | null) => string {
  const { t, i18n } = useTranslation('parcels');
  const number = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (days) => (days === null ? '–' : t('days', { days: number.format(days) }));
}
