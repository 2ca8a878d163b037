import Papa from 'papaparse';
import { plainText } from '../../../shared/domain/formula-text.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { writeWhole } from '../files/write-whole.ts';

/** The rejected rows with the file's own columns, so that they can be mended and imported; `path` comes from the host. */
export async function saveRejects(db: ReadDb, fileId: number, path: string): Promise<{ rows: number }> {
  const file = db.get<{ headers: string }>('SELECT headers FROM batch_files WHERE id = :fileId', { fileId });
  if (!file) throw new AppError('not_found', { file: fileId });
  const rows = db.all<{ raw: string }>("SELECT raw FROM row_rejects WHERE file_id = :fileId AND fate = 'rejected' ORDER BY line", { fileId });
  const cells = [JSON.parse(file.headers) as string[], ...rows.map((r) => JSON.parse(r.raw) as string[])];
  await writeWhole(path, [`\uFEFF${Papa.unparse(cells.map((row) => row.map(safeCell)), { quotes: true })}\r\n`]);
  return { rows: rows.length };
}

/**
 * A cell for a spreadsheet that reads as the original does when it is imported. Numbers that files write as `="0012"`
 * keep their zeros by a TAB behind them, which is no formula; other text that looks like one gets an apostrophe.
 * Worked example: ="0012" → 0012 and a TAB; =1+1 → '=1+1; -5.00 → -5.00.
 */
function safeCell(raw: string): string {
  const wrapped = /^\s*="(\d+)"\s*$/.exec(raw)?.[1];
  if (wrapped !== undefined) return `${wrapped}\t`;
  return /^[+-]?\d+(\.\d+)?$/.test(raw) ? raw : plainText(raw);
}
