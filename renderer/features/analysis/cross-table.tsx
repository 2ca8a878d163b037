import { DownloadOutlined } from '@ant-design/icons';
import { Button, Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Crosstab } from '../../../shared/contract/analysis.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { saveCsv } from '../../ui/save-csv.ts';
import { measureCell, measures, type Measure } from './cross-measure.ts';

interface CrossTableProps {
  table: Crosstab;
  title: string;
  rowName: (at: number) => string;
  columnName: (at: number) => string;
  /** Null: the whole row, or the whole column. */
  onAsk: (row: number | null, column: number | null) => void;
}

/** Counts, shares or the index, with their margins; what is too small to read is pale. Each cell opens its people. */
export function CrossTable({ table, title, rowName, columnName, onAsk }: CrossTableProps) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [measure, choose] = useState<Measure>('count');
  const { rows, columns, cells, of, leastCell } = table;
  const written = (r: number, c: number) => {
    const value = measureCell(table, r, c, measure);
    return value === null ? '–' : measure === 'count' ? format.count(value) : measure === 'index' ? format.count(Math.round(value)) : format.share(value);
  };
  const tint = (r: number, c: number): number => {
    const value = measureCell(table, r, c, measure);
    if (value === null || cells[r]![c]! < leastCell) return 0;
    if (measure === 'index') return Math.min(40, Math.max(0, (value - 100) / 4));
    const most = Math.max(1e-9, ...cells.flatMap((row, i) => row.map((_, j) => measureCell(table, i, j, measure) ?? 0)));
    return Math.round(36 * Math.sqrt(value / most));
  };
  const onCsv = () => saveCsv([['', ...columns.items.map((_, c) => columnName(c)), t('cross.total')], ...rows.items.map((row, r) => [rowName(r), ...columns.items.map((_, c) => measureCell(table, r, c, measure)), row.customers]), [t('cross.total'), ...columns.items.map((c) => c.customers), of]], title);
  return (
    <Panel
      title={title}
      extra={
        <span className="cross-tools">
          <Segmented aria-label={t('cross.measure.label')} value={measure} onChange={choose} options={measures.map((value) => ({ value, label: t(`cross.measure.${value}`) }))} />
          <Tooltip title={common('chart.csv')}>
            <Button type="text" size="small" aria-label={common('chart.csv')} icon={<DownloadOutlined />} onClick={onCsv} />
          </Tooltip>
          <Definition label={common('definition')} text={t('define.crosstab')} n={common('nOf', { n: format.count(of) })} sql={table.sql} />
        </span>
      }
    >
      <div className="wide-table">
        <table className="plain-table cross-table">
          <thead>
            <tr>
              <td />
              {columns.items.map((column, c) => (
                <th key={column.key} className="is-number">
                  {columnName(c)}
                </th>
              ))}
              <th className="is-number">{t('cross.total')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.items.map((row, r) => (
              <tr key={row.key}>
                <th>{rowName(r)}</th>
                {columns.items.map((column, c) => (
                  <td key={column.key} className={`is-number${cells[r]![c]! < leastCell ? ' is-small' : ''}`} style={{ background: `color-mix(in srgb, var(--brand) ${tint(r, c)}%, var(--paper))` }}>
                    <button type="button" className="cross-cell" disabled={cells[r]![c] === 0} aria-label={t('cross.cell', { row: rowName(r), column: columnName(c), count: cells[r]![c] })} onClick={() => onAsk(r, c)}>
                      {written(r, c)}
                    </button>
                  </td>
                ))}
                <td className="is-number">
                  <button type="button" className="cross-cell" disabled={row.customers === 0} aria-label={t('cross.margin', { name: rowName(r), count: row.customers })} onClick={() => onAsk(r, null)}>
                    {format.count(row.customers)}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th>{t('cross.total')}</th>
              {columns.items.map((column, c) => (
                <td key={column.key} className="is-number">
                  <button type="button" className="cross-cell" disabled={column.customers === 0} aria-label={t('cross.margin', { name: columnName(c), count: column.customers })} onClick={() => onAsk(null, c)}>
                    {format.count(column.customers)}
                  </button>
                </td>
              ))}
              <td className="is-number">{format.count(of)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="chart-note soft">
        {t('cross.small', { least: leastCell })} {(rows.overlaps || columns.overlaps) && t('cross.overlaps')}
      </p>
    </Panel>
  );
}
