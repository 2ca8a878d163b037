import Papa from 'papaparse';
import { writeFileSync } from 'node:fs';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';

/** The rejected rows with the file's own columns, so that they can be mended and imported; `path` comes from the host. */
export function saveRejects(db: ReadDb, fileId: number, path: string): { rows: number } {
  const file = db.get<{ headers: string }>('SELECT headers FROM batch_files WHERE id = :fileId', { fileId });
  if (!file) throw new AppError('not_found', { file: fileId });
  const rows = db.all<{ raw: string }>("SELECT raw FROM row_rejects WHERE file_id = :fileId AND fate = 'rejected' ORDER BY line", { fileId });
  const cells = [JSON.parse(file.headers) as string[], ...rows.map((r) => JSON.parse(r.raw) as string[])];
  // Cells stand as they were, `="…"` and all: this file is for the importer.
  writeFileSync(path, `\uFEFF${Papa.unparse(cells, { quotes: true })}\r\n`, { mode: 0o600 });
  return { rows: rows.length };
}
