import type { BudgetRow, StateReturn, StrategyBudget } from '../../../shared/contract/strategy-budget.ts';
import { states, type State } from '../../../shared/domain/lifecycle-states.ts';
import { isEnoughToJudge, type Estimate } from '../../../shared/domain/lift.ts';
import { moneyDifference } from '../../../shared/domain/mean-difference.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { getLocked } from '../campaigns/campaign-row.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { cutsInForce } from '../lifecycle/cuts-in-force.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import type { People } from '../segments/compile-rule.ts';
import { countRule } from '../segments/count-rule.ts';
import type { TaskContext } from '../serve.ts';
import { campaignByState, type StatePart } from './campaign-by-state.ts';
import { readMarginShare } from './margin-share.ts';
import { currentPlan } from './plan.ts';
import { reachRule } from './reach-rule.ts';

const SPENT_DAYS = 90;
/** The latest so many tell more than all of them: what was true years ago may not be so any more. */
const MOST_CAMPAIGNS = 40;
/** An arm of fewer people says nothing of money. */
const LEAST_ARM = 30;

export function readStrategyBudget(db: ReadDb, people: People, { progress, checkCancelled }: Pick<TaskContext, 'progress' | 'checkCancelled'>): StrategyBudget {
  return snapshot(db, () => {
    const { asOf, currency } = people;
    const since = addDays(asOf, 1 - SPENT_DAYS);
    const { cuts } = cutsInForce(db, people);
    const margin = readMarginShare(db, people);
    const basis = { asOf, since, currency, canTell: cuts !== null, margin, leastPeople: LEAST_ARM, definition: 'strategy:define.budget' };
    if (cuts === null) return { ...basis, rows: [] };
    const measured = listCampaigns(db, "c.holdout_share > 0 AND c.currency = :currency AND date(c.send_day, '+' || c.window_days || ' days') < :asOf", { currency, asOf });
    const recent = listCampaigns(db, 'c.currency = :currency AND c.send_day BETWEEN :since AND :asOf', { currency, since, asOf });
    const all = [...new Set([...measured, ...recent])];
    const purchases = readPurchases(db, people.shopId);
    const parts = new Map<number, Map<State, StatePart>>();
    for (const [done, id] of all.entries()) {
      checkCancelled();
      progress({ step: 'campaigns', done, total: all.length });
      parts.set(id, campaignByState(db, getLocked(db, id), purchases, cuts, asOf));
    }
    const of = (ids: readonly number[], state: State) => ids.flatMap((id) => parts.get(id)!.get(state) ?? []);
    const plan = currentPlan(db);
    return {
      ...basis,
      rows: states.map((state): BudgetRow => {
        const row = plan.rows.find((r) => r.state === state)!;
        const inState = { field: 'state', operator: '=', value: state };
        const reach = reachRule(row.channel);
        const reachable = reach === null ? null : countRule(db, { combinator: 'and', rules: [inState, reach] }, people, 0).count;
        const spent = of(recent, state);
        const found = returnOf(of(measured, state), margin.share ?? 1);
        return {
          state,
          customers: countRule(db, { combinator: 'and', rules: [inState] }, people, 0).count,
          reachable,
          spentMinor: Math.round(spent.reduce((sum, p) => sum + p.costMinor, 0)),
          contacts: spent.reduce((sum, p) => sum + p.contacts, 0),
          measured: found,
          roomMinor: reachable === null || found.treated === 0 || found.costMinor === 0 ? null : Math.round((reachable * row.most90 * found.costMinor) / found.treated),
        };
      }),
    };
  });
}

const listCampaigns = (db: ReadDb, where: string, params: Record<string, string>): number[] =>
  db.all<{ id: number }>(`SELECT c.id FROM campaigns c WHERE c.locked_at IS NOT NULL AND ${where} ORDER BY c.send_day DESC, c.id DESC LIMIT ${MOST_CAMPAIGNS}`, params).map(({ id }) => id);

/** Campaigns are strata: each was drawn with a share of its own. */
function returnOf(parts: readonly StatePart[], share: number): StateReturn {
  const sum = (value: (part: StatePart) => number) => parts.reduce((total, part) => total + value(part), 0);
  const treated = { people: sum((p) => p.first.people), buyers: sum((p) => p.first.buyers.length) };
  const heldOut = { people: sum((p) => p.second.people), buyers: sum((p) => p.second.buyers.length) };
  const costMinor = sum((p) => p.costMinor);
  const netPerPerson = Math.min(treated.people, heldOut.people) >= LEAST_ARM && isEnoughToJudge(treated, heldOut) ? bounded(moneyDifference(parts)) : null;
  const each = (minor: number) => (minor * share * treated.people) / costMinor;
  return {
    campaigns: parts.length,
    treated: treated.people,
    treatedBuyers: treated.buyers,
    heldOut: heldOut.people,
    heldOutBuyers: heldOut.buyers,
    costMinor: Math.round(costMinor),
    netPerPerson,
    perUnit: netPerPerson === null || costMinor <= 0 ? null : { value: each(netPerPerson.value), low: each(netPerPerson.low), high: each(netPerPerson.high) },
  };
}

/** An unbounded interval says nothing. */
const bounded = (estimate: Estimate): Estimate | null => (Number.isFinite(estimate.low) && Number.isFinite(estimate.high) ? estimate : null);
