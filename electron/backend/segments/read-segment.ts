import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { Segment } from '../../../shared/contract/segments.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';

interface Row {
  id: number;
  name: string;
  note: string;
  rule: string;
  count: number;
  counted_day: string;
  created_at: number;
  updated_at: number;
}

const toSegment = (row: Row): Segment => ({
  segmentId: row.id,
  name: row.name,
  note: row.note,
  rule: JSON.parse(row.rule) as RuleGroup,
  count: row.count,
  countedDay: row.counted_day,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const listSegments = (db: ReadDb): Segment[] => db.all<Row>('SELECT * FROM segments ORDER BY updated_at DESC, id DESC').map(toSegment);

export function getSegment(db: ReadDb, segmentId: number): Segment {
  const row = db.get<Row>('SELECT * FROM segments WHERE id = :segmentId', { segmentId });
  if (!row) throw new AppError('not_found', { what: 'segment' });
  return toSegment(row);
}
