import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';
import { groupStyle } from './season-colors.ts';

export type FlowRow = NonNullable<Seasons['flow']>['rows'][number];

export interface FlowWords {
  /** Those in force, in their order. */
  groups: readonly string[];
  group: (group: string | null) => string;
  /** `share`: of the group they come from, 0–1. */
  tip: (row: FlowRow, share: number) => string;
}

/** A Sankey diagram: groups before on the left, after on the right, each in the order of the groups. */
export function flowOption(words: FlowWords): (rows: FlowRow[], colors: ChartColors) => ChartOption {
  return (rows, colors) => {
    const left = [...words.groups, null].filter((g) => rows.some((r) => r.from === g));
    const right = words.groups.filter((g) => rows.some((r) => r.to === g));
    const total = (g: string | null) => rows.filter((r) => r.from === g).reduce((n, r) => n + r.customers, 0);
    const node = (side: string, g: string | null) => ({ name: `${side}/${g ?? ''}`, itemStyle: groupStyle(g, colors, g === null ? 0 : words.groups.indexOf(g)), label: { color: colors.ink, fontSize: 12, position: side === 'from' ? ('left' as const) : ('right' as const), formatter: () => words.group(g) } });
    return {
      tooltip: {
        trigger: 'item',
        formatter: (params) => {
          const at = Array.isArray(params) ? params[0] : params;
          const row = at && 'dataType' in at && at.dataType === 'edge' ? rows[at.dataIndex] : undefined;
          return row ? words.tip(row, row.customers / total(row.from)) : '';
        },
      },
      series: [
        {
          type: 'sankey',
          left: 136,
          right: 96,
          top: 16,
          bottom: 8,
          nodeGap: 10,
          layoutIterations: 0,
          lineStyle: { color: 'source', opacity: 0.35 },
          data: [...left.map((g) => node('from', g)), ...right.map((g) => node('to', g))],
          links: rows.map((r) => ({ source: `from/${r.from ?? ''}`, target: `to/${r.to}`, value: r.customers })),
        },
      ],
    };
  };
}
