import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingKinds } from '../../../shared/contract/cleaning.ts';
import { CleaningShop, type DirtyRow } from './cleaning-shop.ts';

const day = (d: number) => Date.UTC(2026, 3, 1 + d, 5);
const orderNo = fc.constantFrom('1', '2', '3', '4', '5');
const dirty: fc.Arbitrary<DirtyRow> = fc
  .record({
    orderNo,
    named: fc.boolean(),
    status: fc.constantFrom('completed', 'review', 'review', 'paid', 'refunded'),
    word: fc.constantFrom('待评价', '已揽收'),
    at: fc.integer({ min: 0, max: 9 }),
    paid: fc.constantFrom(1, 1000, 2500),
    refund: fc.constantFrom(0, 0, 500),
    receiver: fc.constantFrom('沈虚构', '❤️小 美', '测试', '沈虚构[8888]'),
    phone: fc.constantFrom('13912340987', '电话13912340987', '13800138000', '139****0987', '0571-88888888'),
    email: fc.constantFrom(undefined, 'a@gmial.com', 'b@qq.com'),
    address: fc.constantFrom(undefined, '收货地址：浙江省杭州市余杭区测试路1号', '测试路1号'),
    title: fc.constantFrom('陶锅', '补差价专拍', '测试商品'),
    memo: fc.constantFrom(undefined, '电话13712340987，微信：xiaoyun_88', 'v：xiaoyun_88', 'QQ:12345678'),
    sellerMemo: fc.constantFrom(undefined, '补单'),
  })
  .map(({ named, at, title, phone, email, address, memo, sellerMemo, ...r }) => ({
    ...r,
    paidAt: day(at),
    phone,
    masked: phone.includes('*'),
    ...(email === undefined ? {} : { email }),
    ...(address === undefined ? {} : { address }),
    ...(memo === undefined ? {} : { memo }),
    ...(sellerMemo === undefined ? {} : { sellerMemo }),
    ...(named ? { buyer: `buyer-${Number(r.orderNo) % 3}` } : {}),
    item: { key: `${r.orderNo} ${title}`, paid: r.paid, title },
  }));
const files = fc.array(fc.array(dirty, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 3 }).map((list) => list.map((rows, i) => ({ name: `file ${i}`, rows })));
/** What the owner does between two imports: a kind, which of what was found (by bits), what a word means, or leave. */
const act = fc.record({ kind: fc.constantFrom(...findingKinds), which: fc.nat(255), status: fc.constantFrom('completed', 'closed', 'unpaid', 'paid'), leave: fc.boolean() });
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
const runs = { numRuns: 40 };

/** The fix's id, or null where nothing of it was found. */
function perform(shop: CleaningShop, { kind, which, status, leave }: Act): number | null {
  const keys = shop.keys(kind).filter((_, i) => (which >> i % 8) & 1);
  if (keys.length === 0) return null;
  return leave ? shop.leave(kind, keys) : shop.fix(kind, keys, status);
}

test.each(findingKinds)('%s: a fix undone is a fix never made', async (kind) => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(files, act, async (list, one) => {
      const shop = new CleaningShop();
      for (const f of list) await shop.import([f]);
      touch(shop);
      const before = shop.state();
      const fixId = perform(shop, { ...one, kind, which: one.which | 1, leave: false });
      if (fixId === null) return;
      made += 1;
      shop.undoFix(fixId);
      expect(shop.state()).toEqual(before);
    }),
    runs,
  );
  expect(made).toBeGreaterThan(5);
});

