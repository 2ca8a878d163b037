import { expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { bitOf, bucketOf } from '../../../electron/backend/imports/order-blocks.ts';
import type { SecondGrouping } from '../../../shared/contract/lifecycle-second.ts';
import { CampaignShop } from '../campaigns/campaign-shop.ts';

/** As of 2026-06-30: who first bought on 1 May has been watched for 60 days, who did on 15 June for 15. */
const MAY = '2026-05-01';
const JUNE = '2026-06-15';

const by = async (shop: CampaignShop, grouping: SecondGrouping, more: { shop?: number; asOf?: string } = {}) => lifecycleHandlers.secondBy({ by: grouping, ...more }, shop.task());
const told = async (...asked: Parameters<typeof by>) => (await by(...asked)).groups.map(({ key, customers, within }) => [key, customers, within.map((w) => `${w.returned}/${w.observed}`).join(' ')]);

/** Orders that come from a file with, or without, a column of discounts. */
function fileBlock(shop: CampaignShop, headers: string[], profile = 'pdd-orders-csv'): number {
  const batchId = shop.insert('batches', { started_at: 0 });
  const fileId = shop.insert('batch_files', { batch_id: batchId, name: 'a.csv', size: 1, sha256: headers.join(), profile, parser_version: 1, headers: JSON.stringify(headers), report: '{}' });
  return shop.insert('row_blocks', { file_id: fileId, rows: 1, data: '[]' });
}
const inBlock = (shop: CampaignShop, orderId: number, block: number) => shop.db.run('UPDATE orders SET block_id = :block WHERE id = :orderId', { block, orderId });

test('by what was taken off the first order, where a file says', async () => {
  const shop = new CampaignShop();
  const [telling, silent] = [fileBlock(shop, ['订单号', '店铺优惠折扣(元)']), fileBlock(shop, ['订单号'])];
  const first = (day: string, paidMinor: number, discountMinor: number, block: number | null = telling) => {
    const customerId = shop.customer();
    const orderId = shop.order({ customerId, day, paidMinor, discountMinor });
    if (block !== null) inBlock(shop, orderId, block);
    return { customerId, orderId };
  };
  const none = first(MAY, 10_000, 0);
  const under = first(MAY, 9100, 900);
  first(MAY, 9000, 1000);
  first(JUNE, 7000, 3000);
  const over = first(MAY, 6900, 3100, null); // what was taken off is known, whatever the file is
  first(MAY, 10_000, 0, silent);
  first(MAY, 10_000, 0, null);
  // Two orders of the first day count together: 3,000 of 20,000.
  const twice = first(JUNE, 7000, 3000);
  inBlock(shop, shop.order({ customerId: twice.customerId, day: JUNE, paidMinor: 10_000 }), telling);
  // One of the two from a file that doesn't say.
  const half = first(JUNE, 7000, 3000);
  shop.order({ customerId: half.customerId, day: JUNE, paidMinor: 10_000 });
  // Merged from two files, the second of which says.
  const merged = first(JUNE, 10_000, 0, silent);
  shop.insert('order_blocks', { bucket: bucketOf(merged.orderId), block_id: telling, orders: bitOf(merged.orderId) });
  // A second purchase: within 7 days, after 40, and after 61 days, which is no longer watched.
  shop.order({ customerId: none.customerId, day: '2026-05-08', discountMinor: 9000 });
  shop.order({ customerId: under.customerId, day: '2026-06-10' });
  shop.order({ customerId: over.customerId, day: '2026-07-01' });
  shop.finish();
  expect(await told(shop, 'discount')).toEqual([
    ['none', 2, '1/2 1/1 1/1 0/0 0/0'],
    ['under10', 1, '0/1 0/1 1/1 0/0 0/0'],
    ['to30', 3, '0/3 0/1 0/1 0/0 0/0'],
    ['over30', 1, '0/1 0/1 0/1 0/0 0/0'],
    ['unknown', 3, '0/3 0/2 0/2 0/0 0/0'],
  ]);
  expect((await by(shop, 'discount')).customers).toBe(10);
  expect(await lifecycleHandlers.secondPeople({ by: 'discount', key: 'under10' }, shop.task())).toEqual({ customerIds: [under.customerId] });
  // As of May nobody has bought in June.
  expect(await told(shop, 'discount', { asOf: '2026-05-31' })).toEqual([
    ['none', 1, '1/1 1/1 0/0 0/0 0/0'],
    ['under10', 1, '0/1 0/1 0/0 0/0 0/0'],
    ['to30', 1, '0/1 0/1 0/0 0/0 0/0'],
    ['over30', 1, '0/1 0/1 0/0 0/0 0/0'],
    ['unknown', 2, '0/2 0/2 0/0 0/0 0/0'],
  ]);
});

test('by the platform of the first order, and by where they come from', async () => {
  const shop = new CampaignShop();
  const shopify = shop.shop({ platform: 'shopify', name: '独立站' });
  const [a, b, c] = [shop.customer(), shop.customer(), shop.customer()];
  shop.order({ customerId: a, day: MAY });
  shop.order({ customerId: a, day: '2026-05-20', shopId: shopify });
  shop.order({ customerId: b, day: MAY, shopId: shopify });
  shop.order({ customerId: c, day: MAY, shopId: shopify });
  shop.order({ customerId: c, day: '2026-05-03', shopId: shopify });
  shop.finish();
  expect(await told(shop, 'platform')).toEqual([
    ['shopify', 2, '1/2 1/2 1/2 0/0 0/0'],
    ['taobao', 1, '0/1 1/1 1/1 0/0 0/0'],
  ]);
  // In a shop of its own the first purchase is the first there.
  expect(await told(shop, 'platform', { shop: shopify })).toEqual([['shopify', 3, '1/3 1/3 1/2 0/0 0/0']]);
  const source = (id: number, key: string, text: string | null, since: string | null) =>
    shop.insert('person_facts', { shop_id: shop.shopId, key, account_id: shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id', { id })!.id, source: text, since_day: since, phone_quality: 'none', tags: '[]' });
  source(a, '1', ' 抖音 ', '2026-04-01');
  source(a, '2', '老带新', '2026-03-01');
  source(b, '3', '抖音', null);
  source(c, '4', null, null);
  expect(await told(shop, 'source')).toEqual([
    ['抖音', 1, '0/1 0/1 0/1 0/0 0/0'],
    ['老带新', 1, '0/1 1/1 1/1 0/0 0/0'],
    ['', 1, '1/1 1/1 1/1 0/0 0/0'],
  ]);
});
