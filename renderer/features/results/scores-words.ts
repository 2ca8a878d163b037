import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopScore } from '../../../shared/contract/results-scores.ts';
import { scoreNames, type ScoreName } from '../../../shared/domain/shop-scores.ts';
import { useFormat } from '../../lib/format.ts';
import { addDays } from '../../../shared/lib/dates.ts';

/** Always with two decimals: 4.80, as the marketplaces write it. */
export const scoreText = (hundredths: number | null): string => (hundredths === null ? '–' : (hundredths / 100).toFixed(2));

/** How the scores, their days and a point of their lines are written. */
export function useScoreWords() {
  const { t } = useTranslation('results');
  const format = useFormat();
  return useMemo(() => {
    const names: Record<ScoreName, string> = { description: t('scores.name.description'), service: t('scores.name.service'), logistics: t('scores.name.logistics') };
    const period = ({ day, span }: Pick<ShopScore, 'day' | 'span'>) => (span === 'day' ? format.day(day) : t('scores.week', { from: format.day(addDays(day, -6)), to: format.day(day) }));
    const each = (row: ShopScore) => scoreNames.map((name) => t('scores.one', { name: names[name], value: scoreText(row[name]) }));
    return { names, period, each, tip: (row: ShopScore) => [period(row), ...each(row)].join('<br>') };
  }, [t, format]);
}
