import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import type { planTrialEndpoints } from '../../../../shared/contract/lifecycle-plan-trials.ts';
import { LEAST_PEOPLE } from '../../../../shared/domain/lift.ts';
import { detectableLift, neededPeople, wantedLift } from '../../../../shared/domain/power.ts';
import { measureBaseRate } from '../../campaigns/base-rate.ts';
import type { QueryContext } from '../../serve.ts';
import { eitherRule, readPool, type Drawable } from './pool.ts';

type Asked = Pick<Parsed<typeof planTrialEndpoints.startPlanTrial>, 'plans' | 'channel' | 'horizonDays' | 'aloneShare'>;
type Outlook = Output<typeof planTrialEndpoints.planTrialOutlook>;

export const readTrialOutlook = (asked: Asked, context: QueryContext): Outlook => outlookWithPeople(asked, context).outlook;

export function outlookWithPeople(asked: Asked, { db, today }: QueryContext): { outlook: Outlook; people: Drawable[] } {
  const { people, excluded, inTrial } = readPool(db, asked, today);
  const alone = Math.round(people.length * asked.aloneShare);
  const y = Math.ceil((people.length - alone) / 2);
  const arms = { y, x: people.length - alone - y, alone };
  const baseRate = people.length === 0 ? null : measureBaseRate(db, { rule: eitherRule(asked.plans), windowDays: asked.horizonDays }, today, today);
  const judgeable = baseRate !== null && baseRate > 0;
  const needed = judgeable ? neededPeople(baseRate, wantedLift(baseRate), 0.5) : null;
  const outlook = {
    people: people.length,
    byY: people.filter((p) => p.byY).length,
    byX: people.filter((p) => p.byX).length,
    byBoth: people.filter((p) => p.byY && p.byX).length,
    excluded,
    inTrial,
    arms,
    leastInArm: LEAST_PEOPLE,
    baseRate,
    detectable: judgeable ? detectableLift(baseRate, { treated: arms.y, heldOut: arms.x }) : null,
    neededPeople: needed,
    canShow: needed !== null && needed <= arms.y + arms.x,
  };
  return { outlook, people };
}
