import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '../../../shared/domain/calendar-slots.ts';
import { useSolarTerms } from '../../lib/solar-terms.ts';

/** What a part of the year is called. */
export function useSlotName(calendar: Calendar): (slot: number) => string {
  const { t, i18n } = useTranslation('strategy');
  const terms = useSolarTerms();
  return useCallback(
    (slot) => {
      if (calendar === 'term') return terms[slot] ?? '';
      if (calendar === 'lunar') return t('seasonality.lunar', { month: slot + 1 });
      return new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, slot, 1));
    },
    [calendar, terms, t, i18n.language],
  );
}
