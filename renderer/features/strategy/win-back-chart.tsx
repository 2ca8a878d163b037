import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WinBack } from '../../../shared/contract/outlook.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart, type ChartColors, type ChartOption } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';

/** How the expected gain grows with every further person, and where it begins to fall. */
export function WinBackChart({ told }: { told: WinBack }) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { currency, curve, worth } = told;
  const unit = minorPerUnit(currency);
  const option = useMemo(
    () =>
      (list: WinBack['curve'], colors: ChartColors): ChartOption => ({
        grid: { left: 8, right: 24, top: 24, bottom: 28, outerBoundsMode: 'same' },
        tooltip: { trigger: 'axis', valueFormatter: (v) => format.money(Math.round(Number(v) * unit), currency) },
        xAxis: { type: 'value', min: 0, max: list.at(-1)?.people ?? 1, name: t('winBack.axis'), nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: colors.soft }, axisLabel: { color: colors.soft }, splitLine: { show: false } },
        yAxis: { type: 'value', axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
        series: [
          {
            type: 'line',
            name: t('winBack.gain'),
            symbol: 'none',
            color: colors.series[0]!,
            data: [[0, 0], ...list.map((p) => [p.people, p.gainMinor / unit])],
            markLine: { silent: true, symbol: 'none', lineStyle: { color: colors.soft, type: 'dashed' }, label: { color: colors.soft, formatter: t('winBack.cut', { count: worth }) }, data: [{ xAxis: worth }] },
          },
        ],
      }),
    [t, format, unit, currency, worth],
  );
  return (
    <section className="panel">
      <Chart
        title={t('winBack.curve', { count: worth })}
        rows={curve}
        option={option}
        columns={[
          { title: t('winBack.axis'), numeric: true, value: (r) => format.count(r.people) },
          { title: t('winBack.gain'), numeric: true, value: (r) => format.money(r.gainMinor, currency) },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.winBack', { days: told.windowDays })} n={common('nOf', { n: format.count(told.candidates) })} />}
      />
    </section>
  );
}
