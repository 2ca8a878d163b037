import { describe, expect, test } from 'vitest';
import { expectedSpend, fitSpend } from '../../shared/domain/gamma-gamma.ts';
import { intervalRule, ruleForecast } from '../../shared/domain/interval-rule.ts';
import { bfgs } from '../../shared/domain/bfgs.ts';
import type { Gaps, Purchases } from '../../shared/domain/purchase-gaps.ts';
import { groupHistories } from '../../shared/domain/repeat-histories.ts';
import { aliveChance, countChances, expectedOfNew, expectedPurchases, fitRepeatModel, likelyRange, returnChance, type RepeatFit, type RepeatModel } from '../../shared/domain/repeat-model.ts';
import { seededRandom } from '../../shared/domain/seeded-random.ts';
import { forecast, judge } from '../../shared/domain/forecast.ts';

const params = { r: 1, alpha: 5, a: 1, b: 3 };
const fitOf = (model: RepeatModel, over = params): RepeatFit => ({ model, params: over, logLikelihood: 0 });

/** A customer as the model says they are: r = 1 and a = 1 can be drawn by their inverse. Purchase times in weeks. */
function live(model: RepeatModel, weeks: number, random: () => number): number[] {
  const rate = -Math.log(1 - random()) / params.alpha;
  const leaves = 1 - (1 - random()) ** (1 / params.b);
  const times = [0];
  if (model === 'mbg_nbd' && random() < leaves) return times;
  for (let at = 0; ; ) {
    at += -Math.log(1 - random()) / rate;
    if (at > weeks) return times;
    times.push(at);
    if (random() < leaves) return times;
  }
}

describe.each(['bg_nbd', 'mbg_nbd'] as const)('%s against people made by its own story', (model) => {
  const fit = fitOf(model);
  const random = seededRandom(7);
  const [calibration, ahead] = [40, 20];
  const lives = Array.from({ length: 60_000 }, () => live(model, calibration + ahead, random));
  const seen = lives.map((times) => {
    const before = times.filter((t) => t <= calibration);
    return { history: { x: before.length - 1, tx: before.at(-1)!, T: calibration }, after: times.length - before.length };
  });
  const mean = (list: number[]) => list.reduce((s, x) => s + x, 0) / list.length;
  /** Chance makes the made-up people differ a little. */
  const near = (found: number, wanted: number) => {
    expect(found).toBeGreaterThan(0.93 * wanted);
    expect(found).toBeLessThan(1.07 * wanted);
  };

  test('expected purchases and the chance of any, by what was seen before', () => {
    for (const x of [0, 1, 2, 4]) {
      const some = seen.filter((s) => s.history.x === x);
      near(mean(some.map((s) => expectedPurchases(fit, s.history, ahead))), mean(some.map((s) => s.after)));
      near(mean(some.map((s) => returnChance(fit, s.history, ahead))), mean(some.map((s) => (s.after > 0 ? 1 : 0))));
    }
    near(mean(seen.map((s) => expectedPurchases(fit, s.history, ahead))), mean(seen.map((s) => s.after)));
  });

  test('counts and expectation of the new', () => {
    const chances = countChances(fit, calibration, 30);
    for (const x of [0, 1, 3]) near(chances[x]!, seen.filter((s) => s.history.x === x).length / seen.length);
    near(expectedOfNew(fit, calibration), mean(seen.map((s) => s.history.x)));
    // The chances and the expectation come from different formulas.
    const many = countChances(fit, calibration, 2000);
    expect(many.reduce((s, c) => s + c, 0)).toBeCloseTo(1, 6);
    expect(many.reduce((s, c, k) => s + k * c, 0)).toBeCloseTo(expectedOfNew(fit, calibration), 4);
  });

  test('eight or nine of ten end within the likely range', () => {
    const some = seen.filter((s) => s.history.x > 0).slice(0, 3000);
    const inside = some.filter(({ history, after }) => {
      const { low, high } = likelyRange(fit, history, ahead);
      return after >= low && after <= high;
    });
    expect(inside.length / some.length).toBeGreaterThan(0.8);
  });

  test('the fit finds its way back', () => {
    const days = lives.slice(0, 20_000).map((times) => times.filter((t) => t <= calibration).map((t) => Math.round(t * 7)));
    const distinct = days.map((list) => [...new Set(list)]);
    const offsets = [0];
    for (const list of distinct) offsets.push(offsets.at(-1)! + list.length);
    const histories = groupHistories({ customerIds: Int32Array.from(distinct.keys()), offsets: Int32Array.from(offsets), days: Int32Array.from(distinct.flat()) }, calibration * 7);
    const found = fitRepeatModel(histories, model).params;
    near(found.r / found.alpha, params.r / params.alpha);
    near(found.a / (found.a + found.b), params.a / (params.a + params.b));
  });
});

test('who never came back: certain by BG/NBD, which says nothing, less and less so by MBG/NBD', () => {
  expect(aliveChance(fitOf('bg_nbd'), { x: 0, tx: 0, T: 100 })).toBe(1);
  const [soon, late] = [1, 100].map((T) => aliveChance(fitOf('mbg_nbd'), { x: 0, tx: 0, T }));
  expect(soon).toBeGreaterThan(late!);
  expect(late).toBeLessThan(0.2);
});

