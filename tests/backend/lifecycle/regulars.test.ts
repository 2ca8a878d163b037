import { describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';

/** Two years; of 120 first-time buyers since it can be told, 60 began with tea, of whom 30 came back, and 60 with cups, of whom 3 did. */
function twoYears(): ShopMaker {
  const shop = new ShopMaker();
  shop.order({ customerId: shop.customer(), day: '2024-07-01', items: [{ title: '茶' }] });
  for (let i = 0; i < 120; i += 1) {
    const customerId = shop.customer({ phone: `+86138000${String(10000 + i)}` });
    const day = addDays('2025-07-10', i);
    shop.order({ customerId, day, paidMinor: 8000, items: [{ title: i < 60 ? '茶' : '杯' }] });
    if (i < 30 || (i >= 60 && i < 63)) shop.order({ customerId, day: addDays(day, 40), paidMinor: 12_000, items: [{ title: '茶' }] });
  }
  shop.order({ customerId: null, day: '2026-06-20', paidMinor: 500 });
  return shop.finish();
}

describe('老客体检', () => {
  const shop = twoYears();
  const context = shop.context(TODAY);
  lifecycleHandlers.saveSettings({ usualDays: 100 }, context);
  const found = lifecycleHandlers.regulars({}, context);

  test('is as of the newest order, and says of how many orders the buyer is known', () => {
    expect(found.asOf).toBe('2026-06-20');
    expect(found.buyers).toBe(121);
    expect(found.recognised).toEqual({ orders: 153, all: 154 });
    expect(found.leadDays).toBe(180); // too few gaps to measure
    expect(found.knownFrom).toBe('2024-12-28');
  });
  test('new against old, in money, by the SQL that it shows', () => {
    expect(found.sales).toEqual({ from: '2025-06-21', first: { orders: 120, customers: 120, netMinor: 960_000 }, later: { orders: 33, customers: 33, netMinor: 396_000 } });
    const rows = shop.db.all<{ isFirst: number; orders: number; customers: number; netMinor: number }>(found.sql);
    expect(rows.find((r) => r.isFirst === 0)).toEqual({ isFirst: 0, ...found.sales!.later });
  });
  test('few gaps: the median is there with its n, and said to be too little', () => {
    expect(found.usual).toMatchObject({ medianDays: 40, gaps: 33, tooLittle: ['fewGaps'] });
    expect(found.usual.watched).toBe(33 + 121);
  });
  test('whom it would be worth saving are whom the rule finds', () => {
    const { saveable } = found;
    expect(segmentsHandlers.count({ rule: saveable!.rule, asOf: found.asOf }, context).count).toBe(saveable!.customers);
    const away = (last: string, days: number) => addDays(last, days) < found.asOf;
    const expected = [...Array(120).keys()].filter((i) => i < 30 || (i >= 60 && i < 63)).filter((i) => { const last = addDays('2025-07-10', i + 40); return away(last, 100) && !away(last, 300); });
    expect(saveable!.customers).toBe(expected.length);
    expect(saveable!.netMinor).toBe(expected.length * 20_000);
    expect(saveable!.onceMoreMinor).toBe(expected.length * 10_000);
    expect(saveable!.reachableSms).toBe(expected.length);
  });
  test('the first product that brings people back', () => {
    expect(found.product).toMatchObject({ shop: { watched: 120, returned: 33 }, judged: 2, best: { title: '茶', watched: 60, returned: 30 } });
  });
  test('who was merged counts once', () => {
    const again = twoYears();
    again.db.run('UPDATE accounts SET customer_id = 2 WHERE customer_id = 3');
    again.db.run('UPDATE customers SET merged_into = 2 WHERE id = 3');
    again.finish();
    again.db.run('DELETE FROM customer_metrics WHERE customer_id = 3');
    expect(lifecycleHandlers.regulars({}, again.context(TODAY)).buyers).toBe(120);
  });
});

const short: [string, (shop: ShopMaker) => void][] = [
  ['nobody', () => undefined],
  ['anonymous sales alone', (shop) => void shop.order({ customerId: null, day: '2026-05-01' })],
  ['one customer, one order', (shop) => void shop.order({ customerId: shop.customer(), day: '2026-05-01' })],
  ['all on one day, for nothing', (shop) => { for (let i = 0; i < 40; i += 1) shop.order({ customerId: shop.customer(), day: '2026-05-01', paidMinor: 0 }); }],
  ['two weeks', (shop) => { for (let i = 0; i < 14; i += 1) shop.order({ customerId: shop.customer(), day: addDays('2026-06-01', i) }); }],
  ['ten years between', (shop) => { const customerId = shop.customer(); for (const day of ['2016-05-01', '2026-05-01']) shop.order({ customerId, day }); }],
  ['nobody came back', (shop) => { for (let i = 0; i < 400; i += 1) shop.order({ customerId: shop.customer(), day: addDays('2025-01-01', i), items: [{ title: '茶' }] }); }],
];
test.each(short)('%s: what can’t be told isn’t, and nothing divides by nothing', (name, fill) => {
  const shop = new ShopMaker();
  fill(shop);
  const context = shop.finish().context(TODAY);
  for (const asOf of [undefined, '2026-01-01']) {
    const found = lifecycleHandlers.regulars({ asOf }, context);
    JSON.stringify(found, (_key, value: unknown) => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      return value;
    });
    expect(found.saveable).toBeNull();
    expect(found.product.best).toBeNull();
    if (name === 'nobody came back' && asOf === undefined) expect(found.sales).toMatchObject({ later: { orders: 0, netMinor: 0 } });
    else if (name !== 'nobody came back') expect(found.notYet).not.toBeNull();
    shop.connection.prepare(found.sql).all();
  }
});
