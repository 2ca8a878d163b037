import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { CampaignShop, phoneOf } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
/** Six who spent 600, 500 … 100 yuan. */
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = Array.from({ length: 6 }, (_, i) => shop.customer({ nick: `nick_${i}`, name: `<b>客户${i}</b>`, phone: phoneOf(i) }));
  ids.forEach((customerId, i) => shop.order({ customerId, day: '2026-05-01', paidMinor: (6 - i) * 10_000, items: [{ title: '龙井' }, { title: '龙井' }, { title: '茶杯' }] }));
  shop.finish();
  shop.insert('basis_log', { at: 0, basis: 'customers', words: '', consent_count: 0, customers_count: 6 });
});

const top = (n = 6, asOf?: string) => lifecycleHandlers.value({ top: n, ...(asOf ? { asOf } : {}) }, shop.context()).top;
const print = async (n = 6, language: 'zh-CN' | 'en' = 'zh-CN') => {
  const told = await lifecycleHandlers.printCallList({ top: n, language, to: shop.ref('calls.html') }, shop.task());
  return { told, html: readFileSync(shop.path('calls.html'), 'utf8') };
};

test('who is on the board has a tier, the next birthday and the newest note', () => {
  shop.db.run("UPDATE customers SET birthday = '1990-07-04', note = ' 爱喝明前茶 ' WHERE id = :id", { id: ids[0]! });
  shop.db.run("UPDATE customers SET told_birthday = '--06-29' WHERE id = :id", { id: ids[1]! });
  shop.db.run("UPDATE customers SET birthday = '1988-02-29', told_birthday = '1988-03-05' WHERE id = :id", { id: ids[2]! });
  const memberId = shop.insert('members', { platform: 'taobao', kind: 'buyer', value: 'nick_0', since_day: '2026-01-01', source: 'form', at: 0 });
  shop.insert('tier_moves', { member_id: memberId, day: '2026-05-10', at: 0, from_rank: 0, to_rank: 3, kind: 'set' });
  const accountOf = (id: number) => shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id', { id })!.id;
  const touch = (i: number, day: string, note: string) => shop.insert('hand_touches', { customer_id: ids[i]!, account_id: accountOf(ids[i]!), channel: 'phone', kind: 'sent', at: Date.parse(day), day, note });
  touch(0, '2026-06-01', '比记在资料上的新');
  touch(1, '2026-05-20', '先打的');
  touch(1, '2026-06-10', '后打的');
  touch(1, '2026-06-20', '');
  const rows = top();
  expect(rows.map((c) => c.customerId)).toEqual(ids);
  expect(rows.map((c) => c.tier)).toEqual(['gold', null, null, null, null, null]);
  expect(rows.map((c) => c.birthday)).toEqual([{ day: '2026-07-04', inDays: 4 }, { day: '2027-06-29', inDays: 364 }, { day: '2027-02-28', inDays: 243 }, null, null, null]);
  expect(rows.map((c) => c.note)).toEqual([{ text: '爱喝明前茶', source: 'owner', day: null }, { text: '后打的', source: 'contact', day: '2026-06-10' }, null, null, null, null]);
  // As of a day before: tier and notes as they were then.
  const before = top(2, '2026-05-05');
  expect(before.map((c) => [c.tier, c.note?.text ?? null, c.birthday?.inDays])).toEqual([[null, '爱喝明前茶', 60], [null, null, 55]]);
});

test('a note goes with the account when two become one', () => {
  const accountId = shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id', { id: ids[5]! })!.id;
  shop.insert('hand_touches', { customer_id: ids[5]!, account_id: accountId, channel: 'phone', kind: 'sent', at: 1, day: '2026-06-01', note: '怕烫' });
  mergePeople(shop.db, { customerId: ids[0]!, otherId: ids[5]! }, 1);
  expect(top()[0]).toMatchObject({ customerId: ids[0], note: { text: '怕烫', source: 'contact' } });
});

test('a page to call from: number, what they bought last, why, what to do, room to write', async () => {
  const { told, html } = await print(2);
  expect(told).toEqual({ rows: 2, leftOut: { noPhone: 0, saidNo: 0, heldOut: 0, other: 0 } });
  expect(html.match(/<tr><td>/g)).toHaveLength(2);
  expect(html).toContain(phoneOf(0).slice(3));
  expect(html).toContain('&lt;b&gt;客户0&lt;/b&gt;');
  expect(html).not.toContain('<b>客户0');
  expect(html).toContain('<td>龙井、茶杯<small>2026-05-01</small></td>');
  expect(html).toMatch(/第 1 名，共买 ¥600\.00；.*60 天没买/);
  expect(html).toContain('<td class="write">');
  expect((await print(2, 'en')).html).toMatch(/No\. 2, spent CN¥500\.00/);
});

test('whoever said no, is left alone or has no number to call is on no list', async () => {
  shop.db.run('UPDATE customers SET opted_out = 1 WHERE id = :id', { id: ids[0]! });
  shop.insert('opt_outs', { at: 0, customer_id: null, kind: 'phone', value: phoneOf(1), opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
  shop.db.run("UPDATE customers SET phone = '139****0002', phone_quality = 'masked' WHERE id = :id", { id: ids[2]! });
  shop.db.run("UPDATE customers SET sms_consent = 'no' WHERE id = :id", { id: ids[3]! });
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0, rule: { combinator: 'and', rules: [{ field: 'net_total', operator: '<=', value: 200 }] } });
  shop.lock(campaignId);
  shop.db.run("UPDATE campaign_members SET arm = 'held_out' WHERE customer_id = :id", { id: ids[4]! });
  const { told, html } = await print();
  expect(told).toEqual({ rows: 1, leftOut: { noPhone: 1, saidNo: 3, heldOut: 1, other: 0 } });
  for (const i of [0, 1, 2, 3, 4]) expect(html).not.toContain(`客户${i}`);
  expect(html).toContain('客户5');
  expect(html).toContain('买得最多的 6 位里，能打的 1 位');
  shop.db.run('UPDATE customers SET opted_out = 1');
  await expect(print()).rejects.toMatchObject({ code: 'empty_audience' });
});

test('the owner has to have said whom they may contact', async () => {
  shop.db.run('DELETE FROM basis_log');
  await expect(print()).rejects.toMatchObject({ code: 'basis_missing' });
});
