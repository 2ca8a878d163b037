import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readValues, valueColumns, type ValueRow } from '../../../electron/backend/copy/customer-values.ts';
import { expirySql } from '../../../electron/backend/offers/coupon-batches.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { couponExpiry } from '../../../shared/domain/coupon-codes.ts';
import { codeOf, OfferShop } from './offer-shop.ts';

let shop: OfferShop;
let people: number[];
let batchId = 0;
beforeEach(() => {
  shop = new OfferShop();
  shop.today = '2026-03-01';
  people = [1, 2, 3].map((i) => shop.customer({ nick: `buyer_${i}`, phone: `+861380000000${i}` }));
  batchId = shop.call('saveBatch', { name: '春季 10 元券', valueMinor: 1000, thresholdMinor: 5000, costMinor: 50, untilDay: '2026-03-31', validDays: 10 }).batchId;
});
const codes = () => shop.db.all<{ code: string }>('SELECT code FROM coupons ORDER BY id').map((k) => k.code);
const give = (customerIds = people) => shop.call('giveCodes', { batchId, who: { customerIds } });
const couponText = (customerId: number, asOf = shop.today) =>
  readValues(shop.db, shop.db.all<ValueRow>(`SELECT c.id, ${valueColumns(shop.db, ['customer.coupon'], asOf)} FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 WHERE c.id = :customerId`, { customerId, asOf }), ['customer.coupon'], asOf)[0]!.customer.coupon;

describe('codes', () => {
  test('pasted: the same twice, one that is known and what is none are refused with the reason; the others are taken', () => {
    shop.call('pasteCodes', { batchId, text: 'OLD1' });
    expect(shop.call('pasteCodes', { batchId, text: 'NEW1, new2\nnew1\n=A1+1 old1\n\nab' })).toEqual({
      taken: 2, refused: 4,
      first: [{ code: 'new1', why: 'twice' }, { code: 'A1+1', why: 'bad' }, { code: 'old1', why: 'known' }, { code: 'ab', why: 'bad' }],
    });
    expect(codes()).toEqual(['OLD1', 'NEW1', 'new2']);
    // Of another batch too: a code is one in the whole shop.
    const other = shop.call('saveBatch', { name: '别的', valueMinor: 1 }).batchId;
    expect(shop.call('pasteCodes', { batchId: other, text: 'NEW2' })).toMatchObject({ taken: 0, first: [{ why: 'known' }] });
    expect(shop.call('pasteCodes', { batchId: other, text: 'NEW2' })).toMatchObject({ taken: 0, refused: 1 });
  });

  test('made, and saved for the platform without anybody’s name', async () => {
    expect(shop.call('makeCodes', { batchId, count: 500, length: 6, prefix: 'sp' })).toEqual({ made: 500 });
    expect(new Set(codes()).size).toBe(500);
    expect(codeOf(() => shop.call('makeCodes', { batchId, count: 20_000, length: 4 }))).toBe(null);
    give();
    expect(await shop.task1('saveCodes', { batchId, to: shop.fileRef('codes.csv') })).toEqual({ rows: 20_500 });
    expect(shop.read('codes.csv').toString()).not.toContain('buyer');
  });
});

