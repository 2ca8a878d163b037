import { beforeAll, describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { readSpendDays } from '../../../electron/backend/lifecycle/spend-days.ts';
import { readPurchases } from '../../../electron/backend/lifecycle/purchases.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import type { Prediction } from '../../../shared/contract/lifecycle-predict.ts';
import { choosePeople, peopleFrom, sqlContext, type People } from '../../../electron/backend/segments/compile-rule.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { methodAt } from '../../../electron/backend/lifecycle/forecast-method.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { FORECAST_DAYS } from '../../../shared/domain/forecast-sql.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { expectedSpend } from '../../../shared/domain/gamma-gamma.ts';
import { forecast, forecastMethods } from '../../../shared/domain/forecast.ts';
import { aliveChance, countChances, expectedOfNew, expectedPurchases, type RepeatFit } from '../../../shared/domain/repeat-model.ts';
import type { ImportShop } from '../imports/import-shop.ts';
import { hasTruth, importCdnow, importCdnowSample } from './truth-files.ts';

const calibrationEnd = '1997-09-30';
const holdout = 273; // 39 weeks, to 1998-06-30
const contextOf = ({ db }: ImportShop): TaskContext => ({ db, now: 0, today: '1999-01-01', dataDir: 'data', version: '0.0.0', progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });
const predict = async (shop: ImportShop, input: { asOf: string; horizonDays: number; method?: 'bg_nbd' | 'mbg_nbd' | 'interval_rule'; top?: number }): Promise<Prediction> =>
  lifecycleHandlers.predict({ top: 100, method: undefined, ...input }, contextOf(shop));

describe.skipIf(!hasTruth('cdnow', 'CDNOW_sample.txt'))('the CDNOW sample, imported by the mapper (TRUTH.md T1, T2)', () => {
  let shop: ImportShop;
  let told: Prediction;
  let later: Prediction;
  let fit: RepeatFit;
  beforeAll(async () => {
    ({ shop } = await importCdnowSample());
    told = await predict(shop, { asOf: calibrationEnd, horizonDays: holdout, method: 'bg_nbd', top: 1000 });
    later = await predict(shop, { asOf: '1998-06-30', horizonDays: holdout, method: 'bg_nbd' });
    fit = told.fits.find((f) => f.model === 'bg_nbd')!;
  });

  test('1.1 who they are', () => {
    expect(told.refused).toEqual([]);
    expect(told.enough).toMatchObject({ customers: 2357, repeaters: 946 });
    expect(told.counts[0]).toMatchObject({ x: 0, actual: 1411 });
    expect(told.counts.reduce((n, c) => n + c.actual, 0)).toBe(2357);
    expect(later.calibration).toMatchObject({ from: '1997-10-01', to: '1998-06-30' });
    expect(later.calibration!.methods.map((m) => m.actual)).toEqual([1882, 1882, 1882]);
  });

  test('1.2, 1.3 the fit', () => {
    const { r, alpha, a, b } = told.params!;
    expect(Math.abs(r - 0.2426)).toBeLessThan(0.001);
    expect(Math.abs(alpha - 4.4136)).toBeLessThan(0.005);
    expect(Math.abs(a - 0.7929)).toBeLessThan(0.002);
    expect(Math.abs(b - 2.4259)).toBeLessThan(0.005);
    expect(Math.abs(told.logLikelihood! + 9582.429)).toBeLessThan(0.01);
  });

  test('1.8, 1.9 what the held-back period brought', () => {
    const bg = later.calibration!.methods.find((m) => m.method === 'bg_nbd')!;
    expect(Math.abs(bg.expected - 1653.41)).toBeLessThan(0.5);
    const rows = later.calibration!.byRepeat;
    expect(rows.map((r) => r.customers)).toEqual([1411, 439, 214, 100, 62, 38, 29, 64]);
    for (const [i, mean] of [0.2251, 0.5231, 1.0441, 1.5203, 2.1639, 2.6538, 3.504, 6.1572].entries()) expect(Math.abs(rows[i]!.expected / rows[i]!.customers - mean)).toBeLessThan(0.001);
    for (const [i, mean] of [0.2367, 0.697, 1.3925, 1.56, 2.5323, 2.9474, 3.8621, 6.3594].entries()) expect(Math.abs(rows[i]!.actual / rows[i]!.customers - mean)).toBeLessThan(0.0001);
  });

  test('1.10 repeat purchases up to week 78, by the model and in truth', () => {
    const { days, offsets } = readPurchases(shop.db, 0);
    const last = 10_407; // 1998-06-30
    let expected = 0;
    for (let i = 0; i + 1 < offsets.length; i += 1) expected += expectedOfNew(fit, (last - days[offsets[i]!]!) / 7);
    expect(Math.abs(expected - 4160.6)).toBeLessThan(1);
    expect(days.length - (offsets.length - 1)).toBe(4339);
  });

  test('1.11 how often people bought, by the model, and chi-square', () => {
    const model = told.counts.map((c) => c.expected);
    for (const [i, n] of [1407.7, 460.3, 192.5, 101.2, 59.8, 38.1, 25.5, 71.9].entries()) expect(Math.abs(model[i]! - n)).toBeLessThan(0.1);
    const chi = told.counts.reduce((sum, { actual, expected }) => sum + (actual - expected) ** 2 / expected, 0);
    expect(Math.abs(chi - 4.82)).toBeLessThan(0.02);
  });

  test('1.12 each one’s forecast against what they did', () => {
    const { days, offsets } = readPurchases(shop.db, 0);
    const all = forecast({ customerIds: new Int32Array(), days, offsets }, 10_134, holdout, fit);
    const actual = Array.from(all.place, (i) => days.subarray(offsets[i], offsets[i + 1]).filter((d) => d > 10_134).length);
    const mean = (list: ArrayLike<number>) => Array.from(list).reduce((s, x) => s + x, 0) / list.length;
    const [me, ma] = [mean(all.expected), mean(actual)];
    let [xy, xx, yy, squares] = [0, 0, 0, 0];
    for (const [k, y] of actual.entries()) {
      const x = all.expected[k]!;
      xy += (x - me) * (y - ma);
      xx += (x - me) ** 2;
      yy += (y - ma) ** 2;
      squares += (x - y) ** 2;
    }
    expect(Math.abs(xy / Math.sqrt(xx * yy) - 0.6256)).toBeLessThan(0.001);
    expect(Math.abs(squares / actual.length - 2.5856)).toBeLessThan(0.001);
  });

  test('1.13 purchases of the next week, by customer', async () => {
    const week = await predict(shop, { asOf: calibrationEnd, horizonDays: 7, method: 'bg_nbd', top: 1000 });
    const of = (nick: string) => week.customers.find((c) => c.nick === nick)!.expectedPurchases;
    for (const [nick, expected] of Object.entries({ '0509': 0.42497, '0841': 0.47468, '1981': 0.48659, '0157': 0.66246, '1516': 0.71058 })) expect(Math.abs(of(nick) - expected)).toBeLessThan(0.0001);
  });

  test('2.1–2.4 what a purchase day brings', () => {
    const { p, q, v, customers, correlation, logLikelihood } = told.spend!;
    expect(customers).toBe(946);
    expect(Math.abs(p - 6.2496)).toBeLessThan(0.02);
    expect(Math.abs(q - 3.7442)).toBeLessThan(0.01);
    expect(Math.abs(v - 15.4435)).toBeLessThan(0.05);
    expect(Math.abs(logLikelihood + 4055.918)).toBeLessThan(0.01);
    expect(Math.abs((p * v) / (q - 1) - 35.1704)).toBeLessThan(0.02);
    expect(Math.abs(correlation! - 0.113888)).toBeLessThan(0.0001);
    const first = told.customers.find((c) => c.nick === '0006')!;
    expect(Math.abs(first.expectedNetMinor / first.expectedPurchases / 100 - 71.46)).toBeLessThan(0.02);
  });

  test('1.7 who is still there', () => {
    expect(Math.abs(aliveChance(fit, { x: 2, tx: 30.43, T: 38.86 }) - 0.7266)).toBeLessThan(0.0005);
    for (const T of [0.1, 20, 38.86]) expect(aliveChance(fit, { x: 0, tx: 0, T })).toBe(1);
  });

  test('2.5 twelve months of customers 1, 2 and 6, discounted at 1 % a month of 30 days', () => {
    const month = 30 / 7;
    const clv = (x: number, tx: number, T: number, mean: number) => {
      const upTo = (k: number) => expectedPurchases(fit, { x, tx, T }, k * month);
      return Array.from({ length: 12 }, (_, k) => (upTo(k + 1) - upTo(k)) / 1.01 ** (k + 1)).reduce((a, b) => a + b, 0) * expectedSpend(told.spend!, { x, mean });
    };
    const of = (nick: string) => {
      const id = shop.db.get<{ id: number }>('SELECT customer_id AS id FROM accounts WHERE value = :nick', { nick })!.id;
      const { customerIds, offsets, days } = readPurchases(shop.db, 0);
      const i = customerIds.indexOf(id);
      const bought = [...days.subarray(offsets[i], offsets[i + 1])].filter((d) => d <= 10_134);
      const spend = readSpendDays(shop.db, readPurchases(shop.db, 0), 0, 'USD').subarray(offsets[i]! + 1, offsets[i]! + bought.length);
      const x = bought.length - 1;
      return clv(x, (bought.at(-1)! - bought[0]!) / 7, (10_134 - bought[0]!) / 7, x === 0 ? 0 : spend.reduce((a, b) => a + b, 0) / x / 100);
    };
    for (const [nick, value] of [['0001', 35.858], ['0002', 4.584], ['0006', 280.49]] as const) expect(Math.abs(of(nick) - value), nick).toBeLessThan(0.05);
  });

  test('the forecast by group goes by the same method as the forecast by person', async () => {
    const told = await strategyHandlers.outlook({ asOf: '1998-06-30', segmentIds: [] }, contextOf(shop));
    for (const days of [30, 90]) {
      const person = await predict(shop, { asOf: '1998-06-30', horizonDays: days });
      const used = told.methods.find((m) => m.days === days)!;
      expect(used.method).toBe(person.model);
      expect(used.judged.map((j) => j.brier)).toEqual(person.calibration!.methods.map((m) => m.brier));
      const all = told.rows[0]!.horizons.find((h) => h.days === days)!;
      expect(all.expected).toBeCloseTo(person.total!.expected, 6);
      expect(all.past[0]).toMatchObject({ actual: person.past[0]!.actual });
    }
    expect(told.rows[0]!.horizons[2]).toMatchObject({ days: 365, refused: false });
  });

  test('without a wish the method is used that was nearest in the period before', async () => {
    const found = await predict(shop, { asOf: '1998-06-30', horizonDays: 90 });
    const { methods } = found.calibration!;
    expect(methods.map((m) => m.method)).toEqual(['bg_nbd', 'mbg_nbd', 'interval_rule']);
    expect(methods.find((m) => m.method === found.model)!.brier).toBe(Math.min(...methods.map((m) => m.brier)));
    expect(found.past).toHaveLength(4);
    expect(found.total!.lowShare).toBeLessThanOrEqual(1);
    expect(found.total!.highShare).toBeGreaterThanOrEqual(1);
    expect(found.customers).toHaveLength(100);
  });
});

describe.skipIf(!hasTruth('cdnow', 'CDNOW_sample.txt'))('the forecast as fields of rules', () => {
  let shop: ImportShop;
  beforeAll(async () => {
    ({ shop } = await importCdnowSample());
  });
  const asOf = '1998-03-31';
  const valuesBySql = (people: People, field: 'p_alive' | 'expected_orders_90d') =>
    shop.db.all<{ id: number; value: number | null }>(`SELECT c.id, ${valueSql(fields[field], sqlContext(people, literal))} AS value FROM ${peopleFrom(people)} ORDER BY c.id`);

  test.each(forecastMethods)('%s: the SQL says of everyone what the forecast says', (method) => {
    const people = choosePeople(shop.db, { asOf, today: '1999-01-01' });
    const purchases = readPurchases(shop.db, 0);
    const day = epochDay(asOf);
    const forced = methodAt({ db: shop.db, shopId: 0, purchases, checkCancelled: () => undefined }, day, FORECAST_DAYS, method);
    const by: People = { ...people, lifecycle: { ...people.lifecycle, method: () => forced } };
    const all = forecast(purchases, day, FORECAST_DAYS, forced);
    const place = new Map(Array.from(all.place, (i, k) => [purchases.customerIds[i]!, k]));
    const expected = valuesBySql(by, 'expected_orders_90d');
    expect(expected.length).toBe(2357);
    for (const { id, value } of expected) expect(Math.abs(value! - all.expected[place.get(id)!]!)).toBeLessThan(1e-9);
    const alive = valuesBySql(by, 'p_alive');
    if (method === 'interval_rule') {
      expect(alive.every((row) => row.value === null)).toBe(true);
      return;
    }
    for (const { id, value } of alive) expect(Math.abs(value! - all.alive[place.get(id)!]!)).toBeLessThan(1e-12);
  });

  test('a rule counts by the method in force, as its SQL does, live and as of a day', async () => {
    const told = await predict(shop, { asOf, horizonDays: FORECAST_DAYS, top: 3000 });
    for (const at of [undefined, asOf]) {
      const context = contextOf(shop);
      for (const [field, value] of [['expected_orders_90d', 0.51], ['p_alive', 0.6]] as const) {
        const rule = { combinator: 'and', rules: [{ field, operator: '>', value }] } as const;
        const found = segmentsHandlers.count({ rule: { ...rule, rules: [...rule.rules] }, asOf: at }, context);
        expect(shop.db.connection.prepare(found.sql).pluck().get()).toBe(found.count);
        if (at !== asOf) continue;
        const known = told.customers.map((c) => (field === 'p_alive' ? c.alive : c.expectedPurchases));
        expect(found.count).toBe(known.filter((v) => v !== null && v > value).length);
        expect(found.count).toBeGreaterThan(field === 'p_alive' && told.model === 'interval_rule' ? -1 : 0);
      }
    }
  });
});

describe.skipIf(!hasTruth('cdnow', 'CDNOW_master.txt'))('all of CDNOW (TRUTH.md T1.14)', () => {
  test('the fit and the held-back period', async () => {
    const { shop } = await importCdnow();
    const found = await predict(shop, { asOf: calibrationEnd, horizonDays: holdout, method: 'bg_nbd' });
    const { r, alpha, a, b } = found.params!;
    expect(Math.abs(r - 0.25162)).toBeLessThan(0.001);
    expect(Math.abs(alpha - 4.78894)).toBeLessThan(0.01);
    expect(Math.abs(a - 0.72343)).toBeLessThan(0.003);
    expect(Math.abs(b - 2.16109)).toBeLessThan(0.01);
    expect(Math.abs(found.logLikelihood! + 95_368.44)).toBeLessThan(0.05);
    expect(Math.abs(found.total!.expected - 16_873.7)).toBeLessThan(1);
    const later = await predict(shop, { asOf: '1998-06-30', horizonDays: holdout });
    expect(later.calibration!.methods[0]!.actual).toBe(19_684);
    expect(Math.abs(later.calibration!.methods[0]!.expected - 16_873.7)).toBeLessThan(1);
  });
});

test('1.5, 1.6 what is published of the model itself', () => {
  const fit: RepeatFit = { model: 'bg_nbd', params: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, logLikelihood: 0 };
  const fitted: RepeatFit = { ...fit, params: { r: 0.242594, alpha: 4.413602, a: 0.792922, b: 2.425908 } };
  for (const [weeks, expected] of [[0.1429, 0.0078], [1, 0.0532], [3, 0.1506], [31.8571, 1.0405], [32, 1.0437], [78, 1.858]] as const) expect(Math.abs(expectedOfNew(fitted, weeks) - expected)).toBeLessThan(0.001);
  expect(Math.abs(expectedPurchases(fitted, { x: 2, tx: 30.43, T: 38.86 }, 39) - 1.2259)).toBeLessThan(0.001);
  expect(Math.abs(countChances(fit, 39, 0)[0]! - 0.5737864)).toBeLessThan(1e-7);
  expect(Math.abs(countChances(fit, 2, 10)[10]! - 1.07869e-7)).toBeLessThan(1e-12);
  expect(Math.abs(countChances(fit, 30, 11)[11]! - 0.0019995214)).toBeLessThan(1e-9);
});
