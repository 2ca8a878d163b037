import { useTranslation } from 'react-i18next';
import { seasons, type Season } from '../../shared/domain/season-names.ts';
import { api } from './api.ts';
import { useQuery } from './query.ts';

/** What a season is called: by the owner where the dates are their own, else in the language in use. */
export function useSeasonNames(): (season: Season) => string {
  const { t } = useTranslation('lifecycle');
  const calendar = useQuery(api.lifecycle.settings, {}).data?.seasonCalendar;
  return (season) => (calendar?.kind === 'own' ? calendar.own[seasons.indexOf(season)]?.name : undefined) ?? t(`season.${season}`);
}
