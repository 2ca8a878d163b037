import { ownFieldHandlers } from '../../../electron/backend/own-fields/handlers.ts';
import { ShopMaker } from '../make-shop.ts';
import { makeRandomShop, TODAY } from '../segments/random-shop.ts';

export { TODAY };

/** A few hundred people of two shops, with a number of the owner's own known of some. */
export function makeAnalysisShop(people = 300): { shop: ShopMaker; secondShopId: number; ownField: string } {
  const { shop, secondShopId } = makeRandomShop(11, people);
  const context = shop.context(TODAY);
  const { fieldId } = ownFieldHandlers.saveField({ name: '身高', kind: 'number', section: 'person', options: [], standard: null }, context);
  for (const { id } of shop.db.all<{ id: number }>('SELECT id FROM customers')) {
    if (id % 3 !== 0) ownFieldHandlers.setValues({ customerId: id, values: [{ fieldId, values: [String(150 + ((id * 7) % 40) / 4)] }] }, context);
  }
  return { shop, secondShopId, ownField: `own_${fieldId}` };
}

/** Shops in which there is little to say. */
export const poorShops: [string, (shop: ShopMaker) => void][] = [
  ['nobody', () => undefined],
  ['one customer without an order', (shop) => void shop.customer()],
  ['one customer, one order', (shop) => void shop.order({ customerId: shop.customer(), day: '2026-05-01', items: [{ title: '样例围巾', category: '服饰' }] })],
  ['forty alike', (shop) => { for (let i = 0; i < 40; i += 1) shop.order({ customerId: shop.customer(), day: '2026-05-01', paidMinor: 5000, items: [{ title: '样例围巾', category: '服饰' }] }); }],
  ['only unpaid orders', (shop) => { for (let i = 0; i < 3; i += 1) shop.order({ customerId: shop.customer(), day: '2026-05-01', status: 'unpaid' }); }],
];

/** What JSON would turn into null: a figure that isn't one. */
export function notNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => notNumbers(part, `${path}.${key}`));
}
