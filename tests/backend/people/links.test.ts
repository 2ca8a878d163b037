import { describe, expect, test } from 'vitest';
import { settingsHandlers } from '../../../electron/backend/settings/handlers.ts';
import { order, PeopleShop } from './people-shop.ts';

const PHONE = '+8618600001111';

describe('accounts are one person by themselves', () => {
  test('by the same phone on two platforms, and by the same e-mail', async () => {
    const shop = new PeopleShop();
    await shop.batch('taobao', order('1', 'a', { phone: PHONE }));
    await shop.batch('shopify', order('2', 'b', { phone: PHONE, email: 'shen@example.com' }));
    await shop.batch('ebay', order('3', 'c', { email: 'shen@example.com' }), order('4', 'd'));
    expect(shop.people()).toEqual(['a + b + c', 'd']);
    expect(shop.ask('list', { offset: 0, limit: 10 })).toMatchObject({ total: 2 });
    expect(shop.ask('get', { customerId: shop.personOf('a') })).toMatchObject({ orders: 3, netTotalMinor: 30000, platforms: 'ebay,shopify,taobao' });
  });

  test('an import says only who is new', async () => {
    const shop = new PeopleShop();
    const first = await shop.take([
      { name: 'one', platform: 'taobao', rows: [order('1', 'a', { phone: PHONE }), order('2', 'b')] },
      { name: 'two', platform: 'pinduoduo', rows: [order('3', 'c', { phone: PHONE }), order('4', 'd')] },
    ]);
    expect(first.files.map((f) => f.customersNew)).toEqual([2, 1]);
    const { files } = await shop.take([{ name: 'three', platform: 'ebay', rows: [order('5', 'e', { phone: PHONE })] }]);
    expect(files[0]).toMatchObject({ customersNew: 0 });
  });

  test('never by a masked number, by one that everybody types, or by one of too many', async () => {
    const shop = new PeopleShop();
    const share = (value: string, more = {}) => ['p', 'q'].map((who, i) => order(`${value.slice(-3)}${i}`, `${who}${value.slice(-4)}`, { phone: value, ...more }));
    await shop.batch('taobao', ...share('186****1111', { masked: true }), ...share('+8613800138000'), ...share('+8613666666666'));
    expect(shop.people()).toHaveLength(6);
    await shop.batch('taobao', ...['a', 'b', 'c'].map((who, i) => order(`9${i}`, who, { phone: PHONE })));
    expect(shop.people()).toContain('a + b + c');
    // The fourth makes it a shared number; without it they are one again.
    const fourth = await shop.batch('pinduoduo', order('99', 'd', { phone: PHONE }));
    expect(shop.people()).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd']));
    shop.undo(fourth);
    expect(shop.people()).toContain('a + b + c');
  });

  test('never by the shop’s own number, and as soon as the owner says so', async () => {
    const shop = new PeopleShop();
    await shop.batch('taobao', order('1', 'a', { phone: PHONE }), order('2', 'b', { phone: PHONE }));
    expect(shop.people()).toEqual(['a + b']);
    shop.db.transaction(() => settingsHandlers.save({ ownContacts: ['186 0000 1111'] }, shop.context));
    expect(shop.people()).toEqual(['a', 'b']);
    expect(shop.ask('list', { offset: 0, limit: 10 })).toMatchObject({ total: 2 });
    shop.db.transaction(() => settingsHandlers.save({ ownContacts: [] }, shop.context));
    expect(shop.people()).toEqual(['a + b']);
    shop.db.transaction(() => settingsHandlers.save({ sharedContactLimit: 1 }, shop.context));
    expect(shop.people()).toEqual(['a', 'b']);
  });
});

test('what the owner knew of someone who is linked later rests, is shown, and comes back', async () => {
  const shop = new PeopleShop();
  await shop.batch('taobao', order('1', 'a'));
  await shop.batch('pinduoduo', order('2', 'b', { phone: PHONE }));
  const b = shop.personOf('b');
  shop.ask('update', { customerId: b, note: '爱喝岩茶' });
  const link = await shop.batch('taobao', order('3', 'a', { phone: PHONE }));
  expect(shop.people()).toEqual(['a + b']);
  expect(shop.ask('links', { customerId: b }).resting).toEqual([{ customerId: b, gender: null, birthday: null, note: '爱喝岩茶' }]);
  shop.undo(link);
  expect(shop.people()).toEqual(['a', 'b']);
  expect(shop.ask('get', { customerId: b })).toMatchObject({ customerId: b, nick: 'b', note: '爱喝岩茶', orders: 1 });
});

test('undo of the file of the account that the person began with leaves the others whole', async () => {
  const shop = new PeopleShop();
  const first = await shop.batch('taobao', order('1', 'a', { phone: PHONE }));
  await shop.batch('pinduoduo', order('2', 'b', { phone: PHONE }));
  await shop.batch('ebay', order('3', 'c', { phone: PHONE }));
  shop.undo(first);
  expect(shop.people()).toEqual(['b + c']);
  expect(shop.ask('list', { offset: 0, limit: 10 })).toMatchObject({ total: 1, rows: [{ orders: 2 }] });
  expect(shop.db.all('SELECT 1 FROM customers')).toHaveLength(2);
});

test('a person’s accounts, each with its orders and what links it', async () => {
  const shop = new PeopleShop();
  await shop.batch('taobao', order('1', 'a', { phone: PHONE }), order('2', 'a', { paid: 5000 }));
  await shop.batch('pinduoduo', order('3', 'b', { phone: PHONE }));
  expect(shop.ask('links', { customerId: shop.personOf('b') }).accounts).toMatchObject([
    { value: 'b', orders: 1, netMinor: 10000, evidence: [{ kind: 'phone', value: PHONE }], shops: [{ platform: 'pinduoduo' }] },
    { value: 'a', orders: 2, netMinor: 15000, evidence: [{ kind: 'phone', value: PHONE }], shops: [{ platform: 'taobao' }] },
  ]);
});

test('the keys are found through their indexes', async () => {
  const shop = new PeopleShop();
  await shop.batch('taobao', order('1', 'a', { phone: PHONE }));
  const plan = shop.db.all<{ detail: string }>("EXPLAIN QUERY PLAN SELECT DISTINCT account_id FROM contacts WHERE phone = 'x' AND phone_quality = 'valid' AND account_id IS NOT NULL").map((r) => r.detail);
  expect(plan.join()).toContain('COVERING INDEX contacts_phone (phone=?');
});
