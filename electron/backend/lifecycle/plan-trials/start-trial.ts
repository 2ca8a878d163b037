import { randomInt } from 'node:crypto';
import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import { planArms, type PlanArm, type planTrialEndpoints } from '../../../../shared/contract/lifecycle-plan-trials.ts';
import { LEAST_PEOPLE } from '../../../../shared/domain/lift.ts';
import { splitPlanArms } from '../../../../shared/domain/split-plan-arms.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { addDays } from '../../../../shared/lib/dates.ts';
import { createCampaign } from '../../campaigns/drafts.ts';
import { BulkInsert } from '../../db/bulk-insert.ts';
import { saveTrial } from '../../results/trials/change-trials.ts';
import { freezeSegment } from '../../segments/freeze-segment.ts';
import type { CommandContext } from '../../serve.ts';
import { outlookWithPeople } from './outlook.ts';
import { planRule } from './pool.ts';
import { armKey } from './trial-arms.ts';

type Start = typeof planTrialEndpoints.startPlanTrial;

/** Draws the arms, and makes of arms Y and X a frozen segment and a campaign's draft each: the arm's people under its plan's rule. */
export function startPlanTrial(input: Parsed<Start>, context: CommandContext): Output<Start> {
  const { db, today } = context;
  const { plans, channel, horizonDays, aloneShare, name, hypothesis, seed = randomInt(2 ** 32) } = input;
  const { outlook, people } = outlookWithPeople(input, context);
  const arms = splitPlanArms(people.map((p) => ({ id: p.customerId, netMinor: p.netMinor, lastDay: p.lastDay })), aloneShare, seed);
  const inArm = (arm: PlanArm) => people.filter((p) => arms.get(p.customerId)!.arm === arm);
  const counts = Object.fromEntries(planArms.map((arm) => [arm, inArm(arm).length])) as Record<PlanArm, number>;
  if (planArms.some((arm) => counts[arm] < LEAST_PEOPLE && (arm !== 'alone' || aloneShare > 0))) throw new AppError('trial_too_small', { people: people.length, least: LEAST_PEOPLE });
  const { trialId } = saveTrial({ name, hypothesis, campaignId: null, capMinor: null, reviewDay: addDays(today, horizonDays + 1) }, context);
  const segmentOf = (arm: 'y' | 'x') => freezeSegment({ name: `${name} · ${arm.toUpperCase()}`, note: hypothesis.slice(0, 200), who: { customerIds: inArm(arm).map((p) => p.customerId) } }, context).segmentId;
  const segments = { y: segmentOf('y'), x: segmentOf('x') };
  db.run(
    'INSERT INTO plan_trials (trial_id, plans, channel, day, horizon_days, alone_share, seed, needed_people, y_segment_id, x_segment_id) VALUES (:trialId, :plans, :channel, :today, :horizonDays, :aloneShare, :seed, :needed, :y, :x)',
    { trialId, plans: JSON.stringify(plans), channel, today, horizonDays, aloneShare, seed, needed: outlook.neededPeople, ...segments },
  );
  const rows = new BulkInsert(db, 'plan_trial_people', ['trial_id', 'customer_id', 'account_id', 'arm', 'by_y', 'by_x', 'alone_stratum', 'plan_stratum']);
  for (const { customerId, accountId, byY, byX } of people) {
    const { arm, aloneStratum, planStratum } = arms.get(customerId)!;
    rows.add(trialId, customerId, accountId, arm, byY ? 1 : 0, byX ? 1 : 0, aloneStratum, planStratum);
  }
  rows.flush();
  const draftOf = (arm: 'y' | 'x') =>
    createCampaign(
      {
        name: `${name} · ${arm.toUpperCase()}`,
        type: 'other',
        goal: 'orders',
        channel,
        rule: { combinator: 'and', rules: [{ field: 'in_segment', operator: '=', value: segments[arm] }, ...planRule(plans, arm).rules] },
        text: '',
        holdoutShare: 0,
        windowDays: horizonDays,
        fixedCostMinor: 0,
        contactGapDays: plans[arm].minDays,
        origin: { card: 'planTrial', key: armKey(trialId, arm), offer: 'none' },
      },
      context,
    ).campaignId;
  return { trialId, yCampaignId: draftOf('y'), xCampaignId: draftOf('x'), people: counts };
}
