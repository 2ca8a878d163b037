import { readFile } from 'node:fs/promises';
import { HucreError, streamXlsxRows } from 'hucre';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { Inspection } from './inspect-file.ts';
import type { TableSource } from './raw-row.ts';
import { sheetCandidate, type SheetRow } from './sheet-candidates.ts';
import { checkZipBudget } from './zip-budget.ts';

const MAX_SHEETS = 30;

/** A workbook of Excel 2007 or later. Its `<dimension>` is never believed: the sheet is read to its end. */
export async function openXlsx(file: Inspection): Promise<TableSource> {
  const bytes = await readFile(file.path);
  const { sheets } = await checkZipBudget(bytes);
  const candidates = async function* () {
    for (let sheet = 0; sheet < Math.min(sheets, MAX_SHEETS); sheet++) yield await sheetCandidate(sheetRows(bytes, sheet), file.size);
  };
  return { encoding: 'xlsx', delimiter: null, hasStrayBytes: false, candidates };
}

async function* sheetRows(bytes: Uint8Array, sheet: number): AsyncGenerator<SheetRow, void, undefined> {
  try {
    yield* streamXlsxRows(bytes, { sheet });
  } catch (error) {
    throw sheetError(error);
  }
}

/** The reader's own complaints mean a damaged or protected file; anything else is a bug of ours. */
export function sheetError(error: unknown): unknown {
  return error instanceof HucreError || error instanceof RangeError || error instanceof TypeError ? new AppError('file_damaged') : error;
}
