import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { BonusArm, BonusFigures } from '../../../shared/contract/membership-bonus.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import type { BonusEvent } from '../../../shared/domain/bonus-events.ts';
import { isEnoughToJudge, judgeInterval, newcombe } from '../../../shared/domain/lift.ts';
import { versionOn, type ProgrammeVersion } from '../../../shared/domain/programme.ts';
import type { ReadDb } from '../db/executor.ts';
import { isOfferAccount } from '../offers/offer-people.ts';
import { businessDay } from './clock.ts';
import { isMemberAccount } from './member-account.ts';
import { peopleByOrders } from './member-groups.ts';
import { readVersions } from './read-programme.ts';

/** Each lot that an event gave points to, with what it has of it now and whose it is. */
const givenSql = `SELECT b.event_id AS eventId, b.lot_id AS lotId, sum(b.points) AS points, a.customer_id AS customerId FROM point_bonuses b JOIN point_lots l ON l.id = b.lot_id JOIN members m ON m.id = l.member_id
  LEFT JOIN accounts a ON ${isMemberAccount} GROUP BY b.event_id, b.lot_id`;

export function listBonusEvents(db: ReadDb, today: string): BonusFigures[] {
  const day = businessDay(db, today);
  const versions = readVersions(db);
  const rules = versionOn(versions, day)?.rules;
  if (!rules) return [];
  const sums = new Map(
    db
      .all<{ eventId: number; points: number; orders: number; people: number }>(`SELECT eventId, sum(points) AS points, sum(points > 0) AS orders, count(DISTINCT CASE WHEN points > 0 THEN customerId END) AS people FROM (${givenSql}) GROUP BY eventId`)
      .map((sum) => [sum.eventId, sum]),
  );
  const rows = db.all<{ eventId: number; name: string; segmentId: number | null; segmentName: string; drawnDay: string; holdoutShare: number }>(
    'SELECT id AS eventId, name, segment_id AS segmentId, segment_name AS segmentName, day AS drawnDay, holdout_share AS holdoutShare FROM bonus_events ORDER BY id DESC LIMIT 200',
  );
  return rows.flatMap((row) => {
    const event = lastNaming(versions, row.eventId);
    if (!event) return [];
    const { points, orders, people } = sums.get(row.eventId) ?? { points: 0, orders: 0, people: 0 };
    const isInForce = rules.points.bonus?.events.some((e) => e.eventId === row.eventId) === true;
    const isToCome = versions.some((v) => v.fromDay > day && v.rules.points.bonus?.events.some((e) => e.eventId === row.eventId));
    const state = event.untilDay < day ? 'over' : !isInForce && !isToCome ? 'removed' : event.fromDay > day || !isInForce ? 'later' : 'running';
    const shown = { event, eventId: row.eventId, name: row.name, segmentName: row.segmentId === null ? null : row.segmentName, drawnDay: row.drawnDay, state, people, orders, points, costMinor: Math.round((points * rules.points.valueMinor) / 100), currency: rules.currency } as const;
    return [{ ...shown, ...(state === 'removed' ? { arms: null, difference: null, verdict: 'removed' as const } : judge(db, event, row, day)) }];
  });
}

const lastNaming = (versions: readonly ProgrammeVersion[], eventId: number): BonusEvent | undefined =>
  [...versions].sort((a, b) => a.versionId - b.versionId).flatMap((v) => v.rules.points.bonus?.events ?? []).findLast((e) => e.eventId === eventId);

/** As drawn, whether they got any or not, from the day on which they were; whoever became one person with somebody of the other arm counts in neither. */
function judge(db: ReadDb, { eventId, fromDay, untilDay }: BonusEvent, { holdoutShare, drawnDay }: { holdoutShare: number; drawnDay: string }, day: string): Pick<BonusFigures, 'arms' | 'difference' | 'verdict'> {
  if (holdoutShare === 0 || untilDay < drawnDay) return { arms: null, difference: null, verdict: 'not_proven' };
  const counts = new Map(
    db
      .all<BonusArm & { arm: string }>(
        `SELECT arm, count(*) AS people, sum(EXISTS (SELECT 1 FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = person AND o.is_valid = 1 AND o.day BETWEEN :fromDay AND :until)) AS buyers
         FROM (SELECT a.customer_id AS person, min(e.arm) AS arm FROM bonus_event_people e JOIN offer_people p ON p.id = e.person_id JOIN accounts a ON ${isOfferAccount} WHERE e.event_id = :eventId GROUP BY a.customer_id HAVING min(e.arm) = max(e.arm)) GROUP BY arm`,
        { eventId, fromDay: fromDay < drawnDay ? drawnDay : fromDay, until: untilDay < day ? untilDay : day },
      )
      .map(({ arm, ...count }) => [arm, count]),
  );
  const invited = counts.get('in') ?? { people: 0, buyers: 0 };
  const leftOut = counts.get('left_out') ?? { people: 0, buyers: 0 };
  if (leftOut.people === 0) return { arms: null, difference: null, verdict: 'not_proven' };
  const arms = { invited, leftOut };
  const difference = newcombe(invited.buyers, invited.people, leftOut.buyers, leftOut.people);
  return { arms, difference, verdict: untilDay >= day ? 'running' : !isEnoughToJudge(invited, leftOut) ? 'too_few' : judgeInterval(difference) };
}

export function bonusEventPeople(db: ReadDb, { eventId, offset, limit }: Parsed<typeof membership.bonusPeople>): Output<typeof membership.bonusPeople> {
  const ids = db.all<{ id: number }>(`SELECT DISTINCT customerId AS id FROM (${givenSql}) WHERE eventId = :eventId AND points > 0 AND customerId IS NOT NULL`, { eventId }).map((p) => p.id);
  return peopleByOrders(db, ids, { offset, limit });
}
