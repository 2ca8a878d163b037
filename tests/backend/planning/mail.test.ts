import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { outreachHandlers } from '../../../electron/backend/outreach/handlers.ts';
import { planningHandlers } from '../../../electron/backend/planning/handlers.ts';
import { outreach } from '../../../shared/contract/outreach.ts';
import { CampaignShop, dormant, TODAY } from '../campaigns/campaign-shop.ts';
import { codeOf } from '../offers/offer-shop.ts';

let shop: CampaignShop;
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = shop.fill(60);
  shop.db.run("UPDATE contacts SET receiver = '收件人' || id, province = '浙江省', city = '杭州市', district = '西湖区', address = '桂花路 ' || id || ' 号' WHERE id IN (SELECT max(id) FROM contacts GROUP BY account_id)");
});
const print = async (campaignId: number) => {
  const told = await planningHandlers.printMailLabels({ campaignId, to: shop.ref('labels.html'), language: 'zh-CN' }, shop.task());
  return { told, html: readFileSync(shop.path('labels.html'), 'utf8') };
};
const mail = (campaignId: number) => planningHandlers.mail({ campaignId }, shop.context());
const contactOf = (id: number) => shop.db.get<{ id: number; address: string }>('SELECT k.id, k.address FROM contacts k JOIN accounts a ON a.id = k.account_id WHERE a.customer_id = :id AND k.address IS NOT NULL ORDER BY k.id DESC LIMIT 1', { id })!;
const put = (id: number, column: 'address' | 'receiver', value: string | null) => shop.db.run(`UPDATE contacts SET ${column} = :value WHERE account_id IN (SELECT id FROM accounts WHERE customer_id = :id)`, { id, value });
const price = (pieceMilli: number) => outreachHandlers.saveChannel(outreach.saveChannel.input.parse({ channel: 'direct_mail', pieceMilli, minutesEach: 0, hourMinor: 0, monthMinor: 0, handle: '', note: '' }), shop.context());

it('is a label for each treated person whose address is known; nobody who is held out or said no is in it', async () => {
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, channel: 'nick' });
  expect(codeOf(() => mail(campaignId))).toBe('not_locked');
  shop.lock(campaignId);
  const treated = shop.membersOf(campaignId, 'treated').map((m) => m.customer_id);
  const heldOut = shop.membersOf(campaignId, 'held_out').map((m) => m.customer_id);
  expect([treated.length, heldOut.length]).toEqual([30, 30]);
  shop.db.run('UPDATE customers SET opted_out = 1 WHERE id = :id', { id: treated[0]! });
  put(treated[1]!, 'address', '桂花路 ** 号');
  put(treated[2]!, 'address', null);
  put(treated[3]!, 'receiver', '沈**');
  shop.db.run("UPDATE customers SET name = '沈**' WHERE id = :id", { id: treated[3]! });
  put(treated[4]!, 'receiver', '<b>林</b>');
  put(treated[5]!, 'receiver', '沈**');
  shop.db.run("UPDATE customers SET name = '沈小满' WHERE id = :id", { id: treated[5]! });
  price(1200);
  expect(mail(campaignId)).toMatchObject({ labels: 26, withoutAddress: 3, leftOut: 1, pieceMilli: 1200, costMinor: 3120, postageMinor: 0, responses: [] });

  const { told, html } = await print(campaignId);
  expect(told).toMatchObject({ labels: 26, withoutAddress: 3, leftOut: 1, costMinor: 3120 });
  expect(html.match(/<address>/g)).toHaveLength(26);
  expect(html.match(/<section>/g)).toHaveLength(2);
  expect(html).toContain('&lt;b&gt;林&lt;/b&gt;');
  expect(html).toContain('沈小满');
  expect(html).toContain(`<span>浙江省 杭州市 西湖区</span><span>${contactOf(treated[6]!).address}</span>`);
  for (const id of [...heldOut, treated[0]!]) expect(html).not.toContain(contactOf(id).address);

  // They count as contacted, once, and in no bill of messages.
  expect(shop.get(campaignId).exports).toMatchObject([{ rows: 26, preset: 'mail-labels' }]);
  await print(campaignId);
  expect(shop.db.all('SELECT channel, count(*) AS n, sum(parts) AS parts FROM touches GROUP BY channel')).toEqual([{ channel: 'direct_mail', n: 26, parts: 0 }]);
  expect(shop.results(campaignId).cost).toMatchObject({ messagesMinor: 0 });
  const other = shop.create({ basis: 'customers', channel: 'nick', rule: dormant, contactGapDays: 7 }).campaignId;
  expect(shop.audience(other).excluded.contacted).toBe(26);
  planningHandlers.addCost({ campaignId, kind: 'postage', stage: 'actual', amountMinor: told.costMinor!, day: TODAY, note: '' }, shop.context());
  expect(mail(campaignId).postageMinor).toBe(3120);
  expect(shop.results(campaignId).cost.totalMinor).toBe(3120);
});

it('a message that follows the letter is billed, and the letter that follows a message changes no bill', async () => {
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0, channel: 'sms', messagePriceMilli: 50 });
  shop.lock(campaignId);
  await print(campaignId);
  await shop.export(campaignId, 'plain-txt', 'a.txt');
  expect(shop.results(campaignId).cost.messagesMinor).toBe(ids.length * 5);
  await print(campaignId);
  expect(shop.results(campaignId).cost.messagesMinor).toBe(ids.length * 5);
});

it('without a price there is no cost, without an address no file; what came of it is found by its code in its window', async () => {
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0, channel: 'nick' });
  shop.lock(campaignId);
  expect(mail(campaignId)).toMatchObject({ labels: 60, pieceMilli: null, costMinor: null });
  const activity = { name: '夏天的信', channel: 'direct_mail', campaignId, fromDay: '2026-05-01', untilDay: TODAY, costMinor: 0, code: '夏信', responses: 3 };
  outreachHandlers.saveActivity(outreach.saveActivity.input.parse(activity), shop.context());
  outreachHandlers.saveActivity(outreach.saveActivity.input.parse({ ...activity, name: '别的', channel: 'live' }), shop.context());
  shop.order({ customerId: ids[0]!, day: '2026-06-20', paidMinor: 5000, items: [{ title: '龙井' }] });
  shop.finish();
  const { id } = shop.db.get<{ id: number }>("SELECT id FROM orders WHERE day = '2026-06-20'")!;
  shop.insert('order_memos', { order_id: id, buyer_memo: '口令：夏信' });
  expect(mail(campaignId).responses).toMatchObject([{ name: '夏天的信', responses: 3, byCode: { orders: 1, people: 1, netMinor: 5000, customerIds: [ids[0]!] } }]);
  for (const id of ids) put(id, 'address', null);
  await expect(print(campaignId)).rejects.toMatchObject({ code: 'empty_audience', detail: { withoutAddress: 60 } });
  expect(shop.get(campaignId).exports).toEqual([]);
});
