/** A value of a spreadsheet's cell. Dates are naive: the time on the clock, labelled UTC. */
export type SheetValue = string | number | boolean | Date | null | undefined;

/** The longest cell that is read; beyond, the file is no export. */
export const MAX_CELL_CHARS = 128 * 1024;

/**
 * A cell as text, as a CSV of the same facts would have it. Examples: 188.39999999999998 → `188.4`; a number of more than
 * 15 digits, of which the sheet has lost the last, → `4.1E+18`, which no order number is; a date → `2019-11-18 07:00:00`.
 */
export function sheetText(value: SheetValue): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return dateText(value);
}

function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  if (Math.abs(value) >= 1e15) return value.toExponential(14).replace(/\.?0+e/, 'e').toUpperCase();
  return String(Number(value.toPrecision(15)));
}

function dateText(value: Date): string {
  const ms = Math.round(value.getTime() / 1000) * 1000;
  if (Number.isNaN(ms)) return '#VALUE!';
  const iso = new Date(ms).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
