import { expect, test } from 'vitest';
import { metricsTable } from '../../../electron/backend/customers/as-of-metrics.ts';
import { refreshCustomers } from '../../../electron/backend/imports/refresh-customers.ts';
import { insightsHandlers } from '../../../electron/backend/insights/handlers.ts';
import { asOfMetricsSql } from '../../../electron/backend/segments/as-of-sql.ts';
import { choosePeople } from '../../../electron/backend/segments/compile-rule.ts';
import { settingsHandlers } from '../../../electron/backend/settings/handlers.ts';
import { ShopMaker } from '../make-shop.ts';

/** A buyer of both shops, and one of the shop abroad alone. */
function twoShops() {
  const shop = new ShopMaker();
  const abroad = shop.shop({ platform: 'shopify', name: '海外', currency: 'USD', timeZone: 'UTC' });
  const [both, foreign] = [shop.customer(), shop.customer()];
  shop.order({ customerId: both, day: '2026-05-02', paidMinor: 10000 });
  shop.order({ customerId: both, day: '2026-05-09', paidMinor: 1001, shopId: abroad, items: [{ title: 'cup', paidMinor: 1001 }] });
  shop.order({ customerId: foreign, day: '2026-06-09', paidMinor: 2000, refundMinor: 500, shopId: abroad });
  shop.order({ customerId: foreign, day: '2026-07-09', paidMinor: 500, shopId: abroad, status: 'unpaid' });
  refreshCustomers(shop.db, [both, foreign]);
  const metrics = (customer: number) => shop.db.get('SELECT currency, net_minor, refund_minor FROM customer_metrics WHERE customer_id = :customer AND shop_id = 0', { customer });
  const sales = () => insightsHandlers.sales({}, shop.context('2026-06-30'));
  const save = (...rates: [string, string | null][]) => settingsHandlers.saveRates({ rates: rates.map(([month, rate]) => ({ currency: 'USD', month, rate })) }, shop.context());
  return { shop, both, foreign, metrics, sales, save };
}

test('without a rate nothing is summed across currencies, and it is said which month lacks one', () => {
  const { both, foreign, metrics, sales, shop } = twoShops();
  expect(metrics(both)).toEqual({ currency: 'XXX', net_minor: null, refund_minor: null });
  expect(metrics(foreign)).toEqual({ currency: 'USD', net_minor: 1500, refund_minor: 500 });
  expect(sales()).toMatchObject({ converted: false, months: [{ month: '2026-05', orders: 1, netMinor: 10000 }], otherCurrencies: [{ currency: 'USD', orders: 2 }], missingRates: [{ currency: 'USD', months: ['2026-05', '2026-06'] }] });
  expect(settingsHandlers.rates({}, shop.context())).toEqual({
    base: 'CNY',
    currencies: [{ currency: 'USD', orders: 2, months: [{ month: '2026-05', orders: 1, rate: null }, { month: '2026-06', orders: 1, rate: null }] }],
  });
});

test('a rate is each month’s own, and whoever depends on it is summed anew in the same command', () => {
  const { both, foreign, metrics, sales, save } = twoShops();
  save(['2026-05', '7.15']);
  expect(metrics(both)).toEqual({ currency: 'CNY', net_minor: 10000 + 7157, refund_minor: 0 }); // 10.01 × 7.15 = 71.5715
  expect(metrics(foreign)).toMatchObject({ currency: 'USD' });
  expect(sales()).toMatchObject({ converted: false, missingRates: [{ currency: 'USD', months: ['2026-06'] }] });
  save(['2026-06', '7.2']);
  expect(metrics(foreign)).toEqual({ currency: 'CNY', net_minor: 10800, refund_minor: 3600 });
  expect(sales()).toMatchObject({ converted: true, missingRates: [], otherCurrencies: [], months: [{ month: '2026-05', orders: 2, netMinor: 17157 }, { month: '2026-06', orders: 1, netMinor: 10800, refundMinor: 3600 }] });
  expect(sales().products).toMatchObject([{ title: 'cup', paidMinor: 7157 }]);
  save(['2026-05', '7.2']);
  expect(metrics(both)).toMatchObject({ net_minor: 10000 + 7207 });
  save(['2026-05', null]);
  expect(metrics(both)).toMatchObject({ currency: 'XXX', net_minor: null });
});

test('the SQL of sales gives the same figures', () => {
  const { sales, save, shop } = twoShops();
  save(['2026-05', '7.15'], ['2026-06', '7.2']);
  expect(shop.db.all(sales().sql)).toEqual(sales().months.map(({ partial, ...month }) => month));
});

test.each([[[]], [['2026-05']], [['2026-05', '2026-06']]])('the SQL of a past day says the same as its table, with rates of %j', (months: string[]) => {
  const { save, shop } = twoShops();
  for (const month of months) save([month, '7.1234']);
  for (const asOf of ['2026-05-05', '2026-05-31', '2026-06-20']) {
    const people = choosePeople(shop.db, { asOf, today: '2026-07-30' });
    const columns = 'customer_id, currency, orders, net_minor, paid_orders, paid_minor, refund_minor, discount_minor, gross_minor';
    const own = shop.db.all(`SELECT ${columns} FROM ${metricsTable(shop.db, asOf, '2026-07-30')} WHERE shop_id = 0 AND paid_orders > 0 ORDER BY 1`);
    expect(shop.db.all(`WITH ${asOfMetricsSql(people)} SELECT ${columns} FROM metrics_as_of WHERE paid_orders > 0 ORDER BY 1`)).toEqual(own);
  }
});

test('with another base currency its own rates are needed', () => {
  const { both, metrics, save, sales, shop } = twoShops();
  save(['2026-05', '7.15'], ['2026-06', '7.2']);
  settingsHandlers.save({ baseCurrency: 'USD' }, shop.context());
  expect(metrics(both)).toMatchObject({ currency: 'XXX', net_minor: null });
  expect(sales()).toMatchObject({ currency: 'USD', converted: false, missingRates: [{ currency: 'CNY', months: ['2026-05'] }] });
  settingsHandlers.saveRates({ rates: [{ currency: 'CNY', month: '2026-05', rate: '0.14' }] }, shop.context());
  expect(metrics(both)).toMatchObject({ currency: 'USD', net_minor: 1001 + 1400 });
});

test('a rate that is none, or of the base itself, is refused', () => {
  const { shop } = twoShops();
  for (const rate of [{ currency: 'USD', month: '2026-05', rate: 'seven' }, { currency: 'CNY', month: '2026-05', rate: '1' }]) {
    expect(() => settingsHandlers.saveRates({ rates: [rate] }, shop.context())).toThrow('bad_input');
  }
});
