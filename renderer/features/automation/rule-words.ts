import { useTranslation } from 'react-i18next';
import type { DueList } from '../../../shared/contract/automation.ts';
import type { Trigger } from '../../../shared/domain/automation.ts';
import { useOwnFields } from '../../lib/own-fields.ts';

export const usualTrigger: Trigger = { kind: 'order', days: 7, state: 'silent', firstOnly: true, unlessBought: false, direction: 'up', fieldId: null, yearly: true };

/** What a rule waits for, in a sentence. */
export function useTriggerWords(): (trigger: Trigger) => string {
  const { t } = useTranslation(['automation', 'lifecycle']);
  const { fields } = useOwnFields();
  return ({ kind, days, state, firstOnly, unlessBought, direction, fieldId, yearly }) => {
    switch (kind) {
      case 'state':
        return days === 0 ? t('words.stateNow', { state: t(`lifecycle:state.${state}`) }) : t('words.state', { count: days, state: t(`lifecycle:state.${state}`) });
      case 'order':
        return t(firstOnly ? (unlessBought ? 'words.firstUnless' : 'words.first') : unlessBought ? 'words.everyUnless' : 'words.every', { count: days });
      case 'tier':
        return days === 0 ? t(`words.tierNow.${direction}`) : t('words.tier', { count: days, change: t(`words.tierNow.${direction}`) });
      case 'date': {
        const field = fields.find((f) => f.fieldId === fieldId)?.name ?? t('words.goneField');
        const when = days === 0 ? t('words.onDay') : days < 0 ? t('words.before', { count: -days }) : t('words.after', { count: days });
        return t(yearly ? 'words.yearly' : 'words.once', { field, when });
      }
    }
  };
}

/** What it needs and isn't there; undefined where nothing is missing. */
export function useMissingWords(): (missing: DueList['missing']) => string | undefined {
  const { t } = useTranslation('automation');
  return (missing) => (missing === null ? undefined : t(`missing.${missing}`));
}
