import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../../shared/domain/marketing-days.ts';

/** What a festival, a solar term or a marketplace's day is called. */
export function useDayName(): (day: CalendarDay) => string {
  const { t } = useTranslation(['planning', 'strategy']);
  /** From 立春 on; a name of several words has dashes in the list. */
  const terms = useMemo(() => t('strategy:seasonality.terms').split(' ').map((name) => name.replaceAll('-', ' ')), [t]);
  return useCallback(({ kind, key }) => (kind === 'term' ? (terms[Number(key)] ?? '') : t(`planning:day.${key as 'newYear'}`)), [t, terms]);
}
