import type { MemberComparison, MemberOverview, MemberShare, OverviewMonth } from '../../../shared/contract/membership-overview.ts';
import { isEnoughToJudge, newcombe } from '../../../shared/domain/lift.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import { tierOf, tiers } from '../../../shared/domain/tiers.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { monthEnd } from '../../../shared/lib/month-ends.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { businessDay } from './clock.ts';
import { COMPARED_DAYS, groupSizes, lastOrderDay, memberSinceSql } from './member-groups.ts';
import { readVersions } from './read-programme.ts';
import { readStandings } from './standings.ts';

const MONTHS = 12;

export function readOverview(db: ReadDb, today: string): MemberOverview {
  return remember(db, `member overview ${today}`, () => {
    const day = businessDay(db, today);
    const asOf = lastOrderDay(db, today);
    const groups = groupSizes(db, today);
    return { asOf, months: readMonths(db, day), hasTiers: Boolean(versionOn(readVersions(db), day)?.rules.tiers), comparison: compare(groups, asOf), shares: readShares(db, asOf), groups };
  });
}

function readMonths(db: ReadDb, day: string): OverviewMonth[] {
  const flows = new Map(
    db
      .all<Pick<OverviewMonth, 'month' | 'issued' | 'used' | 'expired' | 'clawedBack'>>(
        `SELECT substr(e.day, 1, 7) AS month, ifnull(sum(e.points) FILTER (WHERE e.kind IN ('earn', 'opening') OR (p.kind <> 'redeem' AND e.kind <> 'opening')), 0) AS issued,
          -ifnull(sum(e.points) FILTER (WHERE p.kind = 'redeem'), 0) AS used, -ifnull(sum(e.points) FILTER (WHERE e.kind = 'expire'), 0) AS expired, -ifnull(sum(e.points) FILTER (WHERE e.kind = 'clawback'), 0) AS clawedBack
         FROM point_entries e LEFT JOIN point_acts p ON p.id = e.act_id WHERE e.day > :after AND e.day <= :day GROUP BY month`,
        { after: monthEnd(day, MONTHS), day },
      )
      .map((flow) => [flow.month, flow]),
  );
  const moves = new Map(
    db
      .all<{ month: string; up: number; down: number }>(
        `SELECT substr(day, 1, 7) AS month, sum(to_rank > from_rank) AS up, sum(to_rank < from_rank) AS down FROM tier_moves WHERE undone_at IS NULL AND day > :after AND day <= :day GROUP BY month`,
        { after: monthEnd(day, MONTHS), day },
      )
      .map((move) => [move.month, move]),
  );
  const since = db.all<{ id: number; since: string }>(memberSinceSql);
  return Array.from({ length: MONTHS }, (_, i): OverviewMonth => {
    const last = monthEnd(day, MONTHS - 1 - i);
    const partial = last > day;
    const month = last.slice(0, 7);
    const standings = readStandings(db, partial ? day : last);
    const mix = new Map<number, number>();
    for (const m of since) {
      if (m.since > (partial ? day : last)) continue;
      const rank = standings.get(m.id)?.rank ?? 0;
      mix.set(rank, (mix.get(rank) ?? 0) + 1);
    }
    return { month, partial, ...(flows.get(month) ?? { issued: 0, used: 0, expired: 0, clawedBack: 0 }), mix: [0, ...tiers.map((_, rank) => rank + 1)].map((rank) => ({ tier: tierOf(rank), people: mix.get(rank) ?? 0 })), up: moves.get(month)?.up ?? 0, down: moves.get(month)?.down ?? 0 };
  });
}

/** No effect of a membership: who buys more becomes a member sooner. */
function compare(groups: MemberOverview['groups'], asOf: string): MemberComparison {
  const members = { people: groups.memberBuyers, buyers: groups.memberAgain };
  const others = { people: groups.otherBuyers, buyers: groups.otherAgain };
  return { windowDays: COMPARED_DAYS, fromDay: addDays(asOf, 1 - COMPARED_DAYS), toDay: asOf, members, others, difference: isEnoughToJudge(members, others) ? newcombe(members.buyers, members.people, others.buyers, others.people) : null };
}

/** An order is a member's if its buyer had a card on its day. An anonymous sale is nobody's. */
function readShares(db: ReadDb, asOf: string): MemberShare[] {
  return db.all<MemberShare>(
    `WITH card AS MATERIALIZED (${memberSinceSql})
     SELECT s.id AS shopId, s.name AS shop, o.currency, substr(o.day, 1, 7) AS month, count(*) AS orders, count(card.id) AS memberOrders, sum(o.net_minor) AS netMinor, ifnull(sum(o.net_minor) FILTER (WHERE card.id IS NOT NULL), 0) AS memberNetMinor
     FROM orders o JOIN shops s ON s.id = o.shop_id LEFT JOIN accounts a ON a.id = o.account_id LEFT JOIN card ON card.id = a.customer_id AND card.since <= o.day
     WHERE o.is_valid = 1 AND o.day > :after AND o.day <= :asOf GROUP BY s.id, o.currency, month ORDER BY s.id, o.currency, month`,
    { after: monthEnd(asOf, MONTHS), asOf },
  );
}
