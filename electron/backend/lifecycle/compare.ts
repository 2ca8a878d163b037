import type { ComparisonPlans } from '../../../shared/contract/comparison-plans.ts';
import type { Comparison } from '../../../shared/contract/lifecycle-plans.ts';
import { stateOf, type Cuts } from '../../../shared/domain/lifecycle-states.ts';
import { endAsOf, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { replayPlans } from '../../../shared/domain/replay-plans.ts';
import { seasonNumber } from '../../../shared/domain/seasons.ts';
import { addDays, dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { cutsInForce } from './cuts-in-force.ts';
import { marginOf, readSold } from './margins.ts';
import { readPurchases } from './purchases.ts';
import { peopleInSeason, readSeasonNumbers, readSeasonsBy, type SeasonsBy } from './season-people.ts';
import { readSpendDays } from './spend-days.ts';

const WINDOWS = [30, 90, 180];
const YEAR = 365;
const MOST_MONTHS = 60;

/** Plan Y against plan X, replayed on the first of each month. Cuts are those that the shop's gaps gave at that time. */
export function compare(db: ReadDb, people: People, wishes: { plans: ComparisonPlans; from: string | undefined; to: string | undefined }, work: Pick<TaskContext, 'progress' | 'checkCancelled'>): Comparison {
  const { shopId, currency, asOf } = people;
  const to = wishes.to ?? asOf;
  const from = wishes.from ?? addDays(to, 1 - YEAR);
  if (from > to) throw new AppError('bad_input', { field: 'from' });
  const months = firstsOfMonths(from, to);
  if (months.length > MOST_MONTHS) throw new AppError('bad_input', { field: 'from' });
  const { purchases, numbers, spend, by, cuts, milli, margin } = snapshot(db, () => {
    const all = readPurchases(db, shopId);
    const seasonsBy = readSeasonsBy(db, shopId);
    return { purchases: all, numbers: readSeasonNumbers(db, shopId, seasonsBy.calendar), spend: readSpendDays(db, all, shopId, currency), by: seasonsBy, cuts: months.map((day) => cutsInForce(db, { shopId, asOf: day }).cuts), milli: readSettings(db).smsPriceMilli, margin: marginOf(readSold(db, people)) };
  });
  const usable = months.flatMap((day, i) => (cuts[i] ? [{ day: epochDay(day), cuts: cuts[i] }] : []));
  const { y, x } = wishes.plans;
  const replayed = replayPlans(
    purchases,
    spend,
    usable.map(({ day }) => day),
    [
      { minDays: y.minDays, wantedOn: (day) => inStates(purchases, day, usable.find((u) => u.day === day)!.cuts, new Set(y.states)) },
      { minDays: x.minDays, wantedOn: (day) => inGroups(purchases, numbers, day, by, new Set(x.groups)) },
    ],
    WINDOWS,
    epochDay(asOf),
    (done) => {
      work.checkCancelled();
      work.progress({ step: 'replay', done, total: usable.length });
    },
  );
  return {
    from,
    to,
    asOf,
    currency,
    plans: wishes.plans,
    months: usable.length,
    skippedMonths: months.filter((_, i) => !cuts[i]),
    costMilliPerContact: milli,
    margin,
    groups: replayed.groups,
    difference: replayed.difference,
    byMonth: replayed.byDay.map(({ day, first, second, ...rest }) => ({ day: dayFromEpoch(day), y: first, x: second, ...rest })),
    definition: 'lifecycle:define.compare',
  };
}

/** The first of each month from one day to another. */
function firstsOfMonths(from: string, to: string): string[] {
  const found: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (;;) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > to) return found;
    if (day >= from) found.push(day);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

function inStates({ offsets, days }: Purchases, day: number, cuts: Cuts, states: ReadonlySet<string>): Uint8Array {
  const wanted = new Uint8Array(offsets.length - 1);
  for (let i = 0; i < wanted.length; i += 1) {
    const end = endAsOf(days, offsets[i]!, offsets[i + 1]!, day);
    if (end > offsets[i]! && states.has(stateOf(day - days[end - 1]!, cuts))) wanted[i] = 1;
  }
  return wanted;
}

function inGroups(purchases: Purchases, numbers: Int32Array, day: number, by: SeasonsBy, groups: ReadonlySet<string>): Uint8Array {
  const wanted = new Uint8Array(purchases.offsets.length - 1);
  for (const { place, group } of peopleInSeason(purchases, numbers, seasonNumber(day, by.calendar), day, by)) if (groups.has(group)) wanted[place] = 1;
  return wanted;
}
