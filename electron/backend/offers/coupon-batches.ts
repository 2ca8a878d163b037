import { randomInt } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { CodeFault, CouponBatch } from '../../../shared/contract/offers-coupons.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { codePattern, makeCodes } from '../../../shared/domain/coupon-codes.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';

/** The last day of a coupon of giving g and batch b; far away where it has none. The same as `couponExpiry`. */
export const expirySql = "min(ifnull(b.until_day, '9999-12-31'), ifnull(date(g.day, '+' || b.valid_days || ' days'), '9999-12-31'))";

export function listBatches(db: ReadDb): CouponBatch[] {
  return db.all<CouponBatch>(
    `SELECT b.id AS batchId, b.name, b.benefit_id AS benefitId, ifnull((SELECT f.kind FROM benefits f WHERE f.id = b.benefit_id), 'coupon') AS kind, b.value_minor AS valueMinor, b.threshold_minor AS thresholdMinor, b.cost_minor AS costMinor, b.currency,
      b.from_day AS fromDay, b.until_day AS untilDay, b.valid_days AS validDays, b.note, count(k.id) AS codes, count(k.giving_id) AS given, count(k.used_day) AS used
     FROM coupon_batches b LEFT JOIN coupons k ON k.batch_id = b.id GROUP BY b.id ORDER BY b.id DESC`,
  );
}

export function getBatch(db: ReadDb, batchId: number): CouponBatch {
  const batch = listBatches(db).find((b) => b.batchId === batchId);
  if (!batch) throw new AppError('not_found', { what: 'batch' });
  return batch;
}

export function saveBatch(db: WriteDb, { batchId, ...batch }: Parsed<typeof offers.saveBatch>, now: number): Output<typeof offers.saveBatch> {
  if (batch.fromDay !== null && batch.untilDay !== null && batch.untilDay < batch.fromDay) throw new AppError('bad_input', { fields: ['untilDay'] });
  if (batch.benefitId !== null && !db.get('SELECT 1 FROM benefits WHERE id = :id', { id: batch.benefitId })) throw new AppError('not_found', { what: 'benefit' });
  const twin = db.get<{ id: number }>('SELECT id FROM coupon_batches WHERE name = :name', { name: batch.name });
  if (twin && twin.id !== batchId) throw new AppError('name_taken', { name: batch.name });
  if (batchId === undefined) {
    const { lastInsertRowid } = db.run(
      `INSERT INTO coupon_batches (name, benefit_id, value_minor, threshold_minor, cost_minor, currency, from_day, until_day, valid_days, note, at)
       VALUES (:name, :benefitId, :valueMinor, :thresholdMinor, :costMinor, :currency, :fromDay, :untilDay, :validDays, :note, :now)`,
      { ...batch, currency: readSettings(db).baseCurrency, now },
    );
    return { batchId: lastInsertRowid };
  }
  const { changes } = db.run(
    `UPDATE coupon_batches SET name = :name, benefit_id = :benefitId, value_minor = :valueMinor, threshold_minor = :thresholdMinor, cost_minor = :costMinor, from_day = :fromDay, until_day = :untilDay, valid_days = :validDays, note = :note WHERE id = :batchId`,
    { ...batch, batchId },
  );
  if (changes === 0) throw new AppError('not_found', { what: 'batch' });
  return { batchId };
}

const RANGE = 2 ** 32;

/** Random as far as a computer can be: a code that can be guessed is money that can be taken. */
export function generateCodes(db: WriteDb, { batchId, count, length, prefix }: Parsed<typeof offers.makeCodes>): Output<typeof offers.makeCodes> {
  getBatch(db, batchId);
  const taken = db.prepare('SELECT 1 FROM coupons WHERE code = ?').pluck();
  const codes = makeCodes({ count, length, prefix }, () => randomInt(RANGE) / RANGE, (code) => taken.get(code) !== undefined);
  if (codes === null) throw new AppError('bad_input', { fields: ['length'], reason: 'too_short' });
  const insert = db.prepare('INSERT INTO coupons (batch_id, code) VALUES (?, ?)');
  for (const code of codes) insert.run(batchId, code);
  return { made: codes.length };
}

const SHOWN = 100;

export function pasteCodes(db: WriteDb, { batchId, text }: Parsed<typeof offers.pasteCodes>): Output<typeof offers.pasteCodes> {
  getBatch(db, batchId);
  const known = db.prepare('SELECT 1 FROM coupons WHERE code = ?').pluck();
  const insert = db.prepare('INSERT INTO coupons (batch_id, code) VALUES (?, ?)');
  const seen = new Set<string>();
  const told: Output<typeof offers.pasteCodes> = { taken: 0, refused: 0, first: [] };
  for (const cell of text.normalize('NFKC').split(/[\s,;、]+/)) {
    const code = cell.replace(/^["'=]+|["']+$/g, '');
    if (code === '') continue;
    const why: CodeFault | null = !codePattern.test(code) ? 'bad' : seen.has(code.toUpperCase()) ? 'twice' : known.get(code) !== undefined ? 'known' : null;
    seen.add(code.toUpperCase());
    if (why === null) {
      insert.run(batchId, code);
      told.taken += 1;
    } else {
      told.refused += 1;
      if (told.first.length < SHOWN) told.first.push({ code: code.slice(0, 40), why });
    }
  }
  return told;
}
