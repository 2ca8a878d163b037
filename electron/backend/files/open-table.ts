import { AppError } from '../../../shared/lib/app-error.ts';
import { csvRecords, csvRows } from './csv-records.ts';
import type { Inspection } from './inspect-file.ts';
import type { Candidate, RawRow, TableSource } from './raw-row.ts';
import { oneLineEnd, readText } from './read-text.ts';
import { openHtmlTable } from './read-html-table.ts';
import { openXls } from './read-xls.ts';
import { openXlsx } from './read-xlsx.ts';
import { pickEncoding } from './text-encoding.ts';

const HEAD_ROWS = 60;
/** Of text, in which there nearly always are as many. */
const HEAD_CHARS = 64 * 1024;
const delimiters = [',', '\t', ';', '|'];

/** A file as a table, by what is in it. */
export async function openTable(file: Inspection): Promise<TableSource> {
  if (file.container === 'xlsx') return openXlsx(file);
  if (file.container === 'ole2') return openXls(file);
  if (file.container === 'html') return openHtmlTable(file);
  return openText(file);
}

function openText(file: Inspection): TableSource {
  const encoding = pickEncoding(file);
  if (encoding === 'unsupported') throw new AppError('file_encoding');
  if (encoding === 'not_text') throw new AppError('file_not_table');
  const isWhole = file.head.length === file.size;
  const head = oneLineEnd(new TextDecoder(encoding).decode(file.head, { stream: !isWhole }));
  const candidate = (delimiter: string, hasQuotes: boolean): Candidate => ({
    head: headRows(head, delimiter, isWhole, hasQuotes),
    delimiter,
    rows: (cells) => csvRecords(readText(file.path, file.size, encoding), delimiter, cells, hasQuotes, encoding),
    unquoted: () => candidate(delimiter, false),
    leave: () => Promise.resolve(),
  });
  const candidates = delimiters
    .filter((delimiter) => delimiter === ',' || head.includes(delimiter))
    .map((delimiter) => candidate(delimiter, true));
  return { encoding, delimiter: null, hasStrayBytes: !(encoding === 'utf-8' && file.isUtf8), candidates: () => candidates };
}

/** A line that is longer than the head is shown cut, so that it can be said what is wrong with it. */
function headRows(head: string, delimiter: string, isWhole: boolean, hasQuotes: boolean): RawRow[] {
  const first = csvRows(head.slice(0, HEAD_CHARS), delimiter, false, hasQuotes);
  if (first.length >= HEAD_ROWS) return first.slice(0, HEAD_ROWS);
  const rows = csvRows(head, delimiter, isWhole, hasQuotes);
  return (rows.length > 0 ? rows : csvRows(head, delimiter, true, hasQuotes)).slice(0, HEAD_ROWS);
}
