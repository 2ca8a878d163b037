import { plainText } from '../../shared/domain/formula-text.ts';

/** Rows as CSV. Numbers stay numbers; a product called =1+1 isn't run by the spreadsheet that opens it. */
export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string => rows.map((row) => row.map(cell).join(',')).join('\r\n');

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? plainText(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
