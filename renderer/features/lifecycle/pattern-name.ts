import { useTranslation } from 'react-i18next';
import { seasonsOf, type SeasonCalendar } from '../../../shared/domain/season-calendar.ts';
import { useSeasonNames } from '../../lib/season-names.ts';

/** A pattern as the seasons bought in, in words. */
export function usePatternName(calendar: SeasonCalendar): (bits: number) => string {
  const { t } = useTranslation('lifecycle');
  const nameOf = useSeasonNames();
  return (bits) => seasonsOf(calendar).filter((_, i) => bits & (1 << i)).map(nameOf).join(t('seasons.and')) || t('seasons.noSeason');
}
