import type { GroupReport } from '../../../shared/contract/outreach-groups.ts';
import { isEnoughToJudge } from '../../../shared/domain/lift.ts';
import { compareAlike, type AlikeStratum } from '../../../shared/domain/matched-comparison.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { readKnownUntil } from '../results/known-until.ts';

interface Row {
  isMember: number;
  /** Days with a purchase up to the first day, and the last of them. */
  days: number;
  last: string;
  bought: number;
  net: number;
}

/** Alike: as many purchase days (1, 2, 3–4, 5 or more) and as long ago (up to 30, 90, 180, 365 days, more) when the window began. */
const kindOf = ({ days, last }: Row, from: string): string => {
  const ago = daysBetween(last, from);
  return `${[1, 2, 4].findIndex((most) => days <= most)}/${[30, 90, 180, 365].findIndex((most) => ago <= most)}`;
};

/** What members bought beside others like them. */
export function compareGroup(db: ReadDb, groupId: number, days: number, today: string, currency: string): Pick<GroupReport, 'window' | 'comparison'> {
  const until = readKnownUntil(db, today) || today;
  const from = addDays(until, -days);
  const rows = db.all<Row>(
    `WITH member AS (
      SELECT ifnull(c.merged_into, c.id) AS id, min(g.joined_day) AS joined, max(ifnull(g.left_day, '9')) AS gone FROM group_members g LEFT JOIN accounts a ON a.id = g.account_id JOIN customers c ON c.id = COALESCE(a.customer_id, g.customer_id)
      WHERE g.group_id = :groupId GROUP BY 1
    )
    SELECT m.id IS NOT NULL AS isMember, count(DISTINCT CASE WHEN o.day <= :from THEN o.day END) AS days, max(CASE WHEN o.day <= :from THEN o.day END) AS last, max(o.day > :from) AS bought,
      sum(CASE WHEN o.day > :from AND o.currency = :currency THEN o.net_minor ELSE 0 END) AS net
    FROM orders o JOIN accounts a ON a.id = o.account_id JOIN customers c ON c.id = a.customer_id AND c.merged_into IS NULL LEFT JOIN member m ON m.id = c.id
    WHERE o.is_valid = 1 AND o.day <= :until AND (m.id IS NULL OR (m.joined <= :from AND m.gone > :from)) GROUP BY c.id HAVING last IS NOT NULL`,
    { groupId, from, until, currency },
  );
  const kinds = [...Map.groupBy(rows, (r) => kindOf(r, from)).values()].map((alike): AlikeStratum & { memberNet: number; otherNet: number } => {
    const [members, others] = [alike.filter((r) => r.isMember === 1), alike.filter((r) => r.isMember === 0)];
    const sum = (list: readonly Row[], of: (r: Row) => number) => list.reduce((total, r) => total + of(r), 0);
    return { members: members.length, memberBuyers: sum(members, (r) => r.bought), others: others.length, otherBuyers: sum(others, (r) => r.bought), memberNet: sum(members, (r) => r.net), otherNet: sum(others, (r) => r.net) };
  });
  const found = compareAlike(kinds);
  const used = kinds.filter((k) => k.members > 0 && k.others > 0);
  const comparison = found && {
    ...found,
    enough: isEnoughToJudge({ people: found.members, buyers: found.memberBuyers }, { people: found.others, buyers: used.reduce((sum, k) => sum + k.otherBuyers, 0) }),
    memberNetMinor: Math.round(used.reduce((sum, k) => sum + k.memberNet, 0) / found.members),
    otherNetMinor: Math.round(used.reduce((sum, k) => sum + (k.members * k.otherNet) / k.others, 0) / found.members),
  };
  return { window: { from, until }, comparison };
}
