import { describe, expect, test } from 'vitest';
import { analysisHandlers } from '../../../electron/backend/analysis/handlers.ts';
import { ownFieldHandlers } from '../../../electron/backend/own-fields/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import type { Crosstab, DimensionAsked } from '../../../shared/contract/analysis.ts';
import { ShopMaker } from '../make-shop.ts';
import { makeAnalysisShop, notNumbers, poorShops, TODAY } from './analysis-shop.ts';

const { shop, secondShopId } = makeAnalysisShop();
const context = shop.context(TODAY);
const tasks = (today = TODAY, of = shop): TaskContext => ({ ...of.context(today), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });

const several = ownFieldHandlers.saveField({ name: '爱好', kind: 'multi', section: 'person', options: ['茶', '书', '花'].map((name) => ({ name, was: null })), standard: null }, context);
const byHand = shop.insert('tags', { name: '熟客', color: 'jade', created_at: 0 });
for (const { id } of shop.db.all<{ id: number }>('SELECT id FROM customers')) {
  if (id % 2 === 0) ownFieldHandlers.setValues({ customerId: id, values: [{ fieldId: several.fieldId, values: id % 4 === 0 ? ['茶', '书'] : ['花'] }] }, context);
  if (id % 3 === 0) shop.insert('customer_tags', { tag_id: byHand, customer_id: id, since_day: '2026-01-01' });
  if (id % 5 === 0) shop.insert('person_facts', { shop_id: shop.shopId, key: `k${id}`, account_id: shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id', { id })!.id, phone_quality: 'none', tags: JSON.stringify(['批发']) });
}
const { bandingId } = analysisHandlers.saveBanding({ name: '客单档', field: 'aov', cuts: [50, 100, 9999], names: ['低', '中', '高', '天价'] }, context);

const dimensions: DimensionAsked[] = [
  ...['state', 'stage', 'rfm', 'season_group', 'province', 'city', 'gender', `own_${several.fieldId}`].map((field) => ({ by: 'field' as const, field })),
  { by: 'banding', bandingId },
  { by: 'quantiles', field: 'last_order_days', bands: 4 },
  { by: 'quantiles', field: 'discount_share', bands: 3 },
  { by: 'tags' },
  { by: 'category', which: 'bought' },
  { by: 'category', which: 'first' },
  { by: 'category', which: 'most' },
  { by: 'price', bands: 4 },
];
const scopes = [{}, { asOf: '2026-05-15' }, { shop: secondShopId }];
const name = (d: DimensionAsked) => Object.values(d).join(' ');

const ask = async (rows: DimensionAsked, columns: DimensionAsked, scope: object = {}) => await analysisHandlers.crosstab({ rows, columns, ...scope }, tasks());

describe.each(dimensions.map((d) => [name(d), d] as const))('%s', (_, rows) => {
  test('rows are what their rules find, cells what both do, and the SQL gives the same', async () => {
    for (const scope of scopes) {
      for (const columns of [{ by: 'field', field: 'gender' }, { by: 'quantiles', field: 'orders', bands: 3 }, { by: 'price', bands: 2 }] as DimensionAsked[]) {
        const found = await ask(rows, columns, scope);
        for (const item of [...found.rows.items, ...found.columns.items]) if (item.rule) expect(segmentsHandlers.count({ rule: item.rule, ...scope }, context).count, item.key).toBe(item.customers);
        found.rows.items.forEach((row, r) =>
          found.columns.items.forEach((column, c) => {
            if (row.rule && column.rule) expect(segmentsHandlers.count({ rule: { combinator: 'and', rules: [row.rule, column.rule] }, ...scope }, context).count).toBe(found.cells[r]![c]);
          }),
        );
        sqlAgrees(found);
        if (!found.rows.overlaps) expect(found.rows.items.reduce((n, i) => n + i.customers, 0)).toBe(found.of);
        // Columns here don't overlap: each row adds up.
        found.cells.forEach((row, r) => expect(row.reduce((a, b) => a + b, 0)).toBe(found.rows.items[r]!.customers));
      }
    }
  });

  test('a cell’s people are as many as it counts', async () => {
    const columns: DimensionAsked = { by: 'field', field: 'province' };
    const found = await ask(rows, columns);
    for (const [r, row] of found.rows.items.entries()) {
      const of = async (column: string | null) => (await analysisHandlers.crosstabPeople({ rows, columns, row: row.key, column }, tasks())).customerIds.length;
      expect(await of(null)).toBe(row.customers);
      expect(await of(found.columns.items[0]!.key)).toBe(found.cells[r]![0]);
    }
  });
});

function sqlAgrees(found: Crosstab): void {
  const asked = shop.db.all<{ row: string; column: string; customers: number }>(found.sql);
  const told = found.rows.items.flatMap((row, r) => found.columns.items.flatMap((column, c) => (found.cells[r]![c]! > 0 ? [{ row: row.key, column: column.key, customers: found.cells[r]![c]! }] : [])));
  const order = (a: { row: string; column: string }, b: { row: string; column: string }) => (`${a.row}/${a.column}` < `${b.row}/${b.column}` ? -1 : 1);
  expect(asked.toSorted(order)).toEqual(told.toSorted(order));
}

test('first and most bought category, by one’s own count', () => {
  const own = new ShopMaker();
  const buy = (customerId: number, day: string, ...categories: string[]) => own.order({ customerId, day, items: categories.map((category) => ({ title: `样例${category}`, category, paidMinor: 1000 })) });
  const [a, b, c] = [own.customer(), own.customer(), own.customer()];
  buy(a, '2026-01-01', '服饰');
  buy(a, '2026-02-01', '家居', '家居');
  buy(a, '2026-03-01', '家居');
  buy(b, '2026-01-05', '食品');
  own.order({ customerId: c, day: '2026-01-05', status: 'unpaid', items: [{ title: '样例服饰', category: '服饰' }] });
  own.finish();
  const counts = async (which: 'first' | 'most') => Object.fromEntries((await analysisHandlers.crosstab({ rows: { by: 'category', which }, columns: { by: 'field', field: 'gender' } }, tasks(TODAY, own))).rows.items.map((i) => [i.key, i.customers]));
  return Promise.all([
    expect(counts('first')).resolves.toEqual({ 服饰: 1, 食品: 1, '': 1 }),
    expect(counts('most')).resolves.toEqual({ 家居: 1, 食品: 1, '': 1 }),
  ]);
});

test('only the commonest values stand alone; the rest are others, whom a rule finds too', async () => {
  const wide = new ShopMaker();
  for (let i = 0; i < 30; i += 1) for (let n = 0; n <= (i < 5 ? 2 : 0); n += 1) wide.order({ customerId: wide.customer({ province: `省${String(i).padStart(2, '0')}` }), day: '2026-05-01' });
  wide.order({ customerId: wide.customer(), day: '2026-05-01' });
  wide.finish();
  const found = await analysisHandlers.crosstab({ rows: { by: 'field', field: 'province' }, columns: { by: 'field', field: 'gender' } }, tasks(TODAY, wide));
  expect(found.rows.items).toHaveLength(22);
  const [others, unknown] = found.rows.items.slice(-2);
  expect([others!.kind, others!.customers, unknown!.kind, unknown!.customers]).toEqual(['others', 10, 'unknown', 1]);
  expect(segmentsHandlers.count({ rule: others!.rule! }, wide.context(TODAY)).count).toBe(10);
});

test('what can’t be sorted by is refused', async () => {
  for (const rows of [{ by: 'field', field: 'orders' }, { by: 'field', field: 'nothing' }, { by: 'quantiles', field: 'state', bands: 3 }, { by: 'banding', bandingId: 999 }] as DimensionAsked[]) await expect((async () => await ask(rows, { by: 'tags' }))()).rejects.toThrow(/bad_input|not_found/);
  await expect((async () => await analysisHandlers.crosstabPeople({ rows: { by: 'tags' }, columns: { by: 'tags' }, row: '没有', column: null }, tasks()))()).rejects.toThrow('not_found');
});

test.each(poorShops)('%s: nothing divides by nothing', async (_, fill) => {
  const poor = new ShopMaker();
  fill(poor);
  poor.finish();
  for (const rows of dimensions.filter((d) => d.by !== 'banding' && !(d.by === 'field' && d.field.startsWith('own_')))) {
    const found = await analysisHandlers.crosstab({ rows, columns: { by: 'price', bands: 3 } }, tasks(TODAY, poor));
    expect(notNumbers(found)).toEqual([]);
    poor.db.all(found.sql);
  }
});