test('also in the middle of others, and after a further import', async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.array(act, { minLength: 2, maxLength: 5 }), fc.nat(), async (list, acts, pick) => {
      const [first, ...rest] = list;
      const run = async (skip: number | null) => {
        const shop = new CleaningShop();
        await shop.import([first!]);
        touch(shop);
          const chosen = acts.map((a) => ({ ...a, keys: shop.keys(a.kind).filter((_, i) => (a.which >> i % 8) & 1) }));
        const fixes: (number | null)[] = [];
        for (const [i, a] of chosen.entries()) {
          const still = new Set(shop.keys(a.kind));
          const keys = a.keys.filter((k) => still.has(k));
          fixes.push(i === skip || keys.length === 0 ? null : a.leave ? shop.leave(a.kind, keys) : shop.fix(a.kind, keys, a.status));
        }
        return { shop, fixes, later: async () => { for (const f of rest) await shop.import([f]); } };
      };
      const whole = await run(null);
      const made = whole.fixes.flatMap((f, i) => (f === null ? [] : [i]));
      if (made.length === 0) return;
      const at = made[pick % made.length]!;
      // Later fixes of the same kind may only have been possible with the one that goes.
      if (acts.some((a, i) => i !== at && a.kind === acts[at]!.kind) || acts.some((a) => ['phones', 'suspectPhones'].includes(a.kind))) return;
      await whole.later();
      whole.shop.undoFix(whole.fixes[at]!);
      const without = await run(at);
      await without.later();
      expect(whole.shop.state()).toEqual(without.shop.state());
    }),
    runs,
  );
});

test('a batch undone under decisions is a batch never imported; imported again it is decided again', async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.array(act, { minLength: 1, maxLength: 4 }), async (list, acts) => {
      const shop = new CleaningShop();
      const batches: number[] = [];
      for (const f of list) batches.push((await shop.import([f])).batchId);
      for (const a of acts) perform(shop, a);
      const decided = shop.state();
      shop.undo(batches.at(-1)!);
      await shop.import([{ ...list.at(-1)!, name: 'again' }]);
      expect(shop.state()).toEqual(decided);
      for (const { id } of shop.db.all<{ id: number }>('SELECT id FROM batches WHERE undone_at IS NULL')) shop.undo(id);
      expect(shop.db.all('SELECT (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM accounts) AS accounts, (SELECT count(*) FROM contacts) AS contacts')).toEqual([{ orders: 0, customers: 0, accounts: 0, contacts: 0 }]);
    }),
    runs,
  );
});

test('metrics under decisions equal a recomputation', async () => {
  const { refreshCustomers } = await import('../../../electron/backend/imports/refresh-customers.ts');
  await fc.assert(
    fc.asyncProperty(files, fc.array(act, { minLength: 1, maxLength: 4 }), async (list, acts) => {
      const shop = new CleaningShop();
      await shop.import([list[0]!]);
      for (const a of acts) perform(shop, a);
      for (const f of list.slice(1)) await shop.import([f]);
      const kept = shop.state();
      refreshCustomers(shop.db, shop.db.all<{ id: number }>('SELECT id FROM customers WHERE merged_into IS NULL').map((c) => c.id));
      expect(shop.state()).toEqual(kept);
    }),
    runs,
  );
});

/** Messages that failed on one of the numbers, twice; and a busy time for one of the buyers. */
function touch(shop: CleaningShop): void {
  const person = shop.db.get<{ id: number; phone: string }>("SELECT id, phone FROM customers WHERE phone_quality = 'valid' ORDER BY id");
  if (person) {
    for (const n of [1, 2]) {
      const campaign = shop.db.run(
        "INSERT INTO campaigns (name, type, goal, channel, rule, text, holdout_share, window_days, message_price_milli, fixed_cost_minor, contact_gap_days, currency, created_at) VALUES ('c', 'win_back', '', 'sms', '{}', '', 0, 7, 45, 0, 7, 'CNY', 0)",
      ).lastInsertRowid;
      shop.db.run("INSERT INTO touches (campaign_id, customer_id, channel, at, day, address, status, failure, status_at) VALUES (:campaign, :id, 'sms', :n, '2026-05-01', :phone, 'failed', 'invalid_number', :n)", { campaign, id: person.id, phone: person.phone, n });
    }
  }
  shop.db.run("UPDATE order_lines SET quantity = 1");
}

test('an order that its seller calls made up counts for nothing, until it is taken back', async () => {
  const shop = new CleaningShop();
  await shop.import([{ name: 'one', rows: [{ orderNo: '1', buyer: 'a', status: 'completed', paidAt: day(1), paid: 1000, sellerMemo: '补单' }] }]);
  const before = shop.state();
  const fix = shop.fix('brushing');
  expect(shop.db.get("SELECT excluded, is_valid, net_minor FROM orders")).toEqual({ excluded: 'brushing', is_valid: 0, net_minor: 0 });
  shop.undoFix(fix);
  expect(shop.state()).toEqual(before);
});
