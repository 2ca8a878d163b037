import type { StateCount, States, StatesAt } from '../../../shared/contract/lifecycle.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { states, stateOf, type Cuts, type State } from '../../../shared/domain/lifecycle-states.ts';
import { stageOf, type Stage } from '../../../shared/domain/relationship-stage.ts';
import { endAsOf, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { monthEnd, monthsBefore } from '../../../shared/lib/month-ends.ts';
import { dayColumn, numberColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { sqlContext, type People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { cutsInForce, measureGaps } from './cuts-in-force.ts';
import { readPurchases } from './purchases.ts';

const none = (): Record<State, number> => ({ active: 0, silent: 0, asleep: 0, lost: 0 });

/** Who is active, silent, asleep and lost; how that was and how people moved; and the stages beside it. */
export function readStates(db: ReadDb, asked: People, months: number, cuts?: Cuts): States {
  const inForce = cutsInForce(db, asked, cuts);
  const people = cuts ? { ...asked, lifecycle: { ...asked.lifecycle, cuts: () => cuts } } : asked;
  const context = sqlContext(people, literal);
  const state = valueSql(fields.state, context);
  const select = `SELECT ${state} AS state, count(*) AS customers, sum(${valueSql(fields.net_total, context)}) AS netMinor, sum(${valueSql(fields.reachable_sms, context)}) AS reachableSms FROM`;
  const where = 'WHERE m.last_day IS NOT NULL GROUP BY 1';
  const { counts, stages, buyers } = countPeople(db, people);
  return {
    ...inForce,
    asOf: people.asOf,
    currency: people.currency,
    buyers,
    counts,
    ...past(db, people, inForce.cuts, months),
    stages,
    definition: 'lifecycle:define.states',
    sql: withPeople(people, (from) => `${select} ${from} ${where}`),
  };
}

/** Whoever has bought: how many are in each state (none without cuts) and each stage; `readStates`' SQL is its specification. */
function countPeople(db: ReadDb, people: People): Pick<States, 'buyers' | 'counts' | 'stages'> {
  const context = sqlContext(people, literal);
  const of = (source: 'customers' | 'metrics', sql: string) => numberColumn(db, people, { source, sql });
  const lastDay = dayColumn(db, people, { source: 'metrics', sql: 'm.last_day' });
  const [net, reachable] = [of('metrics', valueSql(fields.net_total, context)), of('customers', valueSql(fields.reachable_sms, context))];
  const [purchaseDays, ownGap, slowing] = [of('metrics', 'm.purchase_days'), of('metrics', 'm.interval_days'), of('metrics', 'm.slowing')];
  const [asOf, cuts, shopGap] = [epochDay(people.asOf), people.lifecycle.cuts(), people.lifecycle.medianGap()];
  const byState: Record<State, StateCount> = { active: noneOf('active'), silent: noneOf('silent'), asleep: noneOf('asleep'), lost: noneOf('lost') };
  const byStage = new Map<Stage | null, number>();
  let buyers = 0;
  for (let i = 0; i < lastDay.length; i += 1) {
    const lastOrderDays = asOf - lastDay[i]!;
    if (Number.isNaN(lastOrderDays)) continue;
    buyers += 1;
    const stage = stageOf({ purchaseDays: purchaseDays[i]!, lastOrderDays, ownGap: Number.isNaN(ownGap[i]) ? null : ownGap[i]!, isSlowing: slowing[i] === 1 }, shopGap, cuts);
    byStage.set(stage, (byStage.get(stage) ?? 0) + 1);
    if (cuts === null) continue;
    const of = byState[stateOf(lastOrderDays, cuts)];
    of.customers += 1;
    if (!Number.isNaN(net[i])) of.netMinor = (of.netMinor ?? 0) + net[i]!;
    of.reachableSms += reachable[i]!;
  }
  for (const of of Object.values(byState)) if (of.customers === 0) of.netMinor = 0;
  return { buyers, counts: cuts === null ? [] : states.map((state) => byState[state]), stages: [...byStage].map(([stage, customers]) => ({ stage, customers })) };
}

/** The net of nobody is nought, that of people who pay in other currencies is unknown. */
const noneOf = (state: State): StateCount => ({ state, customers: 0, netMinor: null, reachableSms: 0 });

/** History and moves, by the same cuts on every day: what moved is people, not the cuts. */
function past(db: ReadDb, people: People, cuts: Cuts | null, months: number): Pick<States, 'history' | 'moves'> {
  const { first } = measureGaps(db, people);
  const since = monthsBefore(people.asOf, 1);
  if (cuts === null || Number.isNaN(first)) return { history: [], moves: { since, rows: [] } };
  const purchases = readPurchases(db, people.shopId);
  const days = Array.from({ length: months }, (_, i) => monthEnd(people.asOf, months - i)).filter((day) => epochDay(day) >= first);
  return {
    history: countAt(purchases, [...days, people.asOf], cuts),
    moves: { since, rows: movesBetween(purchases, epochDay(since), epochDay(people.asOf), cuts) },
  };
}

/** On each of some days, ascending. */
function countAt({ offsets, days }: Purchases, dates: readonly string[], cuts: Cuts): StatesAt[] {
  const found = dates.map((day) => ({ day, counts: none() }));
  const asOf = dates.map(epochDay);
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    let end = offsets[i]!;
    for (let date = 0; date < asOf.length; date += 1) {
      while (end < offsets[i + 1]! && days[end]! <= asOf[date]!) end += 1;
      if (end > offsets[i]!) found[date]!.counts[stateOf(asOf[date]! - days[end - 1]!, cuts)] += 1;
    }
  }
  return found;
}

function movesBetween({ offsets, days }: Purchases, before: number, now: number, cuts: Cuts): States['moves']['rows'] {
  const rows = new Map<State | null, Record<State, number>>([...states, null].map((state) => [state, none()]));
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    const end = endAsOf(days, offsets[i]!, offsets[i + 1]!, now);
    if (end === offsets[i]!) continue;
    const earlier = endAsOf(days, offsets[i]!, end, before);
    const from = earlier === offsets[i]! ? null : stateOf(before - days[earlier - 1]!, cuts);
    rows.get(from)![stateOf(now - days[end - 1]!, cuts)] += 1;
  }
  return [...rows].map(([from, to]) => ({ from, to }));
}
