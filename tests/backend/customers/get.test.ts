import { describe, expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { ORDER_FACTS, TELLS_ITEM, TELLS_ORDER } from '../../../electron/backend/imports/facts.ts';
import { bitOf, bucketOf } from '../../../electron/backend/imports/order-blocks.ts';
import { emptyBlock, encodeBlock } from '../../../electron/backend/imports/row-blocks.ts';
import { orderStatuses } from '../../../shared/domain/order-status.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';

/** Batches of files, as an import leaves them. */
class Files {
  readonly shop: ShopMaker;
  constructor(shop: ShopMaker) {
    this.shop = shop;
  }
  batch(undone = false): number {
    return this.shop.insert('batches', { started_at: 0, undone_at: undone ? 1 : null });
  }
  file(batch: number, name: string, sameAs: number | null = null): number {
    return this.shop.insert('batch_files', { batch_id: batch, name, size: 1, sha256: name, parser_version: 1, same_as: sameAs, report: '{}' });
  }
  order(orderId: number, fileId: number, line: number, facts: { modifiedAt?: number; buyerMemo?: string; sellerMemo?: string }): void {
    const numbers = ORDER_FACTS.map((name) => (name === 'status' ? orderStatuses.indexOf('completed') : name === 'modifiedAt' ? (facts.modifiedAt ?? NaN) : NaN));
    const memoId = facts.buyerMemo ?? facts.sellerMemo ? this.shop.insert('order_memos', { order_id: orderId, buyer_memo: facts.buyerMemo ?? null, seller_memo: facts.sellerMemo ?? null }) : 0;
    this.#row(orderId, fileId, { ids: [line, orderId, 0, 0, 0, memoId], tells: TELLS_ORDER, order: numbers, currency: 'CNY' });
  }
  item(orderId: number, fileId: number, line: number, key: string): void {
    this.#row(orderId, fileId, { ids: [line, orderId, 0, 0, 0, 0], tells: TELLS_ITEM, item: [NaN, 1, NaN, NaN, NaN, NaN], key });
  }
  /** A block of one row. */
  #row(orderId: number, fileId: number, row: { ids: number[]; tells: number; order?: number[]; item?: number[]; currency?: string; key?: string }): void {
    const block = { ...emptyBlock(1), count: 1, ids: Float64Array.from(row.ids), tells: Uint8Array.of(row.tells), currency: [row.currency ?? ''], itemKey: [row.key ?? ''], sku: [''] };
    if (row.order) block.order = Float64Array.from(row.order);
    if (row.item) block.item = Float64Array.from(row.item);
    const blockId = this.shop.insert('row_blocks', { file_id: fileId, rows: 1, data: encodeBlock(block) });
    this.shop.insert('order_blocks', { bucket: bucketOf(orderId), block_id: blockId, orders: bitOf(orderId) });
  }
}

function makeOneCustomer() {
  const shop = new ShopMaker();
  const customerId = shop.customer({ nick: '小李', name: '李样例', phone: '+8619900000001', province: '广东省', city: '深圳市', gender: 'female', birthday: '--03-31' });
  const early = shop.order({ customerId, day: '2026-03-01', paidMinor: 10000, discountMinor: 2500, refundMinor: 2000, items: [{ title: '围巾', paidMinor: 6000, quantity: 2 }, { title: '帽子', paidMinor: 4000 }] });
  const late = shop.order({ customerId, day: '2026-06-01', paidMinor: 5000 });
  shop.finish();
  return { shop, customerId, early, late };
}

test('the whole record', () => {
  const { shop, customerId, early, late } = makeOneCustomer();
  segmentsHandlers.save({ name: '来过两次', note: '', rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }] } }, shop.context(TODAY));
  segmentsHandlers.save({ name: '男', note: '', rule: { combinator: 'and', rules: [{ field: 'gender', operator: '=', value: 'male' }] } }, shop.context(TODAY));
  const customer = customersHandlers.get({ customerId }, shop.context(TODAY));
  expect(customer).toMatchObject({
    customerId, nick: '小李', currency: 'CNY', gender: 'female', birthday: '--03-31', orders: 2, netTotalMinor: 13000, refundMinor: 2000,
    refundRate: 2000 / 15000, discountShare: 2500 / 17500, optedOut: false, optedOutAt: null,
    accounts: [{ platform: 'taobao', kind: 'buyer', value: '小李' }],
    contacts: [{ receiver: '李样例', phone: '+8619900000001', phoneQuality: 'valid', province: '广东省', city: '深圳市', address: null }],
    segments: [{ name: '来过两次' }],
  });
  expect(customer.orderList.map((o) => [o.orderId, o.day, o.netMinor, o.isValid, o.shopName])).toEqual([[late, '2026-06-01', 5000, true, '样例生活馆'], [early, '2026-03-01', 8000, true, '样例生活馆']]);
  expect(customer.orderList[1]!.items.map((i) => [i.title, i.quantity, i.paidMinor])).toEqual([['围巾', 2, 6000], ['帽子', 1, 4000]]);
});

