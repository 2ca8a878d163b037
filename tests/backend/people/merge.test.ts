import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settingsHandlers } from '../../../electron/backend/settings/handlers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { order, PeopleShop } from './people-shop.ts';

const PHONE = '+8618600001111';
const OTHER = '+8618600002222';

async function twoPeople(): Promise<{ shop: PeopleShop; a: number; b: number }> {
  const shop = new PeopleShop();
  await shop.batch('taobao', order('1', 'a', { phone: PHONE }), order('2', 'a', { paid: 5000 }));
  await shop.batch('pinduoduo', order('3', 'b', { phone: OTHER, receiver: '陆虚构' }), order('4', 'c', { phone: OTHER }));
  return { shop, a: shop.personOf('a'), b: shop.personOf('b') };
}

describe('a merge', () => {
  test('is one person with all accounts, and its log says why', async () => {
    const { shop, a, b } = await twoPeople();
    const { customerId } = shop.ask('merge', { customerId: a, otherId: b });
    expect(customerId).toBe(a);
    expect(shop.people()).toEqual(['a + b + c']);
    expect(shop.ask('get', { customerId: b })).toMatchObject({ customerId: a, orders: 4, netTotalMinor: 35000 });
    expect(shop.ask('list', { offset: 0, limit: 10 }).total).toBe(1);
    expect(shop.ask('links', { customerId: a }).decisions).toMatchObject([{ verdict: 'same', endedAt: null, others: [{ value: 'b' }, { value: 'c' }], evidence: [{ kind: 'name' }, { kind: 'owner' }] }]);
  });

  test('keeps what the owner chose, whatever comes in later', async () => {
    const { shop, a, b } = await twoPeople();
    shop.ask('update', { customerId: a, note: '爱喝岩茶' });
    shop.ask('update', { customerId: b, note: '孩子三岁', gender: 'female' });
    const preview = shop.ask('mergePreview', { customerId: a, otherId: b });
    expect(preview.result).toMatchObject({ orders: 4, netMinor: 35000, gender: 'female', note: '爱喝岩茶' });
    expect(preview.choices.map((c) => c.field)).toEqual(expect.arrayContaining(['phone', 'note']));
    shop.ask('merge', { customerId: a, otherId: b, choose: { phone: PHONE, note: '孩子三岁' } });
    await shop.batch('pinduoduo', order('9', 'b', { phone: '+8618600003333' }));
    expect(shop.ask('get', { customerId: a })).toMatchObject({ phone: PHONE, note: '孩子三岁', gender: 'female' });
  });

  test('the preview shows what the merge then gives', async () => {
    const { shop, a, b } = await twoPeople();
    const { customerId, nick, name, phone, orders, netMinor, firstDay, lastDay } = shop.ask('mergePreview', { customerId: a, otherId: b }).result;
    shop.ask('merge', { customerId: a, otherId: b });
    expect(shop.ask('get', { customerId: a })).toMatchObject({ customerId, nick, name, phone, orders, netTotalMinor: netMinor, firstDay, lastDay });
  });

  test('with oneself, or with nobody, is refused', async () => {
    const { shop, a } = await twoPeople();
    expect(() => shop.ask('merge', { customerId: a, otherId: a })).toThrow(AppError);
    expect(() => shop.ask('merge', { customerId: a, otherId: 99 })).toThrow('not_found');
  });

  test('outlives an undo and the same file again', async () => {
    const { shop, a, b } = await twoPeople();
    const file = await shop.batch('ebay', order('8', 'e'));
    shop.ask('merge', { customerId: a, otherId: b });
    shop.ask('merge', { customerId: a, otherId: shop.personOf('e') });
    shop.undo(file);
    expect(shop.people()).toEqual(['a + b + c']);
    await shop.batch('ebay', order('8', 'e'));
    expect(shop.people()).toEqual(['a + b + c + e']);
  });
});

describe('an unmerge', () => {
  test('keeps what the owner has changed since', async () => {
    const { shop, a, b } = await twoPeople();
    shop.ask('update', { customerId: b, note: '孩子三岁', gender: 'female' });
    const { decisionId } = shop.ask('merge', { customerId: a, otherId: b });
    shop.ask('update', { customerId: a, note: '孩子四岁' });
    shop.ask('unmerge', { decisionId });
    expect(shop.ask('get', { customerId: a })).toMatchObject({ note: '孩子四岁', gender: null });
    expect(shop.ask('get', { customerId: b })).toMatchObject({ note: '孩子三岁', gender: 'female' });
    expect(() => shop.ask('unmerge', { decisionId })).toThrow('not_found');
  });

  test('stands against keys that came later', async () => {
    const { shop, a, b } = await twoPeople();
    shop.db.transaction(() => settingsHandlers.save({ sharedContactLimit: 10 }, shop.context));
    const { decisionId } = shop.ask('merge', { customerId: a, otherId: b });
    await shop.batch('taobao', order('9', 'a', { phone: OTHER }));
    shop.ask('unmerge', { decisionId });
    expect(shop.people()).toEqual(['a', 'b + c']);
    await shop.batch('ebay', order('10', 'e', { phone: OTHER }));
    expect(shop.people()).toEqual(['a', 'b + c', 'e']);
  });
});

