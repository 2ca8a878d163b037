import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seasons, SeasonSpan } from '../../../shared/contract/lifecycle-seasons.ts';
import { seasonCount } from '../../../shared/domain/season-calendar.ts';
import { useSeasonGroups } from '../../lib/season-groups.ts';
import { useSeasonNames } from '../../lib/season-names.ts';

/** What so many seasons last, of so many a year. */
export const monthsOf = (seasons: number, ofYear: number): number => Math.round((12 * seasons) / ofYear);

/** Names of seasons and groups in the language in use; the same object while they stay the same. */
export function useSeasonWords() {
  const { t } = useTranslation('lifecycle');
  const nameOf = useSeasonNames();
  const { nameOf: groupName } = useSeasonGroups();
  return useMemo(
    () => ({
      season: ({ season, year, isRunning }: SeasonSpan) => t(isRunning ? 'seasons.running' : 'seasons.name', { year, season: nameOf(season) }),
      short: ({ season, year }: SeasonSpan) => t('seasons.name', { year, season: nameOf(season) }),
      /** How people are judged, with the numbers that are in force. */
      definition: ({ calendar, rules: { leavingAfter, goneAfter } }: Pick<Seasons, 'calendar' | 'rules'>) => {
        const seasons = seasonCount(calendar);
        return t('define.seasons', { seasons, leaving: leavingAfter, gone: goneAfter, leavingMonths: monthsOf(leavingAfter, seasons), goneMonths: monthsOf(goneAfter, seasons) });
      },
      group: (group: string | null) => (group === null ? t('notCustomerYet') : groupName(group)),
    }),
    [t, nameOf, groupName],
  );
}
