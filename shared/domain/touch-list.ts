import { isDay } from '../lib/dates.ts';

const numberHeading = /^(?:客户编号|customer ?(?:number|no\.?|id)|#)$/i;

export interface ListedLine {
  /** From 1, as it stands in the list. */
  line: number;
  text: string;
  cells: string[];
  /** Of the column that is headed so; a bare number anywhere else is no customer's. */
  customerNumber: number | null;
  /** The first cell that is a date. */
  day: string | null;
}

/** 2026/3/5, 2026.03.05, 2026年3月5日 → 2026-03-05 */
function dayOfCell(cell: string): string | null {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: .*)?$/.exec(cell);
  const day = found && `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
  return day && isDay(day) ? day : null;
}

/**
 * A pasted list, line by line; a first line that names a column of customer numbers is its head.
 * Worked example: "客户编号,昵称\n12,小明" → line 2, customer 12.
 */
export function readTouchList(text: string): ListedLine[] {
  const lines = text.split(/\r?\n/).map((raw, i) => ({ line: i + 1, text: raw.trim(), cells: raw.split(/[\t,，;；]/).map((cell) => cell.trim().replace(/^"|"$/g, '')) })).filter((l) => l.text !== '');
  const column = lines[0]?.cells.findIndex((cell) => numberHeading.test(cell)) ?? -1;
  return lines.slice(column >= 0 ? 1 : 0).map(({ line, text: whole, cells }) => {
    const number = column < 0 ? '' : (cells[column] ?? '');
    return { line, text: whole, cells, customerNumber: /^\d{1,9}$/.test(number) ? Number(number) : null, day: cells.map(dayOfCell).find((day) => day !== null) ?? null };
  });
}