test('a = 1 is stepped over', () => {
  const beside = (a: number) => expectedPurchases(fitOf('bg_nbd', { ...params, a }), { x: 2, tx: 10, T: 20 }, 10);
  expect(beside(1)).toBeCloseTo((beside(0.999) + beside(1.001)) / 2, 4);
});

test('spend: the fit finds its way back, and a mean of many days is believed', () => {
  const random = seededRandom(3);
  // Gamma(2, ν) a day with ν ~ Gamma(3, 20): sums of exponentials.
  const exponential = (rate: number) => -Math.log(1 - random()) / rate;
  const spends = Array.from({ length: 8000 }, () => {
    const rate = exponential(20) + exponential(20) + exponential(20);
    const x = 1 + Math.floor(4 * random());
    let sum = 0;
    for (let i = 0; i < x; i += 1) sum += exponential(rate) + exponential(rate);
    return { x, mean: sum / x };
  });
  const fit = fitSpend(spends);
  expect((fit.p * fit.v) / (fit.q - 1)).toBeGreaterThan(18);
  expect((fit.p * fit.v) / (fit.q - 1)).toBeLessThan(22);
  expect(expectedSpend(fit, { x: 200, mean: 90 })).toBeCloseTo(90, 0);
  expect(expectedSpend(fit, { x: 0, mean: 0 })).toBeCloseTo((fit.p * fit.v) / (fit.q - 1), 9);
});

describe('the interval rule', () => {
  const gaps = (closed: [number, number][], open: [number, number][]): Gaps => ({
    closed: { days: Int32Array.from(closed, ([d]) => d), order: Uint8Array.from(closed, ([, o]) => o) },
    open: { days: Int32Array.from(open, ([d]) => d), order: Uint8Array.from(open, ([, o]) => o) },
  });
  // Half come back on day 10 and then never again.
  const rule = intervalRule(gaps([[10, 0], [10, 0]], [[100, 0], [100, 0], [100, 1], [100, 1]]), 200);

  test('what is still to come, of who has been silent so long', () => {
    expect(ruleForecast(rule, { isFirst: true, silentDays: 5 }, 7)).toEqual({ chance: 0.5, expected: 0.5 });
    expect(ruleForecast(rule, { isFirst: true, silentDays: 12 }, 7)).toEqual({ chance: 0, expected: 0 });
    expect(ruleForecast(rule, { isFirst: true, silentDays: 0 }, 9)).toEqual({ chance: 0, expected: 0 });
  });

  test('each return is followed by others', () => {
    // Everyone comes back every ten days.
    const steady = intervalRule(gaps([[10, 0], [10, 1], [10, 2]], []), 200);
    expect(steady.following[35]).toBeCloseTo(3, 9);
    expect(ruleForecast(steady, { isFirst: true, silentDays: 4 }, 30)).toEqual({ chance: 1, expected: 3 });
  });
});

test('a forecast is judged by those who were there, each by what they did afterwards', () => {
  const purchases: Purchases = { customerIds: Int32Array.of(1, 2, 3), offsets: Int32Array.of(0, 2, 3, 4), days: Int32Array.of(0, 12, 3, 50) };
  const rule = intervalRule({ closed: { days: Int32Array.of(10, 10), order: Uint8Array.of(0, 0) }, open: { days: Int32Array.of(90, 90), order: Uint8Array.of(0, 0) } }, 100);
  const told = forecast(purchases, 4, 10, rule);
  expect(Array.from(told.place)).toEqual([0, 1]);
  expect(Array.from(told.chance)).toEqual([0.5, 0.5]);
  expect(judge(told, purchases, 4, 10)).toMatchObject({ expected: 1, actual: 1, brier: 0.25, byRepeat: [{ x: 0, customers: 2 }] });
});

describe('the quasi-Newton method', () => {
  const until = { gain: 1e-14, slope: 1e-9, most: 500 };
  const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

  test('finds the bottom of a bent valley, sooner where the curvature is known', () => {
    const steps = (known?: number[][]) => {
      let asked = 0;
      const { at, inverse } = bfgs((v) => ((asked += 1), valley(v)), known ? [1.02, 1.02] : [-1.2, 1], until, known);
      expect(at[0]).toBeCloseTo(1, 6);
      expect(at[1]).toBeCloseTo(1, 6);
      return { asked, inverse };
    };
    const first = steps();
    expect(steps(first.inverse!).asked).toBeLessThan(first.asked / 2);
  });

  test('stays where it is defined, and ends where it only ever falls a little', () => {
    const { at } = bfgs(([x = 0]) => (x > 0 ? x - Math.log(x) : Infinity), [5], until);
    expect(at[0]).toBeCloseTo(1, 6);
    let asked = 0;
    const { at: far } = bfgs(([x = 0]) => ((asked += 1), Math.exp(-x)), [0], { gain: 1e-8, slope: 0, most: 500 });
    expect(Math.exp(-far[0]!)).toBeLessThan(1e-7);
    expect(asked).toBeLessThan(200);
  });
});
