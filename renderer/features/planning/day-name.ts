import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../../shared/domain/marketing-days.ts';
import { useSolarTerms } from '../../lib/solar-terms.ts';

/** What a festival, a solar term or a marketplace's day is called. */
export function useDayName(): (day: CalendarDay) => string {
  const { t } = useTranslation('planning');
  const terms = useSolarTerms();
  return useCallback(({ kind, key }) => (kind === 'term' ? (terms[Number(key)] ?? '') : t(`day.${key as 'newYear'}`)), [t, terms]);
}
