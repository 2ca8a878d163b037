import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export interface HeatCell {
  column: number;
  row: number;
  customers: number;
}
export interface HeatWords {
  columns: string[];
  rows: string[];
  xAxis: string;
  yAxis: string;
  count: (n: number) => string;
  tip: (cell: HeatCell) => string;
}

/** Customers by two attributes, the darker the more; the root of the count, or one big cell would leave all others pale. */
export function heatOption(words: HeatWords): (cells: HeatCell[], colors: ChartColors) => ChartOption {
  return (cells, colors) => {
    const most = Math.max(1, ...cells.map((c) => c.customers));
    const axis = (data: string[], name: string) => ({ type: 'category' as const, data, name, nameLocation: 'middle' as const, nameTextStyle: { color: colors.soft }, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, hideOverlap: true } });
    return {
      grid: { left: 32, right: 8, top: 8, bottom: 8, outerBoundsMode: 'same' },
      tooltip: {
        trigger: 'item',
        formatter: (params) => {
          const cell = cells[(Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex) ?? -1];
          return cell ? words.tip(cell) : '';
        },
      },
      xAxis: { ...axis(words.columns, words.xAxis), nameGap: 28 },
      yAxis: { ...axis(words.rows, words.yAxis), nameGap: 8, nameMoveOverlap: true },
      series: [
        {
          type: 'custom',
          data: cells.map((c) => [c.column, c.row, c.customers]),
          encode: { x: 0, y: 1 },
          renderItem: (_, api) => {
            const [x, y] = api.coord([api.value(0), api.value(1)]) as [number, number];
            const [width, height] = api.size!([1, 1]) as [number, number];
            const n = Number(api.value(2));
            return {
              type: 'group',
              children: [
                { type: 'rect', shape: { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2, r: 3 }, style: { fill: colors.brand, opacity: n === 0 ? 0.02 : 0.06 + 0.4 * Math.sqrt(n / most) } },
                ...(n === 0 || width < 30 ? [] : [{ type: 'text' as const, style: { text: words.count(n), x, y, fill: colors.ink, align: 'center' as const, verticalAlign: 'middle' as const, fontSize: 12 } }]),
              ],
            };
          },
        },
      ],
    };
  };
}