test('as of a past day: its orders, metrics and touches', () => {
  const { shop, customerId, early } = makeOneCustomer();
  const customer = customersHandlers.get({ customerId, asOf: '2026-03-31' }, shop.context(TODAY));
  expect(customer).toMatchObject({ orders: 1, netTotalMinor: 8000, lastOrderDays: 30, refundRate: 0.2 });
  expect(customer.orderList.map((o) => o.orderId)).toEqual([early]);
});

test('nobody by that number', () => {
  const { shop } = makeOneCustomer();
  expect(() => customersHandlers.get({ customerId: 99 }, shop.context())).toThrow('not_found');
});

test('money is in the currency that the customer pays in', () => {
  const { shop } = makeOneCustomer();
  const usd = shop.shop({ platform: 'shopify', name: 'US', currency: 'USD' });
  const ann = shop.customer({ nick: 'ann', platform: 'shopify' });
  shop.order({ customerId: ann, shopId: usd, paidMinor: 4200 });
  shop.finish();
  expect(customersHandlers.get({ customerId: ann }, shop.context())).toMatchObject({ currency: 'USD', netTotalMinor: 4200, aovMinor: 4200 });
});

describe('where it came from', () => {
  test('each row that said it: kept, repeated, and in the same file again; not what was undone', () => {
    const { shop, customerId, early } = makeOneCustomer();
    const files = new Files(shop);
    const first = files.batch();
    const orders = files.file(first, 'orders.csv');
    const items = files.file(first, 'items.csv');
    files.order(early, orders, 7, {});
    files.item(early, items, 3, '1');
    const second = files.batch();
    const overlapping = files.file(second, 'orders-2.csv');
    files.order(early, overlapping, 12, {});
    files.file(second, 'orders again.csv', orders);
    files.file(files.batch(true), 'undone.csv', orders);

    const order = customersHandlers.get({ customerId }, shop.context(TODAY)).orderList[1]!;
    const inItems = { batchId: first, fileName: 'items.csv', line: 3 };
    expect(order.sources).toEqual([
      inItems,
      { batchId: first, fileName: 'orders.csv', line: 7 },
      { batchId: second, fileName: 'orders again.csv', line: 7 },
      { batchId: second, fileName: 'orders-2.csv', line: 12 },
    ]);
    expect(order.items.map((i) => i.sources)).toEqual([[inItems], []]);
  });

  test("memos are the newest row's by the platform's time, else the last one in", () => {
    const { shop, customerId, early, late } = makeOneCustomer();
    const files = new Files(shop);
    const file = files.file(files.batch(), 'orders.csv');
    files.order(early, file, 1, { modifiedAt: 2000, buyerMemo: '请包装好', sellerMemo: '老客' });
    files.order(early, file, 2, { modifiedAt: 1000, buyerMemo: '旧留言', sellerMemo: '旧备注' });
    files.order(late, file, 3, { sellerMemo: '一' });
    files.order(late, file, 4, { sellerMemo: '二' });
    const [lateOrder, earlyOrder] = customersHandlers.get({ customerId }, shop.context(TODAY)).orderList;
    expect(earlyOrder).toMatchObject({ buyerMemo: '请包装好', sellerMemo: '老客' });
    expect(lateOrder).toMatchObject({ buyerMemo: null, sellerMemo: '二' });
  });
});

test('what the owner knows of a person is kept; only what is named changes', () => {
  const { shop, customerId } = makeOneCustomer();
  const context = shop.context();
  customersHandlers.update({ customerId, birthday: '1990-02-28', note: '喜欢蓝色' }, context);
  customersHandlers.update({ customerId, gender: null }, context);
  expect(customersHandlers.get({ customerId }, context)).toMatchObject({ birthday: '1990-02-28', note: '喜欢蓝色', gender: null });
  customersHandlers.update({ customerId, birthday: '--02-29', note: ' ' }, context);
  expect(customersHandlers.get({ customerId }, context)).toMatchObject({ birthday: '--02-29', note: null });
  for (const birthday of ['1990-02-30', '--13-01', '2001-02-29']) expect(() => customersHandlers.update({ customerId, birthday }, context)).toThrow('bad_input');
  expect(() => customersHandlers.update({ customerId: 99, note: 'x' }, context)).toThrow('not_found');
});
