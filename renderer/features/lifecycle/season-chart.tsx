import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seasons, SeasonTotals } from '../../../shared/contract/lifecycle-seasons.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart, type ChartColors, type ChartOption } from '../../ui/chart.tsx';
import { useSeasonGroups } from '../../lib/season-groups.ts';
import { Definition } from '../../ui/definition.tsx';
import { groupStyle } from './season-colors.ts';
import { useSeasonWords } from './season-words.ts';

/** People by group at the end of each season. */
export function SeasonChart({ seasons }: { seasons: Seasons }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const words = useSeasonWords();
  const { groups } = useSeasonGroups();
  const option = useMemo(
    () =>
      (rows: SeasonTotals[], colors: ChartColors): ChartOption => ({
        grid: { left: 8, right: 8, top: 56, bottom: 8, outerBoundsMode: 'same' },
        legend: { top: 0, left: 0, textStyle: { color: colors.soft }, itemWidth: 12, itemHeight: 12 },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          formatter: (params) => {
            const row = rows[(Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex) ?? -1];
            return row ? groups.map((group) => t('seasons.tip', { season: words.season(row), group: words.group(group), count: row.groups[group] ?? 0 })).join('<br>') : '';
          },
        },
        xAxis: { type: 'category', data: rows.map(words.short), axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, hideOverlap: true } },
        yAxis: { type: 'value', min: 0, name: t('seasons.unit'), nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
        series: groups.map((group, place) => ({ type: 'bar', stack: 'people', name: words.group(group), barMaxWidth: 48, itemStyle: groupStyle(group, colors, place), data: rows.map((r) => r.groups[group] ?? 0) })),
      }),
    [t, words, groups],
  );
  return (
    <section className="panel">
      <Chart
        title={t('seasons.history')}
        rows={seasons.history}
        option={option}
        height={280}
        columns={[{ title: t('seasons.seasonColumn'), value: words.season }, ...groups.map((group) => ({ title: words.group(group), numeric: true, value: (r: SeasonTotals) => r.groups[group] ?? 0 }))]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={words.definition(seasons)} n={common('nOf', { n: format.count(seasons.buyers) })} sql={seasons.sql} />}
      />
      <p className="chart-note soft">{t('seasons.historyNote')}</p>
    </section>
  );
}
