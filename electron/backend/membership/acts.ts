import { lotDays, spendOldest, usablePoints, type LotDays } from '../../../shared/domain/points.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import { followRedemption } from '../offers/open-delivery.ts';
import { businessDay, type Clock } from './clock.ts';
import { expireLots, reachDay } from './expire.ts';
import { lotsOfMember, lotsOfMembers, memberIdsOf, writeEntries } from './ledger.ts';
import { settleMember } from './post-points.ts';
import { readVersions } from './read-programme.ts';

interface Act {
  kind: 'adjust' | 'opening' | 'redeem';
  customerId: number;
  /** Above zero: a lot of its own; below: taken from what can be used, oldest first. */
  points: number;
  reason: string;
  reward?: { rewardId: number; quantity: number; unitCostMinor: number };
}

/** Something that the owner does with a person's points. What is spent belongs to the accounts whose lots it uses. */
export function doAct(db: WriteDb, act: Act, clock: Clock): number {
  const today = businessDay(db, clock.today);
  reachDay(db, { now: clock.now, today });
  const rules = versionOn(readVersions(db), today)?.rules;
  if (!rules) throw new AppError('not_found', { what: 'programme' });
  const members = memberIdsOf(db, act.customerId);
  const [first] = members;
  if (first === undefined) throw new AppError('not_found', { what: 'member' });
  for (const id of members) expireLots(db, { now: clock.now, today }, id);
  const when = { now: clock.now, today };
  if (act.points > 0) {
    const actId = insertAct(db, act, first, when);
    addLot(db, first, lotDays({ ...rules.points, pendingDays: 0 }, today), act, actId, when);
    return actId;
  }
  const lots = lotsOfMembers(db, members);
  const spent = spendOldest(lots, -act.points, today);
  if (spent === null) throw new AppError('points_short', { usable: usablePoints(lots, today), wanted: -act.points });
  const owner = lots.find((lot) => lot.lotId === spent[0]?.lotId)?.memberId ?? first;
  const actId = insertAct(db, act, owner, when);
  writeEntries(db, act.kind === 'redeem' ? 'redeem' : 'adjust', spent, when, actId);
  return actId;
}

function insertAct(db: WriteDb, { kind, reason, reward }: Act, memberId: number, { now, today }: Clock): number {
  return db.run('INSERT INTO point_acts (kind, member_id, at, day, reason, reward_id, quantity, unit_cost_minor) VALUES (:kind, :memberId, :now, :today, :reason, :rewardId, :quantity, :cost)', {
    kind,
    memberId,
    now,
    today,
    reason,
    rewardId: reward?.rewardId ?? null,
    quantity: reward?.quantity ?? null,
    cost: reward?.unitCostMinor ?? null,
  }).lastInsertRowid;
}

function addLot(db: WriteDb, memberId: number, days: LotDays, { kind, points }: Act, actId: number, clock: Clock): void {
  const { lastInsertRowid: lotId } = db.run('INSERT INTO point_lots (member_id, earned_day, usable_day, expires_day) VALUES (:memberId, :earned, :usable, :expires)', { memberId, ...days });
  writeEntries(db, kind === 'opening' ? 'opening' : 'adjust', [{ lotId, points }], clock, actId);
  settleIfOwed(db, memberId, clock);
}

function settleIfOwed(db: WriteDb, memberId: number, clock: Clock): void {
  if (lotsOfMember(db, memberId).some((lot) => lot.left < 0)) settleMember(db, memberId, clock);
}

/**
 * Takes an act back by entries that are its opposite. Points go back to the lots that they came from, and where those
 * have expired meanwhile they are gone with them; what was given and is spent already is owed.
 */
export function undoAct(db: WriteDb, actId: number, clock: Clock): void {
  const act = db.get<{ undoneAt: number | null; fulfilledAt: number | null }>('SELECT undone_at AS undoneAt, fulfilled_at AS fulfilledAt FROM point_acts WHERE id = :actId', { actId });
  if (!act || act.undoneAt !== null) throw new AppError('not_found', { what: 'act' });
  const when = { now: clock.now, today: businessDay(db, clock.today) };
  reachDay(db, when);
  const entries = db.all<{ lotId: number; points: number; memberId: number }>(
    'SELECT e.lot_id AS lotId, -e.points AS points, l.member_id AS memberId FROM point_entries e JOIN point_lots l ON l.id = e.lot_id WHERE e.act_id = :actId ORDER BY e.id',
    { actId },
  );
  db.run('UPDATE point_acts SET undone_at = :now WHERE id = :actId', { actId, now: clock.now });
  followRedemption(db, actId, 'cancelled', clock.now);
  writeEntries(db, 'undo', entries, when, actId);
  for (const memberId of new Set(entries.map((e) => e.memberId))) settleMember(db, memberId, when);
}
