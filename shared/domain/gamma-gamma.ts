import gammaln from '@stdlib/math-base-special-gammaln';
import { maximise } from './maximise.ts';

/** A customer's mean spend a purchase day, over `x` days; in the currency's unit. */
export interface Spend {
  x: number;
  mean: number;
}
/** Spend a day ~ Gamma(p, ν) with ν ~ Gamma(q, v). Source: Fader & Hardie 2013. */
export interface SpendFit {
  p: number;
  q: number;
  v: number;
  logLikelihood: number;
}

/** By maximum likelihood, from customers with at least one day and a mean above zero. */
export function fitSpend(spends: readonly Spend[], checkCancelled: () => void = () => undefined): SpendFit {
  const most = spends.reduce((top, { x }) => Math.max(top, x), 0);
  const logs = spends.map(({ x, mean }) => ({ x, mean, logMean: Math.log(mean), logX: Math.log(x) }));
  const whole = ([p = 0, q = 0, v = 0]: readonly number[]): number => {
    checkCancelled();
    const ofCount = Array.from({ length: most + 1 }, (_, x) => (x === 0 ? 0 : gammaln(p * x + q) - gammaln(p * x)));
    const fixed = q * Math.log(v) - gammaln(q);
    let sum = 0;
    for (const { x, mean, logMean, logX } of logs) sum += fixed + ofCount[x]! + (p * x - 1) * logMean + p * x * logX - (p * x + q) * Math.log(x * mean + v);
    return sum;
  };
  const { params, logLikelihood } = maximise(whole, whole, 3, spends.length);
  const [p, q, v] = params as [number, number, number];
  return { p, q, v, logLikelihood };
}

/** Expected spend a purchase day of who has spent so on `x` days, in the same unit; x 0: of anyone. Needs px + q > 1. */
export const expectedSpend = ({ p, q, v }: SpendFit, { x, mean }: Spend): number => (p * (v + x * mean)) / (p * x + q - 1);
