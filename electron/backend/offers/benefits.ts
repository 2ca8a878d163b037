import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { Benefit } from '../../../shared/contract/offers-benefits.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { ToldPlace } from '../../../shared/domain/benefits.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';
import { piecesSql } from './open-delivery.ts';

export function listBenefits(db: ReadDb, today: string): Benefit[] {
  return db
    .all<Omit<Benefit, 'ended' | 'toldWhere'> & { endedAt: number | null; toldWhere: string }>(
      `SELECT b.id AS benefitId, b.name, b.kind, b.unit_cost_minor AS unitCostMinor, b.currency, b.validity_days AS validityDays, b.from_day AS fromDay, b.until_day AS untilDay, b.goods, b.terms, b.told_where AS toldWhere,
        b.stock, b.ended_at AS endedAt, ${piecesSql} AS given,
        ifnull((SELECT sum(d.quantity) FROM deliveries d WHERE d.benefit_id = b.id AND d.status IN ('sent', 'received') AND d.day > :since), 0)
          + (SELECT count(*) FROM coupon_batches q JOIN coupons k ON k.batch_id = q.id WHERE q.benefit_id = b.id AND k.used_day > :since) AS usedYear
       FROM benefits b ORDER BY b.ended_at IS NOT NULL, b.kind, b.name`,
      { since: addDays(today, -365) },
    )
    .map(({ endedAt, toldWhere, ...benefit }) => ({ ...benefit, toldWhere: JSON.parse(toldWhere) as ToldPlace[], ended: endedAt !== null }));
}

export function saveBenefit(db: WriteDb, { benefitId, ended, toldWhere, ...benefit }: Parsed<typeof offers.saveBenefit>, now: number): Output<typeof offers.saveBenefit> {
  if (benefit.fromDay !== null && benefit.untilDay !== null && benefit.untilDay < benefit.fromDay) throw new AppError('bad_input', { fields: ['untilDay'] });
  const twin = db.get<{ id: number }>('SELECT id FROM benefits WHERE name = :name', { name: benefit.name });
  if (twin && twin.id !== benefitId) throw new AppError('name_taken', { name: benefit.name });
  const row = { ...benefit, toldWhere: JSON.stringify(toldWhere), endedAt: ended ? now : null };
  if (benefitId === undefined) {
    const { lastInsertRowid } = db.run(
      `INSERT INTO benefits (name, kind, unit_cost_minor, currency, validity_days, from_day, until_day, goods, terms, told_where, stock, ended_at, at)
       VALUES (:name, :kind, :unitCostMinor, :currency, :validityDays, :fromDay, :untilDay, :goods, :terms, :toldWhere, :stock, :endedAt, :now)`,
      { ...row, currency: readSettings(db).baseCurrency, now },
    );
    return { benefitId: lastInsertRowid };
  }
  const { changes } = db.run(
    `UPDATE benefits SET name = :name, kind = :kind, unit_cost_minor = :unitCostMinor, validity_days = :validityDays, from_day = :fromDay, until_day = :untilDay, goods = :goods, terms = :terms, told_where = :toldWhere, stock = :stock,
      ended_at = CASE WHEN :endedAt IS NULL THEN NULL ELSE ifnull(ended_at, :endedAt) END WHERE id = :benefitId`,
    { ...row, benefitId },
  );
  if (changes === 0) throw new AppError('not_found', { what: 'benefit' });
  return { benefitId };
}
