import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/lifecycle-predict.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart, type ChartColors, type ChartOption } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';

interface Row {
  /** Times they had come back; the last stands for more as well. */
  x: number;
  n: number;
  expected: number;
  actual: number;
}

/** What the method says beside what was, by how often people had come back. */
export function ForecastBars({ what, told, rows }: { what: 'byRepeat' | 'counts'; told: Prediction; rows: Row[] }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [expected, actual] = what === 'byRepeat' ? [t('predict.perExpected'), t('predict.perActual')] : [t('predict.countExpected'), t('predict.countActual')];
  const most = rows.at(-1)?.x ?? 0;
  const nameOf = useCallback(({ x }: Row) => (x === most ? t('predict.orMore', { x }) : String(x)), [t, most]);
  const number = useCallback((x: number) => (what === 'byRepeat' ? x.toFixed(2) : format.count(Math.round(x))), [what, format]);
  const option = useMemo(
    () =>
      (list: Row[], colors: ChartColors): ChartOption => ({
        grid: { left: 8, right: 8, top: 56, bottom: 28, outerBoundsMode: 'same' },
        legend: { top: 0, left: 0, textStyle: { color: colors.soft }, itemWidth: 12, itemHeight: 12 },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (v) => number(Number(v)) },
        xAxis: { type: 'category', data: list.map(nameOf), name: t('predict.repeats'), nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: colors.soft }, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft } },
        yAxis: { type: 'value', min: 0, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
        series: [
          { type: 'bar', name: expected, barMaxWidth: 24, color: colors.series[0]!, data: list.map((r) => r.expected) },
          { type: 'bar', name: actual, barMaxWidth: 24, color: colors.series[1]!, data: list.map((r) => r.actual) },
        ],
      }),
    [t, nameOf, number, expected, actual],
  );
  return (
    <section className="panel">
      <Chart
        title={t(`predict.${what}`)}
        rows={rows}
        option={option}
        columns={[
          { title: t('predict.repeats'), value: nameOf },
          ...(what === 'byRepeat' ? [{ title: t('predict.people'), numeric: true, value: (r: Row) => format.count(r.n) }] : []),
          { title: expected, numeric: true, value: (r) => number(r.expected) },
          { title: actual, numeric: true, value: (r) => number(r.actual) },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.predict')} n={common('nOf', { n: format.count(told.enough.customers) })} />}
      />
    </section>
  );
}
