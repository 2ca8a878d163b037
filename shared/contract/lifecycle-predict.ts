import type { ForecastError, ForecastMethod } from '../domain/forecast.ts';
import type { SpendFit } from '../domain/gamma-gamma.ts';
import type { RepeatFit, RepeatParams } from '../domain/repeat-model.ts';
import type { CustomerRow } from './customers.ts';

export type TooLittleToPredict = 'fewCustomers' | 'fewRepeaters' | 'shortData';

export interface PredictedCustomer extends CustomerRow {
  /** Chance that they haven't left; null by the rule. */
  alive: number | null;
  /** Chance to buy at all in the days to come. */
  chance: number;
  /** Purchase days. */
  expectedPurchases: number;
  /** Purchase days from the 10th to the 90th percentile; null by the rule. */
  low: number | null;
  high: number | null;
  expectedNetMinor: number;
}

/** Of the days after `asOf`. Rates are a week: `alpha` and its like are in weeks, spend is in the currency's unit a purchase day. */
export interface Prediction {
  asOf: string;
  horizonDays: number;
  currency: string;
  /** What forecasts: the one of lowest Brier score over the last period, or the one asked for; null where nothing can. */
  model: ForecastMethod | null;
  /** Why no model may; empty where one may. */
  refused: TooLittleToPredict[];
  enough: { customers: number; repeaters: number; lengthDays: number; leastDays: number | null; leastCustomers: number; leastRepeaters: number };
  /** Both models as of the day; none where they are refused. */
  fits: RepeatFit[];
  /** Of the model in use. */
  params: RepeatParams | null;
  logLikelihood: number | null;
  spend: (SpendFit & { customers: number; correlation: number | null }) | null;
  /** The last period, forecast as of the day before it by every method, against what came. */
  calibration: { from: string; to: string; methods: (Pick<ForecastError, 'expected' | 'actual' | 'brier'> & { method: ForecastMethod })[]; byRepeat: ForecastError['byRepeat'] } | null;
  /** Earlier periods of the same length too, by the method in use, the last first. */
  past: { from: string; to: string; expected: number; actual: number }[];
  /** Customers by repeat purchase days so far: how many there are and how many the model says. The last: 7 or more. */
  counts: { x: number; actual: number; expected: number }[];
  /** Purchase days and net of all. The shares: past actuals to past forecasts, least and most, 1 among them. */
  total: { customers: number; expected: number; netMinor: number; lowShare: number | null; highShare: number | null } | null;
  /** Those from whom most is expected. */
  customers: PredictedCustomer[];
  definition: string;
}
