import type { Standing } from '../../../shared/domain/tiers.ts';
import type { ReadDb } from '../db/executor.ts';
import { isMemberAccount } from './member-account.ts';

export interface MemberStanding extends Standing {
  memberId: number;
  customerId: number;
}

/** A member account's last move that counts on a day. */
const lastMove = '(SELECT t.id FROM tier_moves t WHERE t.member_id = m.id AND t.undone_at IS NULL AND t.day <= :day ORDER BY t.day DESC, t.id DESC LIMIT 1)';

/** Of each account, the one that counts last. */
export function readAccountStandings(db: ReadDb, day: string, customerId: number | null = null): MemberStanding[] {
  const rows = db.all<{ memberId: number; customerId: number; rank: number; until: string | null; locked: number; since: string }>(
    `SELECT m.id AS memberId, a.customer_id AS customerId, s.to_rank AS rank, s.until_day AS until, s.locked, s.day AS since FROM accounts a JOIN members m ON ${isMemberAccount}
     JOIN tier_moves s ON s.id = ${lastMove} ${customerId === null ? '' : 'WHERE a.customer_id = :customerId'} ORDER BY s.to_rank, s.locked, s.day, m.id`,
    customerId === null ? { day } : { day, customerId },
  );
  return rows.map(({ locked, ...row }) => ({ ...row, locked: locked === 1 }));
}

/** Of each person the account that stands highest; two who are one count as the higher. */
export const readStandings = (db: ReadDb, day: string, customerId: number | null = null): Map<number, MemberStanding> => new Map(readAccountStandings(db, day, customerId).map((standing) => [standing.customerId, standing]));

export const NO_STANDING: Standing = { rank: 0, until: null, locked: false, since: null };
