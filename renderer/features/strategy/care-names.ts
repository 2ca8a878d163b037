import { useTranslation } from 'react-i18next';
import type { CareReport } from '../../../shared/contract/strategy-care.ts';
import { useChoiceWords } from '../../lib/choice-words.ts';

const fieldOf = { states: 'state', rfm: 'rfm', seasons: 'season_group' } as const;

/** What a layer is called: as the app names its groups, or as the owner named it. */
export function useCareNames(): (told: Pick<CareReport, 'plan' | 'layerings'>, layer: string) => string {
  const { t } = useTranslation('care');
  const words = useChoiceWords();
  return ({ plan, layerings }, layer) => {
    if (plan.by !== 'layering') return words(fieldOf[plan.by]).find((w) => w.value === layer)?.label ?? layer;
    if (layer !== '') return layer;
    return layerings.find((l) => l.layeringId === plan.layeringId)?.restName || t('rest');
  };
}
