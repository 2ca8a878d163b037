import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import type { Redemption, Reward } from '../../../shared/contract/rewards.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import { doAct } from './acts.ts';
import { followRedemption, openRedemption } from '../offers/open-delivery.ts';
import type { Clock } from './clock.ts';
import { memberIdsOf } from './ledger.ts';
import { isMemberAccount } from './member-account.ts';

const givenSql = 'ifnull((SELECT sum(p.quantity) FROM point_acts p WHERE p.reward_id = r.id AND p.undone_at IS NULL), 0)';

export function listRewards(db: ReadDb): Reward[] {
  return db
    .all<Omit<Reward, 'ended'> & { endedAt: number | null }>(
      `SELECT r.id AS rewardId, r.name, r.kind, r.points, r.unit_cost_minor AS unitCostMinor, r.stock, r.per_person AS perPerson, r.note, r.ended_at AS endedAt, ${givenSql} AS given,
        (SELECT count(*) FROM point_acts p WHERE p.reward_id = r.id AND p.undone_at IS NULL AND p.fulfilled_at IS NULL) AS waiting
       FROM rewards r ORDER BY r.ended_at IS NOT NULL, r.points, r.id`,
    )
    .map(({ endedAt, ...reward }) => ({ ...reward, ended: endedAt !== null }));
}

export function saveReward(db: WriteDb, { rewardId, ended, ...reward }: Parsed<typeof membership.saveReward>, now: number): Output<typeof membership.saveReward> {
  const twin = db.get<{ id: number }>('SELECT id FROM rewards WHERE name = :name', { name: reward.name });
  if (twin && twin.id !== rewardId) throw new AppError('name_taken', { name: reward.name });
  const endedAt = ended ? now : null;
  if (rewardId === undefined) {
    const { lastInsertRowid } = db.run(
      'INSERT INTO rewards (name, kind, points, unit_cost_minor, stock, per_person, note, ended_at, at) VALUES (:name, :kind, :points, :unitCostMinor, :stock, :perPerson, :note, :endedAt, :now)',
      { ...reward, endedAt, now },
    );
    return { rewardId: lastInsertRowid };
  }
  const { changes } = db.run(
    'UPDATE rewards SET name = :name, kind = :kind, points = :points, unit_cost_minor = :unitCostMinor, stock = :stock, per_person = :perPerson, note = :note, ended_at = CASE WHEN :endedAt IS NULL THEN NULL ELSE ifnull(ended_at, :endedAt) END WHERE id = :rewardId',
    { ...reward, endedAt, rewardId },
  );
  if (changes === 0) throw new AppError('not_found', { what: 'reward' });
  return { rewardId };
}

/** All or nothing: points, stock, the limit for one person, a card that isn't stopped. */
export function redeem(db: WriteDb, { customerId: askedId, rewardId, quantity }: Parsed<typeof membership.redeem>, clock: Clock): Output<typeof membership.redeem> {
  const customerId = personOf(db, askedId);
  const reward = listRewards(db).find((r) => r.rewardId === rewardId);
  if (customerId === undefined || !reward || reward.ended) throw new AppError('not_found', { what: 'reward' });
  const members = memberIdsOf(db, customerId);
  if (!db.get('SELECT 1 FROM members WHERE id IN (SELECT value FROM json_each(:members)) AND active = 1', { members: JSON.stringify(members) })) throw new AppError('not_found', { what: 'member' });
  if (reward.stock !== null && reward.given + quantity > reward.stock) throw new AppError('reward_gone', { left: Math.max(0, reward.stock - reward.given) });
  const had = db.get<{ n: number }>(
    'SELECT ifnull(sum(quantity), 0) AS n FROM point_acts WHERE reward_id = :rewardId AND undone_at IS NULL AND member_id IN (SELECT value FROM json_each(:members))',
    { rewardId, members: JSON.stringify(members) },
  )!.n;
  if (reward.perPerson !== null && had + quantity > reward.perPerson) throw new AppError('reward_limit', { limit: reward.perPerson, had });
  const points = reward.points * quantity;
  const actId = doAct(db, { kind: 'redeem', customerId, points: -points, reason: '', reward: { rewardId, quantity, unitCostMinor: reward.unitCostMinor } }, clock);
  const { memberId, quantity: given } = db.get<{ memberId: number; quantity: number }>('SELECT member_id AS memberId, quantity FROM point_acts WHERE id = :actId', { actId })!;
  openRedemption(db, { actId, memberId, name: reward.name, kind: reward.kind, quantity: given, unitCostMinor: reward.unitCostMinor }, clock);
  return { actId, points };
}

export function fulfil(db: WriteDb, { actId, fulfilled }: Parsed<typeof membership.fulfil>, now: number): Output<typeof membership.fulfil> {
  const { changes } = db.run("UPDATE point_acts SET fulfilled_at = :at WHERE id = :actId AND kind = 'redeem' AND undone_at IS NULL", { actId, at: fulfilled ? now : null });
  if (changes === 0) throw new AppError('not_found', { what: 'redemption' });
  followRedemption(db, actId, fulfilled ? 'sent' : 'to_send', now);
  return { actId };
}

export function listRedemptions(db: ReadDb, { rewardId, waiting }: Parsed<typeof membership.redemptions>): Redemption[] {
  const where = [...(rewardId === undefined ? [] : ['p.reward_id = :rewardId']), ...(waiting ? ['p.undone_at IS NULL AND p.fulfilled_at IS NULL'] : [])];
  return db.all<Redemption>(
    `SELECT p.id AS actId, c.id AS customerId, c.nick, m.number, r.name AS rewardName, p.quantity, -ifnull((SELECT sum(e.points) FROM point_entries e WHERE e.act_id = p.id AND e.kind = 'redeem'), 0) AS points,
      p.day, p.at, p.fulfilled_at AS fulfilledAt, p.undone_at AS undoneAt
     FROM point_acts p JOIN rewards r ON r.id = p.reward_id JOIN members m ON m.id = p.member_id
       LEFT JOIN accounts a ON ${isMemberAccount} LEFT JOIN customers c ON c.id = a.customer_id
     WHERE p.kind = 'redeem' ${where.map((w) => `AND ${w}`).join(' ')} ORDER BY p.id DESC LIMIT 500`,
    rewardId === undefined ? {} : { rewardId },
  );
}