describe('giving', () => {
  test('one for each person, a second time nobody; too few give nobody any; taken back they are free', () => {
    shop.call('pasteCodes', { batchId, text: 'AAAA1 AAAA2 AAAA3' });
    expect(give([people[0]!, people[0]!])).toEqual({ given: 1, had: 0, without: 0 });
    expect(give([people[0]!])).toEqual({ given: 0, had: 1, without: 0 });
    const more = shop.customer({ nick: 'fourth' });
    expect(codeOf(() => give([...people, more]))).toBe('codes_short');
    expect(shop.call('couponBatches')).toMatchObject([{ codes: 3, given: 1, used: 0 }]);
    expect(give()).toEqual({ given: 2, had: 1, without: 0 });
    shop.call('pasteUses', { text: 'AAAA2' });
    const [giving] = shop.call('givings', { batchId });
    expect(giving).toMatchObject({ people: 2, used: 1 });
    expect(shop.call('undoGiving', { givingId: giving!.givingId })).toEqual({ freed: 1, kept: 1 });
    expect(codeOf(() => shop.call('undoGiving', { givingId: giving!.givingId }))).toBe('not_found');
    expect(shop.call('coupons', { batchId, show: 'free' }).rows.map((r) => r.code)).toEqual(['AAAA3']);
  });

  test('two who are one person have one; apart again each has what was given to their account', () => {
    shop.call('pasteCodes', { batchId, text: 'AAAA1 AAAA2 AAAA3' });
    give([people[0]!]);
    const { decisionId } = mergePeople(shop.db, { customerId: people[1]!, otherId: people[0]! }, 1);
    expect(give([people[1]!, people[2]!])).toEqual({ given: 1, had: 1, without: 0 });
    unmergePeople(shop.db, decisionId, 2);
    expect(shop.call('coupons', { batchId, show: 'given' }).rows.map((r) => [r.code, r.customerId])).toEqual([['AAAA1', people[0]], ['AAAA2', people[2]]]);
    expect(give([people[1]!])).toMatchObject({ given: 1 });
  });

  test('nobody whose data were erased, and nobody without an account', () => {
    shop.db.run("UPDATE accounts SET value = 'erased:1' WHERE customer_id = :id", { id: people[0]! });
    shop.db.run('DELETE FROM contacts WHERE account_id = (SELECT id FROM accounts WHERE customer_id = :id)', { id: people[1]! });
    shop.db.run('DELETE FROM accounts WHERE customer_id = :id', { id: people[1]! });
    shop.call('makeCodes', { batchId, count: 9 });
    expect(give()).toEqual({ given: 1, had: 0, without: 2 });
  });

  test('a text says the code given last that still holds', () => {
    shop.order({ customerId: people[0]!, day: '2026-01-05' });
    shop.finish();
    shop.call('pasteCodes', { batchId, text: 'AAAA1' });
    expect(couponText(people[0]!)).toBeNull();
    give([people[0]!]);
    expect(couponText(people[0]!)).toBe('AAAA1');
    expect(couponText(people[0]!, '2026-03-11')).toBe('AAAA1');
    expect(couponText(people[0]!, '2026-03-12')).toBeNull();
    const second = shop.call('saveBatch', { name: '二', valueMinor: 100 }).batchId;
    shop.call('pasteCodes', { batchId: second, text: 'BBBB1' });
    shop.call('giveCodes', { batchId: second, who: { customerIds: [people[0]!] } });
    expect(couponText(people[0]!)).toBe('BBBB1');
    shop.call('pasteUses', { text: 'bbbb1' });
    expect(couponText(people[0]!)).toBe('AAAA1');
  });

  test('expiring soon, soonest first; used ones and those of nobody are not', () => {
    shop.call('pasteCodes', { batchId, text: 'AAAA1 AAAA2 AAAA3 AAAA4' });
    give([people[0]!]);
    shop.today = '2026-03-05';
    give([people[1]!, people[2]!]);
    shop.call('pasteUses', { text: 'AAAA3' });
    expect(shop.call('expiringCoupons', { days: 10 }).map((r) => [r.code, r.expiresDay])).toEqual([['AAAA1', '2026-03-11'], ['AAAA2', '2026-03-15']]);
    expect(shop.call('expiringCoupons', { days: 6 }).map((r) => r.code)).toEqual(['AAAA1']);
    shop.today = '2026-03-12';
    expect(shop.call('expiringCoupons', { days: 10 }).map((r) => r.code)).toEqual(['AAAA2']);
  });

  test('the last day in SQL is the last day in the rule', () => {
    for (const untilDay of [null, '2026-03-05']) for (const validDays of [null, 3, 30]) for (const day of ['2026-02-27', '2026-03-04']) {
      const { expires } = shop.db.get<{ expires: string }>(`SELECT ${expirySql} AS expires FROM (SELECT :untilDay AS until_day, :validDays AS valid_days) b, (SELECT :day AS day) g`, { untilDay, validDays, day })!;
      expect(expires).toBe(couponExpiry({ untilDay, validDays }, day) ?? '9999-12-31');
    }
  });
});