describe('told apart', () => {
  test('accounts leave a person that a key had made, and come back when that is lifted', async () => {
    const { shop, b } = await twoPeople();
    const before = shop.digest();
    const { decisionId, customerIds } = shop.ask('separate', { customerId: b, accountIds: [shop.accountOf('c')] });
    expect(shop.people()).toEqual(['a', 'b', 'c']);
    expect(customerIds).toHaveLength(2);
    await shop.batch('pinduoduo', order('5', 'c', { phone: OTHER }));
    expect(shop.people()).toEqual(['a', 'b', 'c']);
    shop.undo(3);
    shop.ask('liftApart', { decisionId });
    expect(shop.digest()).toEqual(before);
  });

  test('of three that the owner had merged the other two stay together', async () => {
    const { shop, a, b } = await twoPeople();
    shop.ask('merge', { customerId: a, otherId: b });
    shop.ask('separate', { customerId: a, accountIds: [shop.accountOf('c')] });
    expect(shop.people()).toEqual(['a + b', 'c']);
  });

  test('a merge takes it back, and its unmerge brings it again', async () => {
    const { shop, a, b } = await twoPeople();
    shop.ask('tellApart', { customerId: a, otherId: b });
    expect(shop.ask('mergePreview', { customerId: a, otherId: b }).toldApart).toBe(true);
    const { decisionId } = shop.ask('merge', { customerId: a, otherId: b });
    expect(shop.people()).toEqual(['a + b + c']);
    shop.ask('unmerge', { decisionId });
    expect(shop.ask('mergePreview', { customerId: a, otherId: b }).toldApart).toBe(true);
  });
});

describe('a no', () => {
  test('of either holds for both, and returns to its own side', async () => {
    const { shop, a, b } = await twoPeople();
    shop.ask('optOut', { customerId: b, optedOut: true, reason: '电话里说的' });
    const { decisionId } = shop.ask('merge', { customerId: a, otherId: b });
    expect(shop.ask('get', { customerId: a })).toMatchObject({ optedOut: true });
    await shop.batch('taobao', order('9', 'a', { phone: PHONE }));
    expect(shop.ask('get', { customerId: a })).toMatchObject({ optedOut: true });
    shop.ask('unmerge', { decisionId });
    expect([shop.ask('get', { customerId: a }).optedOut, shop.ask('get', { customerId: b }).optedOut]).toEqual([false, true]);
  });

  test('said of the merged person holds for both afterwards', async () => {
    const { shop, a, b } = await twoPeople();
    const { decisionId } = shop.ask('merge', { customerId: a, otherId: b });
    shop.ask('optOut', { customerId: a, optedOut: true, reason: '电话里说的' });
    shop.ask('unmerge', { decisionId });
    expect([shop.ask('get', { customerId: a }).optedOut, shop.ask('get', { customerId: b }).optedOut]).toEqual([true, true]);
  });

  test('that is taken back frees the merged person', async () => {
    const { shop, a, b } = await twoPeople();
    shop.ask('optOut', { customerId: b, optedOut: true, reason: '电话里说的' });
    shop.ask('merge', { customerId: a, otherId: b });
    expect(shop.ask('optOut', { customerId: a, optedOut: false, reason: '本人又要求' })).toMatchObject({ optedOut: false });
  });
});

/** Some people on three platforms, who share a few phones and e-mails; the owner knows something of some, some have said no. */
const rows = fc.array(
  fc.record({ buyer: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), platform: fc.constantFrom('taobao', 'pinduoduo', 'shopify'), phone: fc.option(fc.constantFrom(PHONE, OTHER, '+8618600003333'), { nil: undefined }), email: fc.option(fc.constantFrom('x@example.com', 'y@example.com'), { nil: undefined }), paid: fc.integer({ min: 1, max: 9 }) }),
  { minLength: 3, maxLength: 9 },
);
type SomeRows = typeof rows extends fc.Arbitrary<infer T> ? T : never;
const facts = fc.array(fc.record({ who: fc.nat(), note: fc.option(fc.constantFrom('甲', '乙'), { nil: null }), gender: fc.constantFrom('male' as const, 'female' as const, null), out: fc.boolean(), campaign: fc.boolean() }), { maxLength: 4 });
type SomeFacts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

