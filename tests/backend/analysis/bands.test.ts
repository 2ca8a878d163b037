import { describe, expect, test } from 'vitest';
import { analysisHandlers } from '../../../electron/backend/analysis/handlers.ts';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { ownFieldHandlers } from '../../../electron/backend/own-fields/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { Cutting } from '../../../shared/domain/banding.ts';
import { ShopMaker } from '../make-shop.ts';
import { makeAnalysisShop, notNumbers, poorShops, TODAY } from './analysis-shop.ts';

const { shop, secondShopId, ownField } = makeAnalysisShop();
const context = shop.context(TODAY);
const attributes = analysisHandlers.attributes({}, context).map((a) => a.field);
const cuttings: Cutting[] = [{ by: 'quantiles', bands: 5 }, { by: 'quantiles', bands: 12 }, { by: 'width', from: 0, width: 30 }, { by: 'cuts', cuts: [0.1, 1, 2.5, 60, 100.01] }];
const scopes = [
  { name: 'today', scope: {} },
  { name: 'as of a past day', scope: { asOf: '2026-04-15' } },
  { name: 'of one shop in its currency', scope: { shop: secondShopId } },
  { name: 'of one shop as of a past day', scope: { shop: secondShopId, asOf: '2026-04-15' } },
];

test('every numeric field that rules know can be cut, the owner’s numbers among them', () => {
  expect(attributes).toEqual(['age', 'birthday_month', 'birthday_days', 'life_event_days', 'orders', 'net_total', 'aov', 'first_order_days', 'last_order_days', 'interval_days', 'due_days', 'refund_rate', 'discount_share', 'distinct_categories', 'p_alive', 'expected_orders_90d', 'last_touched_days', 'points', ownField]);
});

describe.each(scopes)('$name', ({ scope }) => {
  test.each(attributes)('%s: each band is as many as its rule finds, and its SQL; all bands and the unknown are everyone', (field) => {
    for (const cutting of cuttings) {
      const found = analysisHandlers.bands({ field, cutting, ...scope }, context);
      const count = (rule: (typeof found.bands)[number]['rule']) => segmentsHandlers.count({ rule, ...scope }, context);
      for (const band of found.bands) expect(count(band.rule).count, `${field} ${band.from}–${band.to}`).toBe(band.customers);
      const unknown = count(found.unknownRule);
      expect(unknown.count).toBe(found.of - found.known);
      expect(unknown.of).toBe(found.of);
      expect(found.bands.reduce((n, b) => n + b.customers, 0)).toBe(found.known);
      expect(found.bars.reduce((n, b) => n + b.customers, 0)).toBe(found.known);
      const rows = shop.db.all<{ band: number | null; customers: number }>(found.sql);
      expect(rows.find((r) => r.band === null)?.customers ?? 0).toBe(found.of - found.known);
      expect(found.bands.map((_, i) => rows.find((r) => r.band === i)?.customers ?? 0)).toEqual(found.bands.map((b) => b.customers));
      if (cutting.by === 'quantiles' && found.known > 0) expect(Math.min(...found.bands.map((b) => b.customers))).toBeGreaterThan(0);
    }
  });
});

test('whoever was merged into another is counted once', () => {
  const two = new ShopMaker();
  const [a, b] = [two.customer(), two.customer()];
  two.order({ customerId: a, day: '2026-05-01' });
  two.order({ customerId: b, day: '2026-05-02' });
  two.finish();
  customersHandlers.merge({ customerId: a, otherId: b }, two.context());
  const found = analysisHandlers.bands({ field: 'orders', cutting: { by: 'cuts', cuts: [2] } }, two.context());
  expect(found).toMatchObject({ of: 1, known: 1, bands: [{ customers: 1 }] });
});

test.each(poorShops)('%s: nothing divides by nothing', (_, fill) => {
  const poor = new ShopMaker();
  fill(poor);
  poor.finish();
  for (const { field } of analysisHandlers.attributes({}, poor.context())) {
    const found = analysisHandlers.bands({ field, cutting: { by: 'quantiles', bands: 5 } }, poor.context());
    expect(notNumbers(found)).toEqual([]);
    expect(found.bands.reduce((n, b) => n + b.customers, 0)).toBe(found.known);
  }
});

test('an attribute that isn’t a number, or isn’t there, is refused', () => {
  for (const field of ['province', 'state', 'own_999', 'constructor', '__proto__']) expect(() => analysisHandlers.bands({ field, cutting: { by: 'quantiles', bands: 5 } }, context)).toThrow('bad_input');
});

describe('kept bandings', () => {
  const save = (facts: object) => analysisHandlers.saveBanding({ name: '客单档', field: 'aov', cuts: [100, 50], names: ['低', '', '高'], ...facts }, context);
  test('keep cuts in order, with a name for each band', () => {
    const kept = save({});
    expect(kept).toMatchObject({ name: '客单档', field: 'aov', cuts: [50, 100], names: ['低', '', '高'] });
    expect(analysisHandlers.bandings({}, context)).toEqual([kept]);
    expect(save({ bandingId: kept.bandingId, cuts: [80], names: ['a', 'b'] })).toMatchObject({ bandingId: kept.bandingId, cuts: [80] });
    expect(analysisHandlers.deleteBanding({ bandingId: kept.bandingId }, context)).toEqual({ bandingId: kept.bandingId });
    expect(analysisHandlers.bandings({}, context)).toEqual([]);
  });
  test('refuse a second of the same name, names that don’t fit, and fields that aren’t numbers', () => {
    const { bandingId } = save({});
    expect(() => save({})).toThrow('name_taken');
    expect(() => save({ name: 'x', names: ['a'] })).toThrow('bad_input');
    expect(() => save({ name: 'x', field: 'province' })).toThrow('bad_input');
    expect(() => save({ bandingId: 999, name: 'x' })).toThrow('not_found');
    expect(() => analysisHandlers.deleteBanding({ bandingId: 999 }, context)).toThrow('not_found');
    analysisHandlers.deleteBanding({ bandingId }, context);
  });
  test('hold a field of the owner’s: it can’t go, nor stop being a number, while a banding cuts it', () => {
    const fieldId = Number(ownField.slice(4));
    const { bandingId } = save({ name: '身高档', field: ownField, cuts: [155], names: ['', ''] });
    expect(() => ownFieldHandlers.deleteField({ fieldId }, context)).toThrow('bad_input');
    expect(ownFieldHandlers.fieldChange({ fieldId, kind: 'text' }, context).usedBy).toEqual(['身高档']);
    analysisHandlers.deleteBanding({ bandingId }, context);
    expect(ownFieldHandlers.fieldChange({ fieldId, kind: 'text' }, context).usedBy).toEqual([]);
  });
});
