import type { TierNotice } from '../../../shared/contract/tiers.ts';
import { tierOf } from '../../../shared/domain/tiers.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { isMemberAccount } from './member-account.ts';

/** Of a person whose last move up or down they haven't been told of; kept tiers aren't told. */
const untold = `FROM tier_moves t JOIN members m ON m.id = t.member_id JOIN accounts a ON ${isMemberAccount} JOIN customers c ON c.id = a.customer_id
  WHERE t.undone_at IS NULL AND t.noticed_at IS NULL AND t.from_rank <> t.to_rank
  AND t.id = (SELECT n.id FROM tier_moves n WHERE n.member_id = t.member_id AND n.undone_at IS NULL AND n.from_rank <> n.to_rank ORDER BY n.day DESC, n.id DESC LIMIT 1)`;

/** Oldest first: who has waited longest. */
export function listTierNotices(db: ReadDb): TierNotice[] {
  return db
    .all<Omit<TierNotice, 'from' | 'to'> & { from: number; to: number }>(
      `SELECT t.id AS moveId, c.id AS customerId, c.nick, m.number, t.from_rank AS "from", t.to_rank AS "to", t.day, t.until_day AS until ${untold} GROUP BY c.id ORDER BY t.day, t.id LIMIT 10000`,
    )
    .map(({ from, to, ...row }) => ({ ...row, from: tierOf(from), to: tierOf(to) }));
}

/** Told, with all that came before it. */
export function markNoticed(db: WriteDb, customerIds: readonly number[], now: number): { people: number } {
  const { changes } = db.run(
    `UPDATE tier_moves SET noticed_at = :now WHERE noticed_at IS NULL AND undone_at IS NULL AND member_id IN (
      SELECT m.id FROM json_each(:ids) j JOIN accounts a ON a.customer_id = j.value JOIN members m ON ${isMemberAccount})`,
    { now, ids: JSON.stringify(customerIds) },
  );
  return { people: changes === 0 ? 0 : customerIds.length };
}
