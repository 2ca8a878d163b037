import { useTranslation } from 'react-i18next';
import type { Rfm } from '../../../shared/contract/lifecycle.ts';

/** How people are scored, with the windows that are in force. */
export function useRfmDefinition(): (windows: Rfm['windows']) => string {
  const { t } = useTranslation('lifecycle');
  const within = (days: number | null) => (days === null ? t('rfm.window.all') : t('rfm.window.days', { days }));
  return ({ f, m }) => (f === null && m === null ? t('define.rfm') : `${t('define.rfm')} ${t('rfm.window.define', { f: within(f), m: within(m) })}`);
}
