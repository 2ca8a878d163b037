import { cultivationRules, type Cultivation, type CultivationRules, type LadderStep } from '../../../shared/contract/strategy-cultivation.ts';
import { climbOf, cultivationSteps, ladderProblem, type CultivationStep } from '../../../shared/domain/cultivation.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { LEAST_GAPS, listGaps, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { cutsInForce } from '../lifecycle/cuts-in-force.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import { readSpendDays } from '../lifecycle/spend-days.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { readStored, writeStored } from '../settings/stored-value.ts';

const KEY = 'cultivation';
/** Entries of so many days are judged. */
const JUDGED_DAYS = 365;
/** History before an entry, while the shop's own gaps are unknown. */
const USUAL_LEAD = 180;
const LEAST_ENTERED = 30;

const usualRules: CultivationRules = {
  steps: [
    { purchaseDays: 1, netMinor: null, withinDays: 90, target: null, action: 'firstRepeat' },
    { purchaseDays: 2, netMinor: null, withinDays: 180, target: null, action: 'crossSell' },
    { purchaseDays: 4, netMinor: null, withinDays: 365, target: null, action: 'privilege' },
  ],
  exitDays: null,
};

export function saveCultivation(db: WriteDb, rules: CultivationRules): { saved: true } {
  const reason = ladderProblem(rules.steps);
  if (reason) throw new AppError('bad_input', { field: 'steps', reason });
  writeStored(db, KEY, rules);
  return { saved: true };
}

export function readCultivation(db: ReadDb, people: People, asked: { step: CultivationStep; top: number }, { checkCancelled }: Pick<TaskContext, 'checkCancelled'>): Cultivation {
  return snapshot(db, () => {
    const { shopId, currency } = people;
    const kept = cultivationRules.safeParse(readStored(db, KEY));
    const rules = kept.success ? kept.data : usualRules;
    const asOf = epochDay(people.asOf);
    const purchases = readPurchases(db, shopId);
    const spend = readSpendDays(db, purchases, shopId, currency);
    const exitDays = rules.exitDays ?? cutsInForce(db, people).cuts?.[2] ?? null;
    const leadDays = leadOf(purchases, asOf);
    checkCancelled();
    const { steps, stuck } = walk({ purchases, spend, rules, asOf, exitDays, leadDays });
    const of = stuck.filter((s) => s.step === asked.step).sort((a, b) => b.net - a.net || a.id - b.id);
    const days = new Map(of.map((s) => [s.id, s.days]));
    return {
      asOf: people.asOf,
      currency,
      rules,
      isSaved: kept.success,
      exitDays,
      leadDays,
      leastEntered: LEAST_ENTERED,
      steps,
      people: readCustomerRows(db, of.slice(0, asked.top).map((s) => s.id), people).map((row) => ({ ...row, stuckDays: days.get(row.customerId)! })),
      stuckIds: of.map((s) => s.id),
      definition: 'strategy:define.cultivation',
    };
  });
}

/** Whether somebody was new can only be told where the shop's own history reaches back far enough (DEFINITIONS, Coverage). */
function leadOf(purchases: Purchases, asOf: number): number {
  const { days } = listGaps(purchases, asOf).closed;
  return days.length < LEAST_GAPS ? USUAL_LEAD : Math.ceil(quantile(days.slice().sort(), 0.9)!);
}

interface Walked {
  purchases: Purchases;
  spend: Float64Array;
  rules: CultivationRules;
  asOf: number;
  exitDays: number | null;
  leadDays: number;
}
interface Stuck {
  id: number;
  step: CultivationStep;
  net: number;
  days: number;
}

function walk({ purchases, spend, rules, asOf, exitDays, leadDays }: Walked): { steps: LadderStep[]; stuck: Stuck[] } {
  const known = purchases.days.reduce((least, day) => Math.min(least, day), asOf) + leadDays;
  const found = cultivationSteps.map((step) => ({ step, customers: 0, netMinor: 0, stuck: 0, left: 0, entered: 0, converted: 0 }));
  const stuck: Stuck[] = [];
  for (let place = 0; place + 1 < purchases.offsets.length; place += 1) {
    const climbed = climbOf(purchases, spend, place, rules.steps, asOf);
    if (climbed === null) continue;
    const { entered, lastDay } = climbed;
    for (let k = 0; k + 1 < found.length && !Number.isNaN(entered[k]); k += 1) {
      const { withinDays } = rules.steps[k]!;
      const age = asOf - entered[k]!;
      if (entered[k]! < known || age < withinDays || age >= withinDays + JUDGED_DAYS) continue;
      found[k]!.entered += 1;
      if (entered[k + 1]! - entered[k]! <= withinDays) found[k]!.converted += 1;
    }
    const at = entered.findLastIndex((day) => !Number.isNaN(day));
    if (at < 0) continue;
    const on = found[at]!;
    if (exitDays !== null && asOf - lastDay > exitDays) {
      on.left += 1;
      continue;
    }
    const net = netOf(purchases, spend, place, asOf);
    on.customers += 1;
    on.netMinor += net;
    const days = asOf - entered[at]!;
    if (at + 1 === found.length || days <= rules.steps[at]!.withinDays) continue;
    on.stuck += 1;
    stuck.push({ id: purchases.customerIds[place]!, step: on.step, net, days });
  }
  const last = found.length - 1;
  return { stuck, steps: found.map(({ entered, converted, ...step }, k) => ({ ...step, conversion: k === last ? null : { entered, converted, rate: entered < LEAST_ENTERED ? null : { value: converted / entered, ...wilson(converted, entered) } } })) };
}

function netOf({ offsets, days }: Purchases, spend: Float64Array, place: number, asOf: number): number {
  let net = 0;
  for (let at = offsets[place]!; at < offsets[place + 1]! && days[at]! <= asOf; at += 1) if (!Number.isNaN(spend[at])) net += spend[at]!;
  return net;
}
