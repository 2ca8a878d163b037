import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import type { ShopScore, scores } from '../../../../shared/contract/results-scores.ts';
import type { Scores, ScoreSpan } from '../../../../shared/domain/shop-scores.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { isDay } from '../../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../../db/executor.ts';
import type { CommandContext } from '../../serve.ts';

export const listScores = (db: ReadDb, shopId: number, from = '', to = '9'): ShopScore[] =>
  db.all<ShopScore>('SELECT day, span, description, service, logistics, source, at FROM shop_scores WHERE shop_id = :shopId AND day BETWEEN :from AND :to ORDER BY day, span', { shopId, from, to });

/** Throws `not_found` where there is no such shop. */
export function needShop(db: ReadDb, shopId: number): void {
  if (!db.get('SELECT 1 FROM shops WHERE id = :shopId', { shopId })) throw new AppError('not_found', { what: 'shop' });
}

interface Kept extends Scores {
  shopId: number;
  day: string;
  span: ScoreSpan;
  source: ShopScore['source'];
  at: number;
}
export function keepScore(db: WriteDb, score: Kept): void {
  db.run(
    'INSERT INTO shop_scores (shop_id, day, span, description, service, logistics, source, at) VALUES (:shopId, :day, :span, :description, :service, :logistics, :source, :at) ON CONFLICT (shop_id, day, span) DO UPDATE SET description = :description, service = :service, logistics = :logistics, source = :source, at = :at',
    { ...score },
  );
}

export function saveScore(given: Parsed<typeof scores.saveScore>, { db, now, today }: CommandContext): Output<typeof scores.saveScore> {
  if (!isDay(given.day)) throw new AppError('bad_input', { field: 'day', reason: 'day' });
  if (given.day > today) throw new AppError('bad_input', { field: 'day', reason: 'not_yet' });
  if (given.description === null && given.service === null && given.logistics === null) throw new AppError('bad_input', { field: 'service', reason: 'empty' });
  needShop(db, given.shopId);
  keepScore(db, { ...given, source: 'typed', at: now });
  return { day: given.day };
}

export function deleteScore({ shopId, day, span }: Parsed<typeof scores.deleteScore>, { db }: CommandContext): Output<typeof scores.deleteScore> {
  const { changes } = db.run('DELETE FROM shop_scores WHERE shop_id = :shopId AND day = :day AND span = :span', { shopId, day, span });
  if (changes === 0) throw new AppError('not_found', { what: 'score' });
  return { day };
}
