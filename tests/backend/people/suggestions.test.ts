import { expect, test } from 'vitest';
import { listTreated } from '../../../electron/backend/campaigns/export-people.ts';
import type { LockedCampaign } from '../../../electron/backend/campaigns/campaign-row.ts';
import { order, PeopleShop } from './people-shop.ts';

const home = { receiver: '沈测试', address: '余杭区样例街道测试路1号' };
const suggested = (shop: PeopleShop) => shop.ask('suggestions', { offset: 0, limit: 50 });

test('a masked number with the name, a name at an address, a name on two platforms: suggested, the likeliest first', async () => {
  const shop = new PeopleShop();
  await shop.batch('taobao', order('1', 'a', { ...home, phone: '+8618600001111' }), order('2', 'b', { receiver: '陆虚构', address: '样例路22号3幢101室' }), order('3', '爱喝岩茶的猫'), order('4', 'x', { receiver: '钱某某' }));
  await shop.batch('pinduoduo', order('5', 'c', { ...home, phone: '186****1111', masked: true }), order('6', 'd', { receiver: '陆虚构', address: '样例路22号3幢101室' }), order('7', '爱喝岩茶的猫', { receiver: '孙某某' }), order('8', 'y', { receiver: '李某某' }));
  const { total, rows } = suggested(shop);
  expect(total).toBe(3);
  expect(rows.map((r) => [r.people.map((p) => p.nick).sort(), r.score, r.evidence.map((e) => e.kind)])).toEqual([
    [['a', 'c'], 100, ['masked_phone', 'name', 'address']],
    [['b', 'd'], 65, ['name', 'address']],
    [['爱喝岩茶的猫', '爱喝岩茶的猫'], 60, ['nick']],
  ]);
});

test('what is told apart or merged isn’t suggested again, nor what stands at the shop’s own address', async () => {
  const shop = new PeopleShop();
  await shop.batch('taobao', order('1', 'a', home), order('2', 'b', { receiver: '陆虚构', address: '样例路22号3幢101室' }));
  await shop.batch('pinduoduo', order('5', 'c', home), order('6', 'd', { receiver: '陆虚构', address: '样例路22号3幢101室' }));
  shop.ask('tellApart', { customerId: shop.personOf('a'), otherId: shop.personOf('c') });
  expect(suggested(shop).rows.map((r) => r.people[0].nick)).toEqual(['b']);
  const { decisionId } = shop.ask('merge', { customerId: shop.personOf('b'), otherId: shop.personOf('d') });
  expect(suggested(shop).total).toBe(0);
  shop.ask('unmerge', { decisionId });
  expect(suggested(shop).total).toBe(1);
  shop.db.run("INSERT INTO settings (key, value) VALUES ('ownContacts', '[\"样例路22号\"]')");
  expect(suggested(shop).total).toBe(0);
});

test('the values that files gave over time, and one that the owner holds to', async () => {
  const shop = new PeopleShop();
  await shop.batch('taobao', order('1', 'a', { receiver: '沈测试', phone: '+8618600001111' }), order('9', 'a', { receiver: '沈小试', phone: '+8618600002222' }));
  const customerId = shop.personOf('a');
  const phones = () => shop.ask('values', { customerId }).filter((v) => v.field === 'phone').map((v) => [v.value, v.firstDay, v.shown, v.pinned]);
  expect(phones()).toEqual([['+8618600002222', '2026-06-10', true, false], ['+8618600001111', '2026-06-02', false, false]]);
  shop.ask('pin', { customerId, field: 'phone', value: '+8618600001111' });
  await shop.batch('taobao', order('12', 'a', { phone: '+8618600004444' }));
  expect(phones()).toEqual([['+8618600004444', '2026-06-13', false, false], ['+8618600002222', '2026-06-10', false, false], ['+8618600001111', '2026-06-02', true, true]]);
  shop.ask('pin', { customerId, field: 'phone', value: null });
  expect(shop.ask('get', { customerId }).phone).toBe('+8618600004444');
  expect(() => shop.ask('pin', { customerId, field: 'phone', value: '+8610000000000' })).toThrow('bad_input');
});

test('each value tells the rows of files that gave it, and forgets those of a file that is taken back', async () => {
  const shop = new PeopleShop();
  const file = async (name: string, ...rows: Parameters<typeof shop.batch>[1][]) => (await shop.take([{ name, platform: 'taobao', rows }])).batchId;
  const first = await file('may.csv', order('1', 'b'), order('2', 'a', { phone: '+8618600001111' }));
  const second = await file('june.csv', order('3', 'a', { phone: '+8618600001111' }), order('4', 'a', { phone: '+8618600002222' }));
  const phones = () => shop.ask('values', { customerId: shop.personOf('a') }).filter((v) => v.field === 'phone').map((v) => [v.value.slice(-4), v.sources.map((s) => [s.batchId, s.fileName, s.line])]);
  const [one, two] = [['1111', [[first, 'may.csv', 3], [second, 'june.csv', 2]]], ['2222', [[second, 'june.csv', 3]]]];
  expect(phones().sort()).toEqual([one, two]);
  shop.undo(second);
  expect(phones()).toEqual([['1111', [[first, 'may.csv', 3]]]]);
});

test('whoever has said no stays out of a list that was locked before the merge', async () => {
  const shop = new PeopleShop();
  await shop.batch('taobao', order('1', 'a', { phone: '+8618600001111' }), order('2', 'b', { phone: '+8618600002222' }));
  const [a, b] = [shop.personOf('a'), shop.personOf('b')];
  shop.db.run("INSERT INTO campaigns (id, name, type, goal, channel, rule, text, holdout_share, window_days, message_price_milli, fixed_cost_minor, contact_gap_days, currency, created_at) VALUES (1, 'x', 'other', 'orders', 'sms', '{}', '', 0, 1, 0, 0, 0, 'CNY', 0)");
  shop.db.run("INSERT INTO campaign_members (campaign_id, customer_id, account_id, arm, address, text, slots) VALUES (1, :a, :account, 'treated', '+8618600001111', 'x', '[]')", { a, account: shop.accountOf('a') });
  const list = () => listTreated(shop.db, { campaignId: 1, channel: 'sms' } as LockedCampaign);
  expect(list()).toMatchObject({ people: [{ address: '+8618600001111' }], leftOut: 0 });
  shop.ask('optOut', { customerId: b, optedOut: true, reason: '电话里说的' });
  const { decisionId } = shop.ask('merge', { customerId: a, otherId: b });
  expect(list()).toMatchObject({ people: [], leftOut: 1 });
  shop.ask('unmerge', { decisionId });
  expect(list()).toMatchObject({ leftOut: 0 });
});
