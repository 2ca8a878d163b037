import { horizons, type Horizon, type LongRun } from '../../../shared/contract/results.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { getLocked, type LockedCampaign } from '../campaigns/campaign-row.ts';
import { compareArms } from '../campaigns/compare-arms.ts';
import { measureMargin } from '../campaigns/results-margin.ts';
import type { ReadDb } from '../db/executor.ts';
import { isMemberAccount } from '../membership/member-account.ts';
import { readKnownUntil } from './known-until.ts';

type Arms = LongRun['optedOut'];

/** Short and long term on the same frozen people: whoever was assigned counts, also who was left out of the file since. */
export function readLongRun(db: ReadDb, campaignId: number, today: string): LongRun {
  const campaign = getLocked(db, campaignId);
  const knownUntil = readKnownUntil(db, today);
  return { horizons: horizons.map((days) => horizonOf(db, campaign, days, knownUntil, today)), knownUntil, currency: campaign.currency, optedOut: countOptOuts(db, campaign), ...countTierMoves(db, campaign) };
}

function horizonOf(db: ReadDb, campaign: LockedCampaign, days: number, knownUntil: string, today: string): Horizon {
  const lastDay = addDays(campaign.sendDay, days);
  const state = lastDay <= knownUntil ? 'done' : campaign.sendDay <= knownUntil ? 'running' : 'ahead';
  if (state !== 'done') return { days, lastDay, state, treated: null, heldOut: null, lift: null, marginPerPersonMinor: null, before: null };
  const window = { firstDay: campaign.sendDay, lastDay, asOf: today };
  const { treated, heldOut, lift } = compareArms(db, campaign, window);
  const { share } = measureMargin(db, campaign, window, treated.netMinor);
  const marginPerPersonMinor = lift && share !== null ? { value: lift.netPerPersonDifferenceMinor * share, low: lift.netPerPersonLowMinor * share, high: lift.netPerPersonHighMinor * share } : null;
  const first = db.get<NonNullable<Horizon['before']>>(
    'SELECT at, treated_buyers AS treatedBuyers, held_out_buyers AS heldOutBuyers, treated_net_minor AS treatedNetMinor, held_out_net_minor AS heldOutNetMinor FROM campaign_readings WHERE campaign_id = :campaignId AND horizon_days = :days',
    { campaignId: campaign.campaignId, days },
  );
  const isAsRead = first === undefined || (first.treatedBuyers === treated.buyers && first.heldOutBuyers === (heldOut?.buyers ?? 0) && first.treatedNetMinor === treated.netMinor && first.heldOutNetMinor === (heldOut?.netMinor ?? 0));
  return { days, lastDay, state, treated, heldOut, lift, marginPerPersonMinor, before: isAsRead ? null : first };
}

const perArm = (rows: { arm: 'treated' | 'held_out'; n: number }[]): Arms => ({ treated: rows.find((r) => r.arm === 'treated')?.n ?? 0, heldOut: rows.find((r) => r.arm === 'held_out')?.n ?? 0 });

function countOptOuts(db: ReadDb, { campaignId, lockedAt }: LockedCampaign): Arms {
  return perArm(
    db.all(
      `SELECT m.arm, count(*) AS n FROM campaign_members m LEFT JOIN accounts a ON a.id = m.account_id JOIN customers c ON c.id = COALESCE(a.customer_id, m.customer_id)
       WHERE m.campaign_id = :campaignId AND m.arm IS NOT NULL AND c.opted_out = 1 AND EXISTS (SELECT 1 FROM opt_outs o WHERE o.customer_id = c.id AND o.opted_out = 1 AND o.at >= :lockedAt) GROUP BY m.arm`,
      { campaignId, lockedAt },
    ),
  );
}

function countTierMoves(db: ReadDb, { campaignId, sendDay }: LockedCampaign): Pick<LongRun, 'tierUp' | 'tierDown'> {
  const count = (kind: 'up' | 'down') =>
    perArm(
      db.all(
        `SELECT k.arm, count(DISTINCT k.customer_id) AS n FROM campaign_members k LEFT JOIN accounts ka ON ka.id = k.account_id JOIN accounts a ON a.customer_id = COALESCE(ka.customer_id, k.customer_id)
           JOIN members m ON ${isMemberAccount} JOIN tier_moves t ON t.member_id = m.id AND t.undone_at IS NULL AND t.kind = :kind AND t.day >= :sendDay
         WHERE k.campaign_id = :campaignId AND k.arm IS NOT NULL GROUP BY k.arm`,
        { campaignId, sendDay, kind },
      ),
    );
  return { tierUp: count('up'), tierDown: count('down') };
}
