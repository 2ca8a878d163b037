import type { Standing } from '../../../shared/domain/tiers.ts';
import type { ReadDb } from '../db/executor.ts';

export interface MemberStanding extends Standing {
  memberId: number;
  customerId: number;
}

/** Each member account's last move that counts on a day. SQLite takes the other columns from the row that has the maximum. */
const lastMoves = `SELECT t.member_id, t.to_rank, t.until_day, t.locked, t.day, max(t.day || printf('%012d', t.id)) AS newest FROM tier_moves t WHERE t.undone_at IS NULL AND t.day <= :day GROUP BY t.member_id`;

/** Of each person the account that stands highest; two who are one count as the higher. */
export function readStandings(db: ReadDb, day: string, customerId: number | null = null): Map<number, MemberStanding> {
  const rows = db.all<{ memberId: number; customerId: number; rank: number; until: string | null; locked: number; since: string }>(
    `SELECT m.id AS memberId, a.customer_id AS customerId, s.to_rank AS rank, s.until_day AS until, s.locked, s.day AS since FROM (${lastMoves}) s JOIN members m ON m.id = s.member_id
     JOIN accounts a ON a.platform = m.platform AND a.kind = m.kind AND a.value = m.value ${customerId === null ? '' : 'WHERE a.customer_id = :customerId'} ORDER BY s.to_rank, s.locked, s.day, m.id`,
    customerId === null ? { day } : { day, customerId },
  );
  return new Map(rows.map(({ locked, ...row }) => [row.customerId, { ...row, locked: locked === 1 }]));
}

export const NO_STANDING: Standing = { rank: 0, until: null, locked: false, since: null };
