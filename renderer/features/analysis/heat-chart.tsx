import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correlation } from '../../../shared/contract/analysis.ts';
import { bandRule } from '../../../shared/domain/banding.ts';
import { useFormat } from '../../lib/format.ts';
import { useFieldNames } from '../../lib/own-fields.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { useAttributeWords } from './attribute-words.ts';
import { heatOption, type HeatCell } from './heat-option.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';

/** Customers by both attributes at once. */
export function HeatChart({ told, onAsk }: { told: Correlation; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const names = useFieldNames();
  const words = useAttributeWords(told.currency);
  const x = names(told.x.field);
  const y = names(told.y.field);
  const cells = useMemo(() => told.cells.flatMap((row, r) => row.map((customers, c): HeatCell => ({ column: c, row: r, customers }))), [told]);
  const say = useMemo(() => {
    const wholes = (bounds: Correlation['columns']) => (bounds.every(({ from, to }) => Number.isInteger(from) && (to === null || Number.isInteger(to))) ? 1 : 0);
    const steps = { x: wholes(told.columns), y: wholes(told.rows) };
    return { column: (i: number) => words.band(told.x, told.columns[i]!, steps.x), row: (i: number) => words.band(told.y, told.rows[i]!, steps.y) };
  }, [told, words]);
  const option = useMemo(
    () =>
      heatOption({
        columns: told.columns.map((_, i) => say.column(i)),
        rows: told.rows.map((_, i) => say.row(i)),
        xAxis: x,
        yAxis: '',
        count: format.count,
        tip: (cell) => t('correlation.tip', { x, y, column: say.column(cell.column), row: say.row(cell.row), count: cell.customers }),
      }),
    [told, say, x, y, format, t],
  );
  return (
    <section className="panel">
      <Chart
        title={t('correlation.heat', { x, y })}
        rows={cells}
        option={option}
        height={380}
        onPick={(cell) => onAsk({ title: t('correlation.cell', { x, y, column: say.column(cell.column), row: say.row(cell.row) }), rule: { combinator: 'and', rules: [bandRule(told.x.field, told.columns[cell.column]!), bandRule(told.y.field, told.rows[cell.row]!)] } })}
        columns={[
          { title: x, value: (c) => say.column(c.column) },
          { title: y, value: (c) => say.row(c.row) },
          { title: t('bands.people'), numeric: true, opens: 0, value: (c) => c.customers },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.correlation')} n={common('nOf', { n: format.count(told.n) })} sql={told.sql} />}
      />
    </section>
  );
}
