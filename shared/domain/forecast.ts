import type { IntervalRule } from './interval-rule.ts';
import { ruleForecast } from './interval-rule.ts';
import { endAsOf, type Purchases } from './purchase-gaps.ts';
import { historyOf } from './repeat-histories.ts';
import { aliveChance, expectedPurchases, returnChance, type RepeatFit, type RepeatModel } from './repeat-model.ts';

/** The models, and the rule that needs none. */
export const forecastMethods = ['bg_nbd', 'mbg_nbd', 'interval_rule'] as const satisfies readonly (RepeatModel | 'interval_rule')[];
export type ForecastMethod = (typeof forecastMethods)[number];
export type Method = RepeatFit | IntervalRule;

/** Everyone who had bought by a day, in columns. */
export interface Forecast {
  /** Place among the purchases' customers. */
  place: Int32Array;
  /** Purchase days after the first. */
  x: Int32Array;
  /** Expected purchase days in the days to come, and the chance of at least one. */
  expected: Float64Array;
  chance: Float64Array;
  /** NaN by the rule, which knows no such thing. */
  alive: Float64Array;
}

const DAYS_A_WEEK = 7;

/** What a method expects of everyone in so many days from `asOf` (days since 1970). */
export function forecast({ offsets, days }: Purchases, asOf: number, horizon: number, method: Method): Forecast {
  const most = offsets.length - 1;
  const found: Forecast = { place: new Int32Array(most), x: new Int32Array(most), expected: new Float64Array(most), chance: new Float64Array(most), alive: new Float64Array(most) };
  const known = new Map<string, [number, number, number]>();
  let n = 0;
  for (let i = 0; i < most; i += 1) {
    const history = historyOf(days, offsets[i]!, offsets[i + 1]!, asOf);
    if (!history) continue;
    const { x, tx, T } = history;
    const key = 'model' in method ? `${x} ${tx} ${T}` : `${x > 0} ${T - tx}`;
    let told = known.get(key);
    if (!told) {
      if ('model' in method) told = [expectedPurchases(method, history, horizon / DAYS_A_WEEK), returnChance(method, history, horizon / DAYS_A_WEEK), aliveChance(method, history)];
      else {
        const { expected, chance } = ruleForecast(method, { isFirst: x === 0, silentDays: Math.round((T - tx) * DAYS_A_WEEK) }, horizon);
        told = [expected, chance, NaN];
      }
      known.set(key, told);
    }
    found.place[n] = i;
    found.x[n] = x;
    [found.expected[n], found.chance[n], found.alive[n]] = told;
    n += 1;
  }
  return { place: found.place.slice(0, n), x: found.x.slice(0, n), expected: found.expected.slice(0, n), chance: found.chance.slice(0, n), alive: found.alive.slice(0, n) };
}

export interface ForecastError {
  /** Purchase days of all in the days held back. */
  expected: number;
  actual: number;
  /** Mean squared error of each one's chance to buy at all (Brier score): 0 is perfect, the lower the better. */
  brier: number;
  /** By repeat purchase days before; the last counts all from 7 on. */
  byRepeat: { x: number; customers: number; expected: number; actual: number }[];
}

const MOST_SHOWN = 7;

/** A forecast made as of an earlier day against what those people then did. */
export function judge(told: Forecast, { offsets, days }: Purchases, asOf: number, horizon: number): ForecastError {
  const byRepeat = new Map<number, ForecastError['byRepeat'][number]>();
  let squares = 0;
  for (let k = 0; k < told.place.length; k += 1) {
    const from = offsets[told.place[k]!]!;
    const to = offsets[told.place[k]! + 1]!;
    const bought = endAsOf(days, from, to, asOf + horizon) - endAsOf(days, from, to, asOf);
    const x = Math.min(told.x[k]!, MOST_SHOWN);
    const row = byRepeat.get(x) ?? { x, customers: 0, expected: 0, actual: 0 };
    row.customers += 1;
    row.expected += told.expected[k]!;
    row.actual += bought;
    byRepeat.set(x, row);
    squares += (told.chance[k]! - (bought > 0 ? 1 : 0)) ** 2;
  }
  const rows = [...byRepeat.values()].sort((a, b) => a.x - b.x);
  return {
    expected: rows.reduce((sum, r) => sum + r.expected, 0),
    actual: rows.reduce((sum, r) => sum + r.actual, 0),
    brier: told.place.length === 0 ? 0 : squares / told.place.length,
    byRepeat: rows,
  };
}