describe('uses', () => {
  beforeEach(() => {
    shop.call('pasteCodes', { batchId, text: 'AAAA1 AAAA2 AAAA3 AAAA4' });
    give();
  });

  test('with another order a second time is refused and what was known stays; with the same it is the same; taken back it is free', () => {
    expect(shop.call('pasteUses', { text: 'AAAA1,9001\naaaa1,9001\nAAAA1,9002\nAAAA1\nNONE1' })).toEqual({ used: 1, same: 2, twice: 1, unknown: 1, first: [{ code: 'AAAA1', why: 'twice' }, { code: 'NONE1', why: 'unknown' }] });
    const used = () => shop.call('coupons', { batchId, show: 'used' }).rows;
    expect(used()).toMatchObject([{ code: 'AAAA1', orderNo: '9001', usedDay: '2026-03-01' }]);
    shop.call('undoUse', { couponId: used()[0]!.couponId });
    expect(used()).toEqual([]);
    expect(codeOf(() => shop.call('undoUse', { couponId: 1 }))).toBe('not_found');
  });

  test('told without its order first, and with it later', () => {
    shop.order({ customerId: people[0]!, day: '2026-02-20', orderNo: '9001' });
    shop.call('pasteUses', { text: 'AAAA1' });
    shop.call('pasteUses', { text: 'AAAA1 9001' });
    expect(shop.call('coupons', { batchId, show: 'used' }).rows).toMatchObject([{ orderNo: '9001', usedDay: '2026-02-20' }]);
  });

  test('from the notes of paid orders, whatever their case', async () => {
    const paid = shop.order({ customerId: people[0]!, day: '2026-02-20', orderNo: '9001' });
    const unpaid = shop.order({ customerId: people[1]!, day: '2026-02-20', orderNo: '9002', status: 'unpaid' });
    shop.insert('order_memos', { order_id: paid, buyer_memo: '用券aaaa1谢谢', seller_memo: 'SF1234567890' });
    shop.insert('order_memos', { order_id: unpaid, buyer_memo: 'AAAA2', seller_memo: null });
    expect(await shop.task1('findUses', {})).toEqual({ used: 1, same: 0, twice: 0, unknown: 0, first: [] });
    expect(await shop.task1('findUses', {})).toMatchObject({ used: 0 });
    expect(shop.call('coupons', { batchId, show: 'used' }).rows).toMatchObject([{ code: 'AAAA1', orderNo: '9001' }]);
  });

  test('from a platform’s order export; a file without such a column is refused', async () => {
    writeFileSync(join(shop.dir, 'orders.csv'), 'Name,Email,Discount Code,Total\n#1001,a@b.example,AAAA1,10\n#1001,,,\n#1002,c@d.example,"AAAA2, WELCOME5",20\n#1003,e@f.example,,30\n');
    expect(await shop.task1('takeUses', { file: shop.fileRef('orders.csv') })).toEqual({ rows: 2, used: 2, same: 0, twice: 0, unknown: 1, first: [{ code: 'WELCOME5', why: 'unknown' }] });
    expect(shop.call('coupons', { batchId, show: 'used' }).rows.map((r) => r.orderNo)).toEqual(['#1001', '#1002']);
    writeFileSync(join(shop.dir, 'other.csv'), 'a,b\n1,2\n');
    await expect(shop.task1('takeUses', { file: shop.fileRef('other.csv') })).rejects.toMatchObject({ code: 'bad_input' });
  });

  test('the report: an order once, refunds out, who used somebody else’s, and no margin while a cost is missing', () => {
    shop.order({ customerId: people[0]!, day: '2026-03-02', orderNo: '9001', paidMinor: 9000, items: [{ title: '茶', paidMinor: 9000 }] });
    shop.order({ customerId: people[2]!, day: '2026-03-02', orderNo: '9002', paidMinor: 8000, refundMinor: 8000 });
    shop.call('pasteUses', { text: 'AAAA1,9001\nAAAA2,9001\nAAAA3,9002\nAAAA4,777' });
    const report = () => shop.call('couponReport', { batchId });
    expect(report()).toMatchObject({ given: 3, usedOfGiven: 3, usedUngiven: 1, usedByOthers: 1, orders: 1, lostOrders: 1, unknownOrders: 1, netMinor: 9000, takenOffMinor: 2000, costMinor: 100, marginMinor: null, goodsUnknown: 1 });
    expect(report().rate).toMatchObject({ value: 1, high: 1 });
    shop.db.run('UPDATE products SET unit_cost_minor = 4000');
    expect(report()).toMatchObject({ marginMinor: 9000 - 4000 - 100, goodsUnknown: 0 });
    // The file with the order is taken back: the use stays, its order isn't known; in another file it is again.
    shop.db.run("UPDATE orders SET order_no = 'gone' WHERE order_no = '9001'");
    expect(report()).toMatchObject({ orders: 0, netMinor: 0, unknownOrders: 3 });
  });

  test('a benefit of the batch is used with it', () => {
    const benefitId = shop.gift({ name: '10 元券', kind: 'coupon' });
    shop.call('saveBatch', { batchId, name: '春季 10 元券', valueMinor: 1000, benefitId });
    shop.call('pasteUses', { text: 'AAAA1' });
    expect(shop.call('benefits')).toMatchObject([{ benefitId, usedYear: 1 }]);
  });
});
