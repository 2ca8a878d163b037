import type { RecordKind } from '../../../../shared/contract/imports.ts';
import { mergeRecords, type RankedRecord, type RecordBody } from '../../../../shared/domain/merge-records.ts';
import type { WriteDb } from '../../db/executor.ts';

/** The keys of one kind in one shop; costs hold for every shop, which is 0. */
export interface KeySpace {
  kind: RecordKind;
  shopId: number;
}

/** The live records of a key, ready to be merged. */
export function readRecords(db: WriteDb, { kind, shopId }: KeySpace, key: string): RankedRecord[] {
  return db.all<RankedRecord>(
    `SELECT ifnull(f.last_day, '') AS lastDay, f.file_time AS fileTime, r.body FROM records r JOIN record_files f ON f.file_id = r.file_id
     WHERE r.kind = :kind AND r.shop_id = :shopId AND r.key = :key`,
    { kind, shopId, key },
  );
}

export const mergedRecord = (db: WriteDb, space: KeySpace, key: string): RecordBody | null => mergeRecords(readRecords(db, space, key));
