import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** A day as it stands on an axis: 7/15. */
export function useDayLabel(): (day: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    return (day: string) => format.format(Date.parse(`${day}T00:00:00Z`));
  }, [i18n.language]);
}
