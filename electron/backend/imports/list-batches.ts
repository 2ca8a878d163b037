import type { Batch, FileReport, RowReject } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { build, type ReadDb } from '../db/executor.ts';

const batches = build.selectFrom('batches').select(['id', 'started_at', 'undone_at']);
interface BatchRow {
  id: number;
  started_at: number;
  undone_at: number | null;
}

function withFiles(db: ReadDb, row: BatchRow): Batch {
  const files = db.all(build.selectFrom('batch_files').select('report').where('batch_id', '=', row.id).orderBy('id'));
  return { batchId: row.id, startedAt: row.started_at, undoneAt: row.undone_at, files: files.map((f) => JSON.parse(f.report) as FileReport) };
}

export const listBatches = (db: ReadDb): Batch[] => db.all(batches.orderBy('id', 'desc')).map((row) => withFiles(db, row));

export function getBatch(db: ReadDb, batchId: number): Batch {
  const row = db.get(batches.where('id', '=', batchId));
  if (!row) throw new AppError('not_found', { batch: batchId });
  return withFiles(db, row);
}

export function listRejects(db: ReadDb, { fileId, offset, limit }: { fileId: number; offset: number; limit: number }): { total: number; rows: RowReject[] } {
  const total = db.get<{ n: number }>('SELECT count(*) AS n FROM row_rejects WHERE file_id = :fileId', { fileId })!.n;
  const rows = db.all<RowReject>(
    'SELECT file_id AS fileId, line, fate, reason, column_name AS "column", value FROM row_rejects WHERE file_id = :fileId ORDER BY fate, line LIMIT :limit OFFSET :offset',
    { fileId, limit, offset },
  );
  return { total, rows };
}
