import { useTranslation } from 'react-i18next';
import type { SeasonSpan } from '../../../shared/contract/lifecycle-seasons.ts';
import type { SeasonGroup } from '../../../shared/domain/season-groups.ts';
import { useSeasonNames } from '../../lib/season-names.ts';

/** Names of seasons and groups in the language in use. */
export function useSeasonWords() {
  const { t } = useTranslation('lifecycle');
  const nameOf = useSeasonNames();
  return {
    season: ({ season, year, isRunning }: SeasonSpan) => t(isRunning ? 'seasons.running' : 'seasons.name', { year, season: nameOf(season) }),
    short: ({ season, year }: SeasonSpan) => t('seasons.name', { year, season: nameOf(season) }),
    group: (group: SeasonGroup | null) => (group === null ? t('notCustomerYet') : t(`seasonGroup.${group}`)),
  };
}
