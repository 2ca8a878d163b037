import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { TaskContext } from '../serve.ts';
import { getBatch } from './coupon-batches.ts';

/** The codes of a batch and nothing else. They begin with a letter or a digit, so that no spreadsheet takes one for a formula. */
export async function saveCodes({ batchId, to }: Parsed<typeof offers.saveCodes>, { db, file }: TaskContext): Promise<Output<typeof offers.saveCodes>> {
  getBatch(db, batchId);
  const codes = db.all<{ code: string }>('SELECT code FROM coupons WHERE batch_id = :batchId ORDER BY id', { batchId }).map((k) => k.code);
  await writeWhole(file(to).path, [codes.map((code) => `${code}\r\n`).join('')]);
  return { rows: codes.length };
}
