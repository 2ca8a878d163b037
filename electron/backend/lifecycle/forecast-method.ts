import { forecast, forecastMethods, judge, type ForecastError, type ForecastMethod, type Method } from '../../../shared/domain/forecast.ts';
import { intervalRule } from '../../../shared/domain/interval-rule.ts';
import { LEAST_SPANS, listGaps, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { groupHistories, type RepeatHistories } from '../../../shared/domain/repeat-histories.ts';
import { fitRepeatModel } from '../../../shared/domain/repeat-model.ts';
import { dayFromEpoch } from '../../../shared/lib/dates.ts';
import type { Prediction } from '../../../shared/contract/lifecycle-predict.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { measureGaps } from './cuts-in-force.ts';
import { readPurchases } from './purchases.ts';

/** Below these a model of repeat buying isn't offered (DEFINITIONS §10). */
export const LEAST_CUSTOMERS = 300;
export const LEAST_REPEATERS = 100;

export interface Enough {
  refused: Prediction['refused'];
  histories: RepeatHistories;
  gaps: number;
  lengthDays: number;
  leastDays: number | null;
}

/** One shop's purchases (0: all), of one state of the data. */
export interface Past {
  db: ReadDb;
  shopId: number;
  purchases: Purchases;
  checkCancelled: () => void;
}

/** Whether a model may be fitted to what is known up to a day (days since 1970). */
export function enoughAt({ db, shopId, purchases }: Past, asOf: number): Enough {
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

/** A method as of a day: a model fitted to what was known then, or the rule for so many days ahead. */
export function methodAt({ db, shopId, purchases, checkCancelled }: Past, asOf: number, horizon: number, method: ForecastMethod): Method {
  return remember(db, `forecast ${shopId} ${asOf} ${method} ${method === 'interval_rule' ? horizon : ''}`, () => {
    if (method !== 'interval_rule') return fitRepeatModel(groupHistories(purchases, asOf), method, checkCancelled);
    const gaps = listGaps(purchases, asOf);
    return intervalRule(gaps, horizon + gaps.open.days.reduce((most, d) => Math.max(most, d), 0));
  });
}

/** The method's forecast of the days after an earlier day against what came. */
export function judgeAt(past: Past, from: number, horizon: number, method: ForecastMethod): ForecastError {
  const { db, shopId, purchases } = past;
  return remember(db, `judged ${shopId} ${from} ${horizon} ${method}`, () => judge(forecast(purchases, from, horizon, methodAt(past, from, horizon, method)), purchases, from, horizon));
}

/** Every method that may be fitted to what was known before the last `horizon` days, judged by these days. */
export function judgeAll(past: Past, asOf: number, horizon: number): (ForecastError & { method: ForecastMethod })[] {
  const held = enoughAt(past, asOf - horizon);
  if (held.gaps === 0) return [];
  return forecastMethods.filter((method) => method === 'interval_rule' || held.refused.length === 0).map((method) => ({ method, ...judgeAt(past, asOf - horizon, horizon, method) }));
}

/** The lowest Brier score; without a past to be judged by, or too little for a model, the rule. */
export function chosenOf(judged: { method: ForecastMethod; brier: number }[], isRefused: boolean): ForecastMethod {
  const may = judged.filter(({ method }) => method === 'interval_rule' || !isRefused);
  return may.reduce<{ method: ForecastMethod; brier: number }>((best, next) => (next.brier < best.brier ? next : best), { method: 'interval_rule', brier: Infinity }).method;
}

/** What `lifecycle.predict` forecasts so many days by, as of a day; null where nobody has come back yet. */
export function methodInForce(db: ReadDb, shopId: number, asOf: number, horizon: number): Method | null {
  return remember(db, `method ${shopId} ${asOf} ${horizon}`, () => {
    const past: Past = { db, shopId, purchases: readPurchases(db, shopId), checkCancelled: () => undefined };
    const now = enoughAt(past, asOf);
    return now.gaps === 0 ? null : methodAt(past, asOf, horizon, chosenOf(judgeAll(past, asOf, horizon), now.refused.length > 0));
  });
}
