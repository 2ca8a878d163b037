import type { PredictedCustomer, Prediction } from '../../../shared/contract/lifecycle-predict.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { forecast, type Forecast, type ForecastMethod } from '../../../shared/domain/forecast.ts';
import { expectedSpend } from '../../../shared/domain/gamma-gamma.ts';
import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { historyOf, type RepeatHistories } from '../../../shared/domain/repeat-histories.ts';
import { countChances, likelyRange, repeatModels, type RepeatFit } from '../../../shared/domain/repeat-model.ts';
import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { chosenOf, enoughAt, judgeAll, judgeAt, LEAST_CUSTOMERS, LEAST_REPEATERS, methodAt, type Past } from './forecast-method.ts';
import { readPurchases } from './purchases.ts';
import { readSpendDays } from './spend-days.ts';
import { fitSpendDays, type SpendBasis } from './spend-basis.ts';

/** Periods of the past that are forecast again, the last one by every method. */
const PAST_PERIODS = 4;
const MOST_COUNTED = 7;

interface Basis {
  purchases: Purchases;
  spend: Float64Array;
}
interface Wishes {
  horizonDays: number;
  top: number;
  method: ForecastMethod | undefined;
}
type Work = Pick<TaskContext, 'progress' | 'checkCancelled'>;

/** What everyone is expected to buy in the days after `asOf`, by the method that forecast this shop's own past best. */
export function predict(db: ReadDb, people: People, wishes: Wishes, work: Work): Prediction {
  const { shopId, currency, asOf } = people;
  const { horizonDays } = wishes;
  const basis = snapshot(db, (): Basis => {
    const purchases = readPurchases(db, shopId);
    return { purchases, spend: readSpendDays(db, purchases, shopId, currency) };
  });
  const day = epochDay(asOf);
  const step = (done: number) => {
    work.checkCancelled();
    work.progress({ step: 'fit', done, total: PAST_PERIODS + 2 });
  };
  const past: Past = { db, shopId, purchases: basis.purchases, checkCancelled: work.checkCancelled };
  const methodOf = (method: ForecastMethod) => methodAt(past, day, horizonDays, method);

  step(0);
  const now = enoughAt(past, day);
  const fits = now.refused.length > 0 ? [] : repeatModels.map((model) => methodOf(model) as RepeatFit);
  step(1);
  const judged = judgeAll(past, day, horizonDays);
  step(2);
  const model = wishes.method ?? (now.gaps === 0 ? null : chosenOf(judged, now.refused.length > 0));
  const used = model !== null && now.gaps > 0 && (model === 'interval_rule' || fits.length > 0) ? model : null;
  const periods: Prediction['past'] = [];
  for (let i = 1; used !== null && i <= PAST_PERIODS; i += 1) {
    const from = day - i * horizonDays;
    const then = enoughAt(past, from);
    if (then.gaps === 0 || (used !== 'interval_rule' && then.refused.length > 0)) break;
    const { expected, actual } = judgeAt(past, from, horizonDays, used);
    periods.push({ from: dayFromEpoch(from + 1), to: dayFromEpoch(from + horizonDays), expected, actual });
    step(2 + i);
  }
  const told = used === null ? null : forecast(basis.purchases, day, horizonDays, methodOf(used));
  const money = fitSpendDays(basis, day, minorPerUnit(currency), LEAST_REPEATERS, work.checkCancelled);
  const net = told && netOf(told, money);
  const calibration = judged.find(({ method }) => method === used);
  return {
    asOf,
    horizonDays,
    currency,
    model: used,
    refused: now.refused,
    enough: { customers: now.histories.customers, repeaters: now.histories.repeaters, lengthDays: now.lengthDays, leastDays: now.leastDays, leastCustomers: LEAST_CUSTOMERS, leastRepeaters: LEAST_REPEATERS },
    fits,
    params: fits.find((f) => f.model === used)?.params ?? null,
    logLikelihood: fits.find((f) => f.model === used)?.logLikelihood ?? null,
    spend: money.fit && { ...money.fit, customers: money.repeaters, correlation: money.correlation },
    calibration: calibration
      ? { from: dayFromEpoch(day - horizonDays + 1), to: asOf, methods: judged.map(({ method, expected, actual, brier }) => ({ method, expected, actual, brier })), byRepeat: calibration.byRepeat }
      : null,
    past: periods,
    counts: fits.length === 0 ? [] : countsOf(now.histories, fits.find((f) => f.model === used) ?? fits[0]!),
    total: told && net ? { customers: told.place.length, expected: sum(told.expected), netMinor: Math.round(sum(net)), ...rangeOf(periods) } : null,
    customers: told && net ? topOf(db, people, basis.purchases, told, net, fits.find((f) => f.model === used), wishes) : [],
    definition: 'lifecycle:define.predict',
  };
}

