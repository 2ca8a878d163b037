import { useTranslation } from 'react-i18next';
import type zhCommon from '../../shared/locales/zh-CN/common.json';

type Known = keyof typeof zhCommon.returnReason;

/** A platform's code for why a piece came back, in words; the code itself where it has none. */
export function useReturnReason(): (reason: string | null) => string {
  const { t, i18n } = useTranslation('common');
  return (reason) => (reason === null ? t('returnReason.NO_REASON_GIVEN') : i18n.exists(`common:returnReason.${reason}`) ? t(`returnReason.${reason as Known}`) : reason);
}
