import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** What the 24 solar terms are called, from 立春 on; a name of several words has dashes in the list. */
export function useSolarTerms(): string[] {
  const { t } = useTranslation('strategy');
  return useMemo(() => t('seasonality.terms').split(' ').map((name) => name.replaceAll('-', ' ')), [t]);
}
