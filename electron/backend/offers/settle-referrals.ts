import type { ReferralState } from '../../../shared/domain/referrals.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { undoAct } from '../membership/acts.ts';
import { businessDay, type Clock } from '../membership/clock.ts';
import { moveDelivery } from './open-delivery.ts';
import { referralJudge, storedReferrals } from './referral-facts.ts';

interface GivenReward {
  id: number;
  referralId: number;
  actId: number | null;
  actUndone: number | null;
  deliveryId: number | null;
  referredDeliveryId: number | null;
}
const given = (db: ReadDb): GivenReward[] =>
  db.all<GivenReward>(
    'SELECT w.id, w.referral_id AS referralId, w.act_id AS actId, p.undone_at AS actUndone, w.delivery_id AS deliveryId, w.referred_delivery_id AS referredDeliveryId FROM referral_rewards w LEFT JOIN point_acts p ON p.id = w.act_id WHERE w.taken_back_at IS NULL ORDER BY w.id',
  );

/** Points go back, also when they are spent: they are owed then. What hasn't been sent isn't; what has is gone. */
function takeBack(db: WriteDb, reward: GivenReward, why: ReferralState | 'undone', clock: Clock): void {
  if (reward.actId !== null && reward.actUndone === null) undoAct(db, reward.actId, clock);
  for (const id of [reward.deliveryId, reward.referredDeliveryId]) if (id !== null) moveDelivery(db, id, 'cancelled', clock.now);
  db.run('UPDATE referral_rewards SET taken_back_at = :now, why = :why WHERE id = :id', { id: reward.id, now: clock.now, why });
}

export function takeBackReward(db: WriteDb, referralId: number, clock: Clock): void {
  for (const reward of given(db)) if (reward.referralId === referralId) takeBack(db, reward, 'undone', clock);
}

/**
 * Takes back the rewards of referrals that don't qualify any more: the first order was refunded, its import taken back,
 * referrer and referred turned out to be one. Run inside the transaction that changed orders or people; without rewards it costs one look.
 */
export function settleReferrals(db: WriteDb, { now, today }: Clock): void {
  const rewards = given(db);
  if (rewards.length === 0) return;
  const clock = { now, today: businessDay(db, today) };
  const judge = referralJudge(db);
  const stored = new Map(storedReferrals(db, 'r.id IN (SELECT referral_id FROM referral_rewards WHERE taken_back_at IS NULL)').map((r) => [r.id, r]));
  for (const reward of rewards) {
    const referral = stored.get(reward.referralId);
    const state = referral ? judge(referral, referral.id).state : 'waiting';
    if (state !== 'qualified') takeBack(db, reward, state, clock);
  }
}
