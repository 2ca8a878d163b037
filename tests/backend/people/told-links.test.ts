import { expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { fileOf } from '../imports/records-shop.ts';
import { order } from './people-shop.ts';
import { ToldShop } from './told-shop.ts';

const PHONE = '+8618600001111';
const list = fileOf('told-links.csv', ['姓名,手机号,来源,登记日期', '沈测试,18600001111,展会,2026-05-01']);

test('a prospect of a list is the customer who orders with the same phone, whichever comes first; source and date stay', async () => {
  for (const listFirst of [true, false]) {
    const shop = new ToldShop();
    if (listFirst) await shop.put([list]);
    const batch = await shop.buy('taobao', order('1', 'a', { phone: PHONE }), order('2', 'b'));
    if (!listFirst) await shop.put([list]);
    expect(shop.people()).toEqual([`${PHONE} + a`, 'b']);
    expect(shop.get('a')).toMatchObject({ orders: 1, told: [{ source: '展会', since: '2026-05-01' }] });
    shop.undo(batch);
    expect(shop.people()).toEqual([PHONE]);
    expect(shop.get(PHONE)).toMatchObject({ orders: 0, told: [{ source: '展会', since: '2026-05-01' }] });
  }
});

test('an order of somebody who was told of is nobody new', async () => {
  const shop = new ToldShop();
  await shop.put([list]);
  const { files } = await shop.take([{ name: 'one', platform: 'taobao', rows: [order('1', 'a', { phone: PHONE }), order('2', 'b')] }]);
  expect(files[0]).toMatchObject({ customersNew: 1 });
});

test('the list taken back leaves the buyer as without it; a number of too many links again when the list is gone', async () => {
  const shop = new ToldShop();
  const { batchId } = await shop.put([list]);
  await shop.buy('taobao', order('1', 'a', { phone: PHONE }));
  shop.undo(batchId);
  expect(shop.people()).toEqual(['a']);
  expect(shop.get('a')).toMatchObject({ orders: 1, told: [] });

  await shop.buy('ebay', order('2', 'b', { phone: PHONE }), order('3', 'c', { phone: PHONE }));
  expect(shop.people()).toEqual(['a + b + c']);
  const again = await shop.put([list]);
  expect(shop.people()).not.toContain(`${PHONE} + a + b + c`);
  shop.undo(again.batchId);
  expect(shop.people()).toEqual(['a + b + c']);
});

test('two rows of lists with one phone stay two people until an order has it too', async () => {
  const shop = new ToldShop();
  await shop.put([fileOf('told-two.csv', ['姓名,手机号,邮箱', '沈测试,18600001111,one@example.com', '沈样例,18600001111,two@example.com'])]);
  expect(shop.people()).toEqual(['one@example.com', 'two@example.com']);
});

test('unlinked by the owner they stay two, through the next import', async () => {
  const shop = new ToldShop();
  await shop.put([list]);
  await shop.buy('taobao', order('1', 'a', { phone: PHONE }));
  const person = shop.personOf('a');
  const links = customersHandlers.links({ customerId: person }, shop.context) as { accounts: { accountId: number; value: string; evidence: { kind: string }[] }[] };
  expect(links.accounts.map((a) => [a.value, a.evidence.map((e) => e.kind)])).toEqual([[PHONE, ['phone']], ['a', ['phone']]]);
  shop.db.transaction(() => customersHandlers.separate({ customerId: person, accountIds: [links.accounts.find((a) => a.value === 'a')!.accountId] }, shop.context));
  expect(shop.people()).toEqual([PHONE, 'a']);
  await shop.buy('taobao', order('4', 'a', { phone: PHONE }));
  expect(shop.people()).toEqual([PHONE, 'a']);
});
