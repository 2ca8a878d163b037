import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '../../../shared/domain/calendar-slots.ts';

/** What a part of the year is called. */
export function useSlotName(calendar: Calendar): (slot: number) => string {
  const { t, i18n } = useTranslation('strategy');
  /** From 立春 on; a name of several words has dashes in the list. */
  const terms = useMemo(() => t('seasonality.terms').split(' ').map((name) => name.replaceAll('-', ' ')), [t]);
  return useCallback(
    (slot) => {
      if (calendar === 'term') return terms[slot] ?? '';
      if (calendar === 'lunar') return t('seasonality.lunar', { month: slot + 1 });
      return new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, slot, 1));
    },
    [calendar, terms, t, i18n.language],
  );
}
