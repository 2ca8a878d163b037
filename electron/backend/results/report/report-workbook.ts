import { writeXlsx, type Cell, type SheetChart, type WriteSheet } from 'hucre/xlsx';
import type { Report, ReportTable } from './report.ts';

const COLORS = ['1F6F5C', '7A5EA8'];
/** Rows of a sheet that a chart stands over, at the usual height of 20 pixels. */
const CHART_ROWS = 16;
/** More bars than this can't be told apart. */
const MOST_BARS = 12;

/** The first sheet says it in words and draws it, each table has its own, the definitions come last. Text is typed as text, never a formula. */
export async function reportWorkbook({ title, lines, verdict, warnings, tables }: Report): Promise<Uint8Array> {
  const told = tables.filter((table) => table.rows.length > 0);
  const said = [title, ...lines, verdict, ...warnings];
  const names = told.map((table, i) => sheetName(`${i + 1} ${table.title}`));
  const charts = told.flatMap((table, i) => chartOf(table, names[i]!) ?? []).map((chart, i): SheetChart => {
    const row = said.length + 1 + i * (CHART_ROWS + 1);
    return { ...chart, anchor: { from: { row, col: 0 }, to: { row: row + CHART_ROWS, col: 1 } } };
  });
  const first: WriteSheet = { name: sheetName(title).slice(0, 24) || '1', rows: said.map((line) => [line]), columns: [{ width: 100 }], charts };
  return writeXlsx({ sheets: [first, ...told.map((table, i) => sheetOf(table, names[i]!))] });
}

const sheetName = (text: string): string => text.replaceAll(/[[\]:*?/\\']/g, ' ').trim().slice(0, 31);

function sheetOf({ columns, rows, note }: ReportTable, name: string): WriteSheet {
  const head = columns.map((_, c) => [`0,${c}`, { style: { font: { bold: true } } }] as const);
  const numbers = rows.flatMap((row, r) => row.flatMap(({ value, numFmt }, c) => (value === null || numFmt === undefined ? [] : [[`${r + 1},${c}`, { style: { numFmt } }] as const])));
  return {
    name,
    columns: columns.map((column) => ({ width: column === 'SQL' ? 80 : 22 })),
    rows: [columns, ...rows.map((row) => row.map(({ text, value }) => value ?? text)), ...(note === '' ? [] : [[], [note]])],
    cells: new Map<string, Partial<Cell>>([...head, ...numbers]),
    freezePane: { rows: 1 },
  };
}

/** Over the table's first rows for as long as all its figures are known: a dash would be drawn as nothing. */
function chartOf({ title, columns, rows, chart }: ReportTable, sheet: string): Omit<SheetChart, 'anchor'> | undefined {
  if (!chart) return undefined;
  const gap = rows.findIndex((row) => chart.columns.some((c) => row[c]!.value === null));
  const known = gap === -1 ? rows.length : gap;
  const drawn = chart.kind === 'line' ? known : Math.min(known, MOST_BARS);
  if (drawn < (chart.kind === 'line' ? 2 : 1)) return undefined;
  const range = (c: number) => `'${sheet}'!$${letter(c)}$2:$${letter(c)}$${drawn + 1}`;
  const formatCode = rows[0]![chart.columns[0]!]!.numFmt!;
  return {
    type: chart.kind,
    title,
    altText: title,
    titleFontSize: 12,
    series: chart.columns.map((c, i) => ({ name: columns[c]!, values: range(c), categories: range(0), color: COLORS[i]!, ...(chart.kind === 'line' ? { marker: { symbol: 'none' as const }, stroke: { width: 2.25, ...(i === 0 ? {} : { dash: 'dash' as const }) } } : {}) })),
    legend: chart.columns.length > 1 ? 'bottom' : false,
    ...(chart.kind === 'line' ? {} : { dataLabels: { showValue: true, position: 'outEnd' as const } }),
    axes: { x: chart.kind === 'bar' ? { reverse: true } : {}, y: { scale: { min: 0 }, numberFormat: { formatCode }, ...(chart.kind === 'bar' ? { hidden: true } : { gridlines: { major: true } }) } },
  };
}

const letter = (column: number): string => String.fromCharCode(65 + column);
