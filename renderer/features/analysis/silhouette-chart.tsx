import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clusters } from '../../../shared/contract/analysis.ts';
import { Chart, type ChartColors, type ChartOption } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';

type Tried = Clusters['tried'][number];

interface SilhouetteWords {
  k: number | null;
  axis: string;
  unit: string;
}

/** One bar for each number of clusters; the one in use is full. */
const silhouetteOption = ({ k, axis, unit }: SilhouetteWords) => (tried: Tried[], colors: ChartColors): ChartOption => ({
  grid: { left: 8, right: 8, top: 32, bottom: 8, outerBoundsMode: 'same' },
  xAxis: { type: 'category', data: tried.map((f) => String(f.k)), name: axis, nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: colors.soft }, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft } },
  yAxis: { type: 'value', min: 0, name: unit, nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
  series: [{ type: 'bar', barMaxWidth: 40, data: tried.map((f) => ({ value: Math.max(0, f.silhouette), itemStyle: { color: colors.brand, opacity: f.k === k ? 1 : 0.4 }, label: { show: true, position: 'top', color: colors.ink, opacity: 1, formatter: f.silhouette.toFixed(2) } })) }],
});

/** How far apart the clusters are for each number of them. */
export function SilhouetteChart({ told, onChoose }: { told: Clusters; onChoose: (k: number) => void }) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const option = useMemo(() => silhouetteOption({ k: told.k, axis: t('clusters.k'), unit: t('clusters.silhouette') }), [told, t]);
  return (
    <section className="panel">
      <Chart
        title={t('clusters.howMany')}
        rows={told.tried}
        option={option}
        height={220}
        onPick={({ k }) => onChoose(k)}
        columns={[
          { title: t('clusters.k'), numeric: true, opens: 0, value: (f) => f.k },
          { title: t('clusters.silhouette'), numeric: true, value: (f) => Math.round(f.silhouette * 1000) / 1000 },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.clusters')} />}
      />
    </section>
  );
}
