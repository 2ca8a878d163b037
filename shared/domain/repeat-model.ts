import gammaln from '@stdlib/math-base-special-gammaln';
import hyp2f1 from '@stdlib/math-base-special-hyp2f1';
import { maximise } from './maximise.ts';
import { inWholeWeeks, type RepeatHistories, type RepeatHistory } from './repeat-histories.ts';

/**
 * Two models of buying again: while a customer is alive purchase days come at random, at a rate of their own; after each
 * (in the second also after the first) they may leave for good. Weeks throughout; a customer's first purchase isn't counted.
 * Sources: Fader, Hardie & Lee 2005 (BG/NBD); Batislam, Denizel & Filiztekin 2007 (MBG/NBD).
 */
export const repeatModels = ['bg_nbd', 'mbg_nbd'] as const;
export type RepeatModel = (typeof repeatModels)[number];

/** Rates ~ Gamma(r, alpha), in purchase days a week; chance to leave ~ Beta(a, b). */
export interface RepeatParams {
  r: number;
  alpha: number;
  a: number;
  b: number;
}
export interface RepeatFit {
  model: RepeatModel;
  params: RepeatParams;
  logLikelihood: number;
}

/** In the second model people may also leave after their first purchase: one chance more. */
export const laterOf = (model: RepeatModel): number => (model === 'mbg_nbd' ? 1 : 0);

/** ln(1 + e^d) without overflow. */
const softplus = (d: number): number => (d > 0 ? d + Math.log1p(Math.exp(-d)) : Math.log1p(Math.exp(d)));

/** The distinct values of a column, and each entry's place among them. */
function distinct(values: ArrayLike<number>): { values: number[]; place: Int32Array } {
  const places = new Map<number, number>();
  const place = Int32Array.from(values, (value) => {
    let at = places.get(value);
    if (at === undefined) places.set(value, (at = places.size));
    return at;
  });
  return { values: [...places.keys()], place };
}

/** The log-likelihood as a function of r, alpha, a and b. What depends on one column alone is worked out once a value. */
function logLikelihoodOf({ x, tx, T, n }: RepeatHistories, model: RepeatModel): (params: readonly number[]) => number {
  const counts = distinct(x);
  const last = distinct(tx);
  const watched = distinct(T);
  const later = laterOf(model);
  return ([r = 0, alpha = 0, a = 0, b = 0]) => {
    const fixed = r * Math.log(alpha) - gammaln(r) + gammaln(a + b) - gammaln(b);
    const ofCount = counts.values.map((k) => fixed + gammaln(r + k) + gammaln(b + k + later) - gammaln(a + b + k + later));
    const odds = counts.values.map((k) => (k + later > 0 ? Math.log(a) - Math.log(b + k + later - 1) : -Infinity));
    const logLast = last.values.map((t) => Math.log(alpha + t));
    const logWatched = watched.values.map((t) => Math.log(alpha + t));
    let sum = 0;
    for (let i = 0; i < n.length; i += 1) {
      const at = counts.place[i]!;
      const power = r + x[i]!;
      const seen = logWatched[watched.place[i]!]!;
      sum += n[i]! * (ofCount[at]! - power * seen + softplus(odds[at]! + power * (seen - logLast[last.place[i]!]!)));
    }
    return sum;
  };
}

/** By maximum likelihood. */
export function fitRepeatModel(histories: RepeatHistories, model: RepeatModel, checkCancelled: () => void = () => undefined): RepeatFit {
  const checked = (logLikelihood: (params: readonly number[]) => number) => (params: readonly number[]) => {
    checkCancelled();
    return logLikelihood(params);
  };
  const found = maximise(checked(logLikelihoodOf(histories, model)), checked(logLikelihoodOf(inWholeWeeks(histories), model)), 4, histories.customers);
  const [r, alpha, a, b] = found.params as [number, number, number, number];
  return { model, params: { r, alpha, a, b }, logLikelihood: found.logLikelihood };
}

/**
 * Chance that a customer hasn't left. In BG/NBD nobody leaves before their second purchase, so that it is 1 for x = 0,
 * which says nothing.
 */
