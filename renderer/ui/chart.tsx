import { BarChartOutlined, DownloadOutlined, FileImageOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { BarChart, CustomChart, LineChart, SankeyChart, type BarSeriesOption, type CustomSeriesOption, type LineSeriesOption, type SankeySeriesOption } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, type GridComponentOption, type LegendComponentOption, type TooltipComponentOption } from 'echarts/components';
import { init, use as register, type ComposeOption, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { saveCsv, saveFile } from './save-csv.ts';
import './ui.css';

register([BarChart, LineChart, CustomChart, SankeyChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, AriaComponent, CanvasRenderer]);
export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | CustomSeriesOption | SankeySeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>;

/** Colours that follow the theme; at most six in one chart. */
export interface ChartColors {
  ink: string;
  soft: string;
  line: string;
  brand: string;
  series: string[];
}
function readColors(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const v = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return { ink: v('ink'), soft: v('ink-soft'), line: v('line'), brand: v('brand'), series: [v('brand'), v('amber'), v('violet'), v('grey')] };
}

/**
 * The first chart of a session has the library compiled while it is drawn, which is too long for a frame. One that nobody
 * sees takes that on itself, in steps that stand for themselves.
 */
export function chartWarmUp(): (() => void)[] {
  let unseen: EChartsType | undefined;
  const axes: ChartOption = { grid: { outerBoundsMode: 'same' }, xAxis: { type: 'category', data: ['一月'] }, yAxis: { type: 'value', name: '¥' } };
  const options: ChartOption[] = [
    { animation: false },
    axes,
    { series: [{ type: 'bar', data: [{ value: 1, itemStyle: { borderRadius: 3 } }] }] },
    { aria: { enabled: true }, tooltip: { trigger: 'axis' }, series: [{ type: 'bar', markArea: { data: [[{ xAxis: 0 }, { xAxis: 0 }]] } }, { type: 'line', data: [1] }] },
  ];
  return [...options.map((option) => () => (unseen ??= init(document.createElement('div'), null, { width: 480, height: 300 })).setOption(option)), () => unseen?.dispose()];
}

export interface ChartWords {
  table: string;
  chart: string;
  png: string;
  csv: string;
}
interface ChartProps<R> {
  /** A sentence that says what is to be seen. */
  title: string;
  rows: R[];
  /** Pure: rows and colours in, an option out. */
  option: (rows: R[], colors: ChartColors) => ChartOption;
  /** The same rows as a table, for reading and for the CSV. */
  columns: {
    title: string;
    numeric?: boolean;
    value: (row: R) => string | number | null;
    /** Its cells open what a click on this series of the chart does, for whoever has no mouse. */
    opens?: number;
  }[];
  words: ChartWords;
  definition?: ReactNode;
  height?: number;
  /** What was clicked: the row, and which of the option's series. */
  onPick?: (row: R, series: number) => void;
}

export function Chart<R>({ title, rows, option, columns, words, definition, height = 300, onPick }: ChartProps<R>) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const pick = useRef<(index: number, series: number) => void>(() => undefined);
  const [asTable, setAsTable] = useState(false);
  useEffect(() => {
    pick.current = (index, series) => {
      const row = rows[index];
      if (row !== undefined) onPick?.(row, series);
    };
  }, [rows, onPick]);
  useEffect(() => {
    if (!box.current || asTable) return;
    const element = box.current;
    const made = init(element);
    chart.current = made;
    // Lazily: the chart is drawn in a frame of its own, not in the one that the page around it takes.
    const draw = () => made.setOption({ animation: false, aria: { enabled: true }, textStyle: { fontFamily: getComputedStyle(element).fontFamily }, ...option(rows, readColors()) }, { notMerge: true, lazyUpdate: true });
    draw();
    made.on('click', ({ dataIndex, seriesIndex }) => pick.current(dataIndex, seriesIndex ?? 0));
    const resized = new ResizeObserver(() => {
      if (made.getWidth() !== element.clientWidth || made.getHeight() !== element.clientHeight) made.resize();
    });
    resized.observe(element);
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      themed.disconnect();
      resized.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [rows, option, asTable]);

  const onCsv = () => saveCsv([columns.map((c) => c.title), ...rows.map((r) => columns.map((c) => c.value(r)))], title);
  const savePng = () => {
    if (chart.current) saveFile(chart.current.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() }), `${title.slice(0, 40)}.png`);
  };
  return (
    <figure style={{ margin: 0 }}>
      <figcaption className="chart-head">
        <h3>{title}</h3>
        <span className="chart-tools">
          <Tool label={asTable ? words.chart : words.table} icon={asTable ? <BarChartOutlined /> : <TableOutlined />} onClick={() => setAsTable(!asTable)} />
          {!asTable && <Tool label={words.png} icon={<FileImageOutlined />} onClick={savePng} />}
          <Tool label={words.csv} icon={<DownloadOutlined />} onClick={onCsv} />
          {definition}
        </span>
      </figcaption>
      {/* Keys, because a chart that is disposed empties its element, which must not become the table's. */}
      {asTable ? (
        <div key="table" style={{ maxHeight: height, overflow: 'auto' }}>
          <table className="plain-table">
            <thead>
              <tr>
                {columns.map((c) => (
                  <th key={c.title} className={c.numeric ? 'is-number' : ''}>
                    {c.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((r, i) => (
                <tr key={i}>
                  {columns.map((c) => (
                    <td key={c.title} className={c.numeric ? 'is-number' : ''}>
                      {onPick && c.opens !== undefined ? (
                        <Button type="link" size="small" onClick={() => onPick(r, c.opens!)}>
                          {c.value(r)}
                        </Button>
                      ) : (
                        c.value(r)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div key="chart" ref={box} className="chart" style={{ height }} role="img" aria-label={title} />
      )}
    </figure>
  );
}

function Tool({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Tooltip title={label}>
      <Button type="text" size="small" aria-label={label} icon={icon} onClick={onClick} />
    </Tooltip>
  );
}
