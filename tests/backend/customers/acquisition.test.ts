import { beforeEach, expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { UNPAID_SOURCE } from '../../../shared/contract/acquisition.ts';
import { customers } from '../../../shared/contract/customers.ts';
import { ShopMaker } from '../make-shop.ts';
import { problemOf } from '../problem-of.ts';

const TODAY = '2026-06-30';
let shop: ShopMaker;
let buyers: number[];
function told(customerId: number, source: string | null, since: string | null): void {
  const account = shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :customerId', { customerId })!.id;
  shop.insert('person_facts', { shop_id: shop.shopId, key: `k${customerId}`, account_id: account, phone_quality: 'none', tags: '[]', source, since_day: since });
}
beforeEach(() => {
  shop = new ShopMaker();
  // Orders reach back far enough: somebody bought two years before.
  shop.order({ customerId: shop.customer(), day: '2024-01-01' });
  buyers = Array.from({ length: 6 }, () => shop.customer());
  for (const [i, id] of buyers.entries()) {
    told(id, '市集', `2026-03-0${i + 1}`);
    shop.order({ customerId: id, day: i < 3 ? '2026-04-10' : '2026-05-10' });
  }
  const waiting = shop.customer();
  told(waiting, '市集', '2026-05-05');
  told(shop.customer(), null, '2026-05-06');
  const before = shop.customer();
  shop.order({ customerId: before, day: '2026-01-01' });
  told(before, '市集', '2026-02-01');
  shop.order({ customerId: shop.customer(), day: '2026-05-20', status: 'unpaid' });
  shop.finish();
});
const read = (months: 3 | 6 | 12 = 6) => customersHandlers.acquisition(customers.acquisition.input.parse({ months }), shop.context(TODAY));
const people = (source: string, group: 'known' | 'waiting' | 'won' | 'unsure', month?: string) => customersHandlers.acquisitionPeople({ months: 6, source, group, ...(month === undefined ? {} : { month }) }, shop.context(TODAY)).customerIds;
const cost = (source: string, month: string, costMinor: number | null) => customersHandlers.setSourceCost({ source, month, costMinor }, shop.context(TODAY));

test('by source: who was got to know, who waits, who bought in the period, and what was spent', () => {
  cost('市集', '2026-04', 30000);
  cost('市集', '2026-03', 90000);
  cost('市集', '2025-12', 777);
  cost('广告', '2026-05', 5000);
  const found = read();
  expect(found).toMatchObject({ from: '2026-01', to: '2026-06', currency: 'CNY', knownFrom: '2024-06-29' });
  expect(Object.fromEntries(found.rows.map((r) => [r.source, r.figures]))).toEqual({
    市集: { known: 7, waiting: 1, won: 6, unsure: 0, costMinor: 120000 },
    广告: { known: 0, waiting: 0, won: 0, unsure: 0, costMinor: 5000 },
    '': { known: 1, waiting: 1, won: 0, unsure: 0, costMinor: null },
    [UNPAID_SOURCE]: { known: 1, waiting: 1, won: 0, unsure: 0, costMinor: null },
  });
  expect(found.all).toEqual({ known: 9, waiting: 3, won: 6, unsure: 0, costMinor: 125000 });
  expect(found.rows.find((r) => r.source === '市集')!.months.map(({ month, figures }) => [month, figures.known, figures.won, figures.costMinor])).toEqual([
    ['2026-05', 1, 3, null],
    ['2026-04', 0, 3, 30000],
    ['2026-03', 6, 0, 90000],
  ]);
  // Who was known before the period and bought in it counts as won.
  expect(read(3).rows[0]).toMatchObject({ source: '市集', figures: { known: 1, won: 6, costMinor: 30000 } });
});

test('the people behind each count, also of one month', () => {
  expect(people('市集', 'won')).toEqual(buyers);
  expect(people('市集', 'won', '2026-04')).toEqual(buyers.slice(0, 3));
  expect(people('市集', 'waiting')).toHaveLength(1);
  expect(people(UNPAID_SOURCE, 'waiting')).toHaveLength(1);
});

test('a merge counts one, and its source is the earlier', () => {
  const other = shop.customer();
  told(other, '朋友', '2026-02-15');
  shop.finish();
  mergePeople(shop.db, { customerId: buyers[0]!, otherId: other }, 1);
  shop.finish();
  const rows = Object.fromEntries(read().rows.map((r) => [r.source, r.figures]));
  expect(rows['朋友']).toMatchObject({ known: 1, won: 1 });
  expect(rows['市集']).toMatchObject({ known: 6, won: 5 });
});

test('where orders don’t reach back far enough nobody is called new', () => {
  shop.db.run('DELETE FROM orders WHERE day < :day', { day: '2026-01-01' });
  shop.finish();
  expect(read().rows[0]).toMatchObject({ figures: { won: 0, unsure: 6 } });
});

test('a month’s cost is changed and taken out; a month that isn’t one is refused', () => {
  cost('市集', '2026-04', 30000);
  cost('市集', '2026-04', 20000);
  expect(read().all.costMinor).toBe(20000);
  cost('市集', '2026-04', null);
  expect(read().all.costMinor).toBeNull();
  expect(problemOf(() => cost('市集', '2026-13', 1))).toEqual({ code: 'bad_input', fields: ['month'] });
  shop.insert('source_costs', { source: '市集', month: '2026-04', cost_minor: 9, currency: 'USD' });
  expect(read()).toMatchObject({ otherCurrency: 1, all: { costMinor: null } });
});
