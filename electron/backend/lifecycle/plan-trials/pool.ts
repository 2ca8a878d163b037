import { exclusionReasons, type ExclusionReason } from '../../../../shared/contract/campaigns.ts';
import type { Channel } from '../../../../shared/contract/copy.ts';
import type { ComparisonPlans } from '../../../../shared/contract/comparison-plans.ts';
import type { RuleGroup } from '../../../../shared/contract/rule.ts';
import { findDuplicates } from '../../../../shared/domain/contact-exclusion.ts';
import { judgeCandidates, listCandidates, type Candidate } from '../../campaigns/candidates.ts';
import type { ReadDb } from '../../db/executor.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { peopleInTrials } from './running-trials.ts';

export interface Drawable extends Candidate {
  byY: boolean;
  byX: boolean;
}
interface Pool {
  people: Drawable[];
  excluded: Record<ExclusionReason, number>;
  inTrial: number;
}

export const planRule = (plans: ComparisonPlans, plan: 'y' | 'x'): RuleGroup => ({
  combinator: 'and',
  rules: [plan === 'y' ? { field: 'state', operator: 'in', value: plans.y.states } : { field: 'season_group', operator: 'in', value: plans.x.groups }],
});
export const eitherRule = (plans: ComparisonPlans): RuleGroup => ({ combinator: 'or', rules: [planRule(plans, 'y'), planRule(plans, 'x')] });

/** Whom either plan would contact today: chosen, reachable, and not contacted within that plan's own gap. A refusal counts once, where no plan may contact the person. */
export function readPool(db: ReadDb, { plans, channel }: { plans: ComparisonPlans; channel: Channel }, today: string): Pool {
  const basis = readSettings(db).basis ?? 'customers';
  const [y, x] = (['y', 'x'] as const).map((plan) => {
    const asked = { channel, rule: planRule(plans, plan), sendDay: null, contactGapDays: plans[plan].minDays };
    const { candidates } = listCandidates(db, asked, today, []);
    return { candidates, ...judgeCandidates(candidates, asked, basis, today) };
  }) as [Listed, Listed];
  const [byY, byX] = [y, x].map(({ eligible }) => new Set(eligible.map((c) => c.customerId))) as [Set<number>, Set<number>];
  const everyone = new Map([...y.candidates, ...x.candidates].map((c) => [c.customerId, c]));
  const reasons = new Map<number, ExclusionReason>();
  for (const id of everyone.keys()) if (!byY.has(id) && !byX.has(id)) reasons.set(id, (y.reasons.get(id) ?? x.reasons.get(id))!);
  const allowed = [...everyone.values()].filter((c) => !reasons.has(c.customerId));
  for (const id of findDuplicates(allowed, channel)) reasons.set(id, 'duplicate');
  const busy = peopleInTrials(db, today);
  const excluded = Object.fromEntries(exclusionReasons.map((r) => [r, 0])) as Pool['excluded'];
  for (const reason of reasons.values()) excluded[reason] += 1;
  const free = allowed.filter((c) => !reasons.has(c.customerId));
  const people = free.filter((c) => !busy.has(c.customerId)).map((c) => ({ ...c, byY: byY.has(c.customerId), byX: byX.has(c.customerId) }));
  return { people, excluded, inTrial: free.length - people.length };
}

interface Listed extends ReturnType<typeof judgeCandidates> {
  candidates: Candidate[];
}
