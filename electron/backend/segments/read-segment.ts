import type { Selectable } from 'kysely';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { Segment } from '../../../shared/contract/segments.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { build, type ReadDb } from '../db/executor.ts';
import type { SegmentsTable } from '../db/tables.ts';

const toSegment = (row: Selectable<SegmentsTable>): Segment => ({
  segmentId: row.id,
  name: row.name,
  note: row.note,
  folder: row.folder,
  rule: JSON.parse(row.rule) as RuleGroup,
  count: row.count,
  countedDay: row.counted_day,
  frozenAt: row.frozen_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const segments = build.selectFrom('segments').selectAll();

export const listSegments = (db: ReadDb): Segment[] => db.all(segments.orderBy('updated_at', 'desc').orderBy('id', 'desc')).map(toSegment);

export function getSegment(db: ReadDb, segmentId: number): Segment {
  const row = db.get(segments.where('id', '=', segmentId));
  if (!row) throw new AppError('not_found', { what: 'segment' });
  return toSegment(row);
}
