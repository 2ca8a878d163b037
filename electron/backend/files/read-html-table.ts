import { readFile } from 'node:fs/promises';
import { fromHtml } from 'hucre';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { Inspection } from './inspect-file.ts';
import type { TableSource } from './raw-row.ts';
import { sheetError } from './read-xlsx.ts';
import { sheetCandidate } from './sheet-candidates.ts';
import { pickEncoding } from './text-encoding.ts';

/** Platforms name an HTML table `.xls`, because Excel opens it. */
export async function openHtmlTable(file: Inspection): Promise<TableSource> {
  const encoding = pickEncoding(file);
  if (encoding === 'unsupported' || encoding === 'not_text') throw new AppError('file_encoding');
  const html = new TextDecoder(encoding).decode(await readFile(file.path));
  const rows = readTable(html);
  const candidates = async function* () {
    yield await sheetCandidate(rows.map((values, index) => ({ index, values })), file.size);
  };
  return { encoding: `html ${encoding}`, delimiter: null, hasStrayBytes: !(encoding === 'utf-8' && file.isUtf8), candidates };
}

function readTable(html: string) {
  try {
    // Every cell as it is written: an order number must not become a number.
    return fromHtml(html, { typeInference: false, classes: false }).rows;
  } catch (error) {
    throw sheetError(error);
  }
}