const sum = (list: Float64Array): number => list.reduce((total, x) => total + x, 0);

/** Expected net of each one forecast, in minor units. */
function netOf({ place, expected }: Forecast, { fit, unit, ofCustomer, ofAll }: SpendBasis): Float64Array {
  return Float64Array.from(place, (i, k) => expected[k]! * (fit ? unit * expectedSpend(fit, ofCustomer(i)) : (ofAll(i) ?? 0)));
}

/** How far past forecasts of this length were from what came, as shares of the forecast. */
function rangeOf(past: Prediction['past']): { lowShare: number | null; highShare: number | null } {
  const shares = past.filter((p) => p.expected > 0).map((p) => p.actual / p.expected);
  return shares.length === 0 ? { lowShare: null, highShare: null } : { lowShare: Math.min(1, ...shares), highShare: Math.max(1, ...shares) };
}

/** How many customers have 0, 1 … 7 or more repeat purchase days, and how many the model says have. */
function countsOf({ x, T, n }: RepeatHistories, fit: RepeatFit): Prediction['counts'] {
  const rows = Array.from({ length: MOST_COUNTED + 1 }, (_, k) => ({ x: k, actual: 0, expected: 0 }));
  const watched = new Map<number, number>();
  for (let i = 0; i < n.length; i += 1) {
    rows[Math.min(x[i]!, MOST_COUNTED)]!.actual += n[i]!;
    watched.set(T[i]!, (watched.get(T[i]!) ?? 0) + n[i]!);
  }
  for (const [weeks, customers] of watched) {
    let rest = customers;
    for (const [k, chance] of countChances(fit, weeks, MOST_COUNTED - 1).entries()) {
      rows[k]!.expected += customers * chance;
      rest -= customers * chance;
    }
    rows[MOST_COUNTED]!.expected += rest;
  }
  return rows;
}

/** Those from whom most is expected. */
function topOf(db: ReadDb, people: People, { customerIds, offsets, days }: Purchases, told: Forecast, net: Float64Array, fit: RepeatFit | undefined, { top, horizonDays }: Wishes): PredictedCustomer[] {
  const order = Array.from(net.keys()).sort((a, b) => net[b]! - net[a]! || told.expected[b]! - told.expected[a]! || a - b).slice(0, top);
  const ids = order.map((k) => customerIds[told.place[k]!]!);
  const rows = new Map(readCustomerRows(db, ids, people).map((row) => [row.customerId, row]));
  return order.flatMap((k) => {
    const i = told.place[k]!;
    const row = rows.get(customerIds[i]!);
    if (!row) return [];
    const history = historyOf(days, offsets[i]!, offsets[i + 1]!, epochDay(people.asOf))!;
    const range = fit ? likelyRange(fit, history, horizonDays / 7) : null;
    return [{ ...row, alive: fit ? told.alive[k]! : null, chance: told.chance[k]!, expectedPurchases: told.expected[k]!, low: range?.low ?? null, high: range?.high ?? null, expectedNetMinor: Math.round(net[k]!) }];
  });
}
