import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../ui/chart.tsx';
import { Definition } from '../ui/definition.tsx';
import { useFormat } from './format.ts';
import { sizesOption, type SizeAt } from './sizes-option.ts';

/** How many there were at the ends of past months, the last point of today. */
export function SizesChart({ rows, definition, onPick }: { rows: SizeAt[]; definition: string; onPick?: (at: SizeAt) => void }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const option = useMemo(() => sizesOption({ unit: t('sizes.unit'), tip: (at) => t('sizes.tip', { day: format.day(at.day), n: format.count(at.count), share: format.share(at.of === 0 ? null : at.count / at.of) }) }), [t, format]);
  const [first, last] = [rows[0]!, rows.at(-1)!];
  return (
    <Chart<SizeAt>
      title={t('sizes.sentence', { from: format.count(first.count), to: format.count(last.count), months: rows.length - 1 })}
      rows={rows}
      option={option}
      height={200}
      {...(onPick ? { onPick } : {})}
      columns={[
        { title: t('sizes.day'), value: (r) => r.day },
        { title: t('sizes.unit'), numeric: true, opens: 0, value: (r) => r.count },
      ]}
      words={{ table: t('chart.table'), chart: t('chart.chart'), png: t('chart.png'), csv: t('chart.csv') }}
      definition={<Definition label={t('definition')} text={definition} n={t('nOf', { n: format.count(last.of) })} />}
    />
  );
}
