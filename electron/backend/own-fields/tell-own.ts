import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import type { RecordBody } from '../../../shared/domain/merge-records.ts';
import type { WriteDb } from '../db/executor.ts';

/** What the files say of a person in the owner's fields, in place of what they said before. Of a field that is gone, nothing. */
export function tellOwn(db: WriteDb, { shopId, key, accountId }: { shopId: number; key: string; accountId: number }, body: RecordBody): void {
  db.prepare('DELETE FROM own_told WHERE shop_id = ? AND key = ?').run(shopId, key);
  for (const [field, written] of Object.entries(body)) {
    const fieldId = ownIdOf(field);
    if (fieldId === undefined || typeof written !== 'string') continue;
    db.prepare('INSERT INTO own_told (field_id, shop_id, key, account_id, written) SELECT id, ?, ?, ?, ? FROM own_fields WHERE id = ?').run(shopId, key, accountId, written, fieldId);
  }
}
