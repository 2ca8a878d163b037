import type { PredictedCustomer, Prediction } from '../../../shared/contract/lifecycle.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { forecast, forecastMethods, judge, type Forecast, type ForecastMethod, type Method } from '../../../shared/domain/forecast.ts';
import { expectedSpend } from '../../../shared/domain/gamma-gamma.ts';
import { intervalRule } from '../../../shared/domain/interval-rule.ts';
import { LEAST_SPANS, listGaps, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { groupHistories, historyOf, type RepeatHistories } from '../../../shared/domain/repeat-histories.ts';
import { countChances, fitRepeatModel, likelyRange, repeatModels, type RepeatFit } from '../../../shared/domain/repeat-model.ts';
import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember, snapshot } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { measureGaps } from './cuts-in-force.ts';
import { readPurchases } from './purchases.ts';
import { readSpendDays } from './spend-days.ts';
import { fitSpendDays, type SpendBasis } from './spend-basis.ts';

/** Below these a model of repeat buying isn't offered (DEFINITIONS §10). */
const LEAST_CUSTOMERS = 300;
const LEAST_REPEATERS = 100;
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
  const methodAt = (method: ForecastMethod, asOfDay: number): Method =>
    remember(db, `forecast ${shopId} ${asOfDay} ${method} ${method === 'interval_rule' ? horizonDays : ''}`, () => methodOf(basis.purchases, asOfDay, horizonDays, method, work.checkCancelled));

  step(0);
  const now = enoughAt(db, shopId, basis.purchases, day);
  const fits = now.refused.length > 0 ? [] : repeatModels.map((model) => methodAt(model, day) as RepeatFit);
  step(1);
  const held = enoughAt(db, shopId, basis.purchases, day - horizonDays);
  const judged = held.gaps === 0 ? [] : forecastMethods.filter((method) => method === 'interval_rule' || held.refused.length === 0).map((method) => ({ method, ...judgeAt(day - horizonDays, method) }));
  step(2);
  const model = wishes.method ?? (now.gaps === 0 ? null : chosenOf(judged, now.refused.length > 0));
  const used = model !== null && now.gaps > 0 && (model === 'interval_rule' || fits.length > 0) ? model : null;
  const past: Prediction['past'] = [];
  for (let i = 1; used !== null && i <= PAST_PERIODS; i += 1) {
    const from = day - i * horizonDays;
    const then = enoughAt(db, shopId, basis.purchases, from);
    if (then.gaps === 0 || (used !== 'interval_rule' && then.refused.length > 0)) break;
    const { expected, actual } = judgeAt(from, used);
    past.push({ from: dayFromEpoch(from + 1), to: dayFromEpoch(from + horizonDays), expected, actual });
    step(2 + i);
  }
  const told = used === null ? null : forecast(basis.purchases, day, horizonDays, methodAt(used, day));
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
    past,
    counts: fits.length === 0 ? [] : countsOf(now.histories, fits.find((f) => f.model === used) ?? fits[0]!),
    total: told && net ? { customers: told.place.length, expected: sum(told.expected), netMinor: Math.round(sum(net)), ...rangeOf(past) } : null,
    customers: told && net ? topOf(db, people, basis.purchases, told, net, fits.find((f) => f.model === used), wishes) : [],
    definition: 'lifecycle:define.predict',
  };

  function judgeAt(from: number, method: ForecastMethod) {
    return remember(db, `judged ${shopId} ${from} ${horizonDays} ${method}`, () => judge(forecast(basis.purchases, from, horizonDays, methodAt(method, from)), basis.purchases, from, horizonDays));
  }
}

function methodOf(purchases: Purchases, asOf: number, horizon: number, method: ForecastMethod, checkCancelled: () => void): Method {
  if (method !== 'interval_rule') return fitRepeatModel(groupHistories(purchases, asOf), method, checkCancelled);
  const gaps = listGaps(purchases, asOf);
  return intervalRule(gaps, horizon + gaps.open.days.reduce((most, d) => Math.max(most, d), 0));
}

interface Enough {
  refused: Prediction['refused'];
  histories: RepeatHistories;
  gaps: number;
  lengthDays: number;
  leastDays: number | null;
}
/** Whether a model may be fitted to what is known up to a day. */
function enoughAt(db: ReadDb, shopId: number, purchases: Purchases, asOf: number): Enough {
  const histories = groupHistories(purchases, asOf);
  const { sorted, first, last } = measureGaps(db, { shopId, asOf: dayFromEpoch(asOf) });
  const lengthDays = Number.isNaN(first) ? 0 : last - first;
  const p90 = quantile(sorted, 0.9);
  const leastDays = p90 === undefined ? null : LEAST_SPANS * p90;
  return {
    histories,
    gaps: sorted.length,
    lengthDays,
    leastDays,
    refused: [
      ...(histories.customers < LEAST_CUSTOMERS ? (['fewCustomers'] as const) : []),
      ...(histories.repeaters < LEAST_REPEATERS ? (['fewRepeaters'] as const) : []),
      ...(leastDays === null || lengthDays < leastDays ? (['shortData'] as const) : []),
    ],
  };
}

/** The lowest Brier score; without a past to be judged by, or too little for a model, the rule. */
function chosenOf(judged: { method: ForecastMethod; brier: number }[], isRefused: boolean): ForecastMethod {
  const may = judged.filter(({ method }) => method === 'interval_rule' || !isRefused);
  return may.reduce<{ method: ForecastMethod; brier: number }>((best, next) => (next.brier < best.brier ? next : best), { method: 'interval_rule', brier: Infinity }).method;
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