export function aliveChance({ model, params: { r, alpha, a, b } }: RepeatFit, { x, tx, T }: RepeatHistory): number {
  const later = laterOf(model);
  if (x + later === 0) return 1;
  return 1 / (1 + (a / (b + x + later - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x));
}

/** Chance of at least one purchase day in the next so many weeks. */
export function returnChance(fit: RepeatFit, history: RepeatHistory, weeks: number): number {
  const { r, alpha } = fit.params;
  return aliveChance(fit, history) * (1 - ((alpha + history.T) / (alpha + history.T + weeks)) ** (r + history.x));
}

/** a = 1 is a removable singularity. */
export const besideOne = (a: number): number => (Math.abs(a - 1) < 1e-6 ? 1 + 1e-6 : a);

/** Expected purchase days in the next so many weeks. */
export function expectedPurchases(fit: RepeatFit, history: RepeatHistory, weeks: number): number {
  const { r, alpha, b } = fit.params;
  const a = besideOne(fit.params.a);
  const { x, T } = history;
  const later = laterOf(fit.model);
  const power = r + x;
  const shrink = ((alpha + T) / (alpha + T + weeks)) ** power * hyp2f1(power, b + x + later, a + b + x + later - 1, weeks / (alpha + T + weeks));
  return ((a + b + x + later - 1) / (a - 1)) * (1 - shrink) * aliveChance(fit, history);
}

/** Expected purchase days of a new customer in their first so many weeks, the first purchase not counted. */
export function expectedOfNew({ model, params }: RepeatFit, weeks: number): number {
  const { r, alpha, b } = params;
  const a = besideOne(params.a);
  const later = laterOf(model);
  const shrink = (alpha / (alpha + weeks)) ** r * hyp2f1(r, b + later, a + b + later - 1, weeks / (alpha + weeks));
  return ((later === 1 ? b / (a - 1) : (a + b - 1) / (a - 1)) * (1 - shrink));
}

/** Chances of a new customer to have 0, 1 … most purchase days more in their first so many weeks. */
export function countChances({ model, params: { r, alpha, a, b } }: RepeatFit, weeks: number, most: number): number[] {
  const later = laterOf(model);
  const beta = (p: number, q: number) => gammaln(p) + gammaln(q) - gammaln(p + q);
  const whole = beta(a, b);
  const share = weeks / (alpha + weeks);
  const found: number[] = [];
  let below = 0; // chance of fewer than k purchases in all these weeks, for one who never leaves
  for (let k = 0; k <= most; k += 1) {
    const term = Math.exp(gammaln(r + k) - gammaln(r) - gammaln(k + 1) - r * Math.log1p(weeks / alpha) + (k === 0 ? 0 : k * Math.log(share)));
    const stays = Math.exp(beta(a, b + k + later) - whole) * term;
    const left = k + later > 0 ? Math.exp(beta(a + 1, b + k + later - 1) - whole) * (1 - below) : 0;
    found.push(stays + left);
    below += term;
  }
  return found;
}

const MOST_PURCHASES = 400;

/**
 * Purchase days of a customer in the next so many weeks, from the 10th to the 90th percentile. Who is alive now is like a
 * new customer with rates ~ Gamma(r + x, alpha + T) and a chance to leave ~ Beta(a, b + x), in the second model one more.
 */
export function likelyRange(fit: RepeatFit, history: RepeatHistory, weeks: number): { low: number; high: number } {
  const { r, alpha, a, b } = fit.params;
  const { x, T } = history;
  const alive = aliveChance(fit, history);
  const own: RepeatFit = { model: 'bg_nbd', params: { r: r + x, alpha: alpha + T, a, b: b + x + laterOf(fit.model) }, logLikelihood: 0 };
  let most = 8;
  for (;;) {
    let below = 1 - alive;
    let low: number | null = null;
    for (const [k, chance] of countChances(own, weeks, most).entries()) {
      below += alive * chance;
      if (low === null && below >= 0.1) low = k;
      if (below >= 0.9) return { low: low ?? k, high: k };
    }
    if (most >= MOST_PURCHASES) return { low: low ?? most, high: most };
    most *= 4;
  }
}
