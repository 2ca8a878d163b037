import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarOf, seasonsOf, usualCalendar, type SeasonCalendar } from '../../shared/domain/season-calendar.ts';
import { seasons, spans, type Season } from '../../shared/domain/season-names.ts';
import { api } from './api.ts';
import { useChosenShop } from './chosen-shop.ts';
import { useQuery } from './query.ts';

const isUsual = (season: Season): season is (typeof seasons)[number] => (seasons as readonly Season[]).includes(season);

/** What a season is called: by the owner where the dates are their own, else in the language in use. */
export function useSeasonNames(): (season: Season) => string {
  const { t } = useTranslation('lifecycle');
  const calendar = useSeasonCalendar();
  return useCallback((season) => (calendar.kind === 'own' ? calendar.own[spans.indexOf(season)]?.name : undefined) ?? (isUsual(season) ? t(`season.${season}`) : t('seasons.nth', { n: spans.indexOf(season) + 1 })), [calendar, t]);
}

/** The calendar of the shop that the screens show, over all shops the common one; until it is known the usual one. */
export function useSeasonCalendar(): SeasonCalendar {
  const shop = useChosenShop((s) => s.shop);
  const settings = useQuery(api.lifecycle.settings, {}).data;
  return settings ? calendarOf(settings, shop ?? 0) : usualCalendar;
}

/** Every season to choose from; those that an older condition may name and the calendar no longer has can't be chosen anew. */
export function useSeasonChoices(): { value: Season; label: string; disabled?: boolean }[] {
  const { t } = useTranslation('lifecycle');
  const nameOf = useSeasonNames();
  const now = seasonsOf(useSeasonCalendar());
  return spans.map((value) => (now.includes(value) ? { value, label: nameOf(value) } : { value, label: t('seasons.notNow', { season: nameOf(value) }), disabled: true }));
}