async function make(list: SomeRows, known: SomeFacts): Promise<PeopleShop> {
  const shop = new PeopleShop();
  const files = Map.groupBy(list.map((r, i) => ({ ...r, no: String(i + 1) })), (r) => r.platform);
  for (const [platform, of] of files) await shop.batch(platform, ...of.map((r) => order(r.no, `${r.buyer}@${platform}`, { paid: r.paid * 1000, ...(r.phone ? { phone: r.phone } : {}), ...(r.email ? { email: r.email } : {}) })));
  shop.db.run("INSERT INTO campaigns (id, name, type, goal, channel, rule, text, holdout_share, window_days, message_price_milli, fixed_cost_minor, contact_gap_days, currency, created_at) VALUES (1, 'x', 'other', 'orders', 'sms', '{}', '', 0, 1, 0, 0, 0, 'CNY', 0)");
  const ids = living(shop);
  for (const { who, note, gender, out, campaign } of known) {
    const customerId = ids[who % ids.length]!;
    shop.ask('update', { customerId, note, gender });
    if (out) shop.ask('optOut', { customerId, optedOut: true, reason: '说的' });
    const account = shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :customerId', { customerId })!.id;
    if (campaign) {
      shop.db.run("INSERT OR IGNORE INTO campaign_members (campaign_id, customer_id, account_id, arm) VALUES (1, :customerId, :account, 'treated')", { customerId, account });
      shop.db.run("INSERT OR IGNORE INTO touches (campaign_id, customer_id, account_id, channel, at, day, address, status) VALUES (1, :customerId, :account, 'sms', 0, '2026-01-01', 'x', 'exported')", { customerId, account });
    }
  }
  return shop;
}
const living = (shop: PeopleShop) => shop.db.all<{ id: number }>('SELECT id FROM customers WHERE merged_into IS NULL ORDER BY id').map((c) => c.id);
const runs = { numRuns: 60 };

test('whoever rests has no figures of their own, also where an account leaves them only after that', async () => {
  const shop = new PeopleShop();
  await shop.batch('pinduoduo', order('1', 'a@pdd', { email: 'y@example.com' }), order('2', 'b@pdd', { phone: PHONE, email: 'x@example.com' }), order('3', 'd@pdd', { phone: PHONE }));
  // The phone is shared by too many now: d stands alone again, and b belongs to a by way of f's e-mails.
  await shop.batch('taobao', order('4', 'a@tb', { phone: PHONE }), order('5', 'f@tb', { email: 'x@example.com' }), order('6', 'f@tb', { phone: PHONE, email: 'y@example.com' }), order('7', 'a@tb'));
  expect(living(shop)).toHaveLength(3);
  expect(shop.db.all('SELECT m.customer_id FROM customer_metrics m JOIN customers c ON c.id = m.customer_id WHERE c.merged_into IS NOT NULL')).toEqual([]);
});

test('unmerge of a merge is what was before, to the last row', async () => {
  await fc.assert(
    fc.asyncProperty(rows, facts, fc.nat(), fc.nat(), fc.boolean(), async (list, known, x, y, chosen) => {
      const shop = await make(list, known);
      const ids = living(shop);
      const [a, b] = [ids[x % ids.length]!, ids[y % ids.length]!];
      fc.pre(a !== b);
      const before = shop.digest();
      const choices = chosen ? Object.fromEntries(shop.ask('mergePreview', { customerId: a, otherId: b }).choices.map((c) => [c.field, c.values.at(-1)!])) : {};
      const { decisionId } = shop.ask('merge', { customerId: a, otherId: b, choose: choices });
      expect(living(shop)).toHaveLength(ids.length - 1);
      shop.ask('unmerge', { decisionId });
      expect(shop.digest()).toEqual(before);
    }),
    runs,
  );
});

test('a merge gives the same totals and the same no either way round, and nobody’s money is lost', async () => {
  await fc.assert(
    fc.asyncProperty(rows, facts, fc.nat(), fc.nat(), async (list, known, x, y) => {
      const [one, two] = [await make(list, known), await make(list, known)];
      const ids = living(one);
      const [a, b] = [ids[x % ids.length]!, ids[y % ids.length]!];
      fc.pre(a !== b);
      const sum = (shop: PeopleShop) => shop.db.get('SELECT sum(orders) AS orders, sum(net_minor) AS net, sum(paid_orders) AS paid FROM customer_metrics WHERE shop_id = 0');
      const before = sum(one);
      const out = ids.some((id) => (id === a || id === b) && one.ask('get', { customerId: id }).optedOut);
      one.ask('merge', { customerId: a, otherId: b });
      two.ask('merge', { customerId: b, otherId: a });
      const totals = ({ customerId, gender, note, orderList, contacts, accounts, ...rest }: ReturnType<PeopleShop['ask']> & Record<string, unknown>) => rest;
      expect(totals(one.ask('get', { customerId: a }) as never)).toEqual(totals(two.ask('get', { customerId: b }) as never));
      expect(one.ask('get', { customerId: a }).optedOut).toBe(out);
      expect(sum(one)).toEqual(before);
    }),
    runs,
  );
});
