import { beforeEach, expect, it } from 'vitest';
import { planningHandlers } from '../../../electron/backend/planning/handlers.ts';
import { CampaignShop, phoneOf } from '../campaigns/campaign-shop.ts';
import { unzip } from '../vault/unzip.ts';

let shop: CampaignShop;
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = shop.fill(60);
});
const pack = async (campaignId: number, input: { splitAt?: number; preset?: string } = {}) => {
  const told = await planningHandlers.pack({ campaignId, preset: input.preset ?? 'plain-txt', splitAt: input.splitAt ?? null, talkSheetId: null, to: shop.ref('pack.zip') }, shop.task());
  return { told, files: new Map([...unzip(shop.path('pack.zip'))].map(([name, bytes]) => [name, bytes.toString('utf8')])) };
};
const phonesIn = (text: string) => new Set(text.match(/1\d{10}/g));

it('holds lists in parts, words, goods, costs, the checklist and a page; its lists are registered, and nobody who must not is in one', async () => {
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, text: '好久不见' });
  planningHandlers.saveBrief({ campaignId, hypothesis: '<b>一成</b>回来', budgetMinor: 12_345 }, shop.context());
  planningHandlers.saveItems({ campaignId, items: [{ productId: null, title: '=龙井', listMinor: 9900, promoMinor: 8800, limitEach: 2, stock: null }] }, shop.context());
  planningHandlers.setCheck({ campaignId, item: 'service', state: 'waived', reason: '一个人够' }, shop.context());
  shop.lock(campaignId);
  const treated = shop.membersOf(campaignId, 'treated');
  // Says no after the lock.
  shop.db.run('UPDATE customers SET opted_out = 1 WHERE id = :id', { id: treated[0]!.customer_id });
  const { told, files } = await pack(campaignId, { splitAt: 12 });
  expect([...files.keys()].sort()).toEqual(['名单-1.txt', '名单-2.txt', '名单-3.txt', '文案.txt', '核对清单.csv', '活动商品.csv', '简报.html', '费用.csv'].sort());
  expect(told).toMatchObject({ files: 8, rows: 29, leftOutSinceLock: 1 });
  const lists = [1, 2, 3].map((n) => phonesIn(files.get(`名单-${n}.txt`)!));
  expect(lists.map((l) => l.size)).toEqual([12, 12, 5]);
  expect(new Set(lists.flatMap((l) => [...l]))).toEqual(new Set(treated.slice(1).map((m) => m.address.slice(3))));
  for (const name of ['文案.txt', '核对清单.csv', '活动商品.csv', '简报.html']) for (const i of ids.keys()) expect(files.get(name)).not.toContain(phoneOf(i).slice(3));
  expect(files.get('简报.html')).toContain('&lt;b&gt;一成&lt;/b&gt;回来');
  expect(files.get('简报.html')).toContain('123.45 CNY');
  expect(files.get('活动商品.csv')).toContain("'=龙井,99.00,88.00,2");
  expect(files.get('核对清单.csv')).toContain('客服,不做,一个人够');
  expect(shop.get(campaignId).exports.map((e) => e.rows)).toEqual([12, 12, 5]);

  const proof = planningHandlers.proof({}, shop.context());
  expect(proof).toMatchObject({ listed: 29, heldOut: 0, optedOut: 0 });
  expect(proof.files).toHaveLength(3);
  // Somebody who says no when they are spoken to by hand afterwards stands in no file.
  const desk = shop.insert('desks', { name: '补一轮', campaign_id: campaignId, way: 'nick', text: '', day: '2026-06-30', at: 5 });
  const [refuser] = treated;
  shop.insert('opt_outs', { at: 3, customer_id: null, kind: 'phone', value: refuser!.address, opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
  shop.insert('touches', { campaign_id: campaignId, customer_id: refuser!.customer_id, account_id: null, channel: 'nick', at: 4, day: '2026-06-30', address: refuser!.address, parts: 1, status: 'delivered' });
  shop.insert('hand_touches', { customer_id: refuser!.customer_id, account_id: null, desk_id: desk, channel: 'nick', kind: 'refused', at: 4, day: '2026-06-30', touch_change: 1 });
  const last = Math.max(...shop.get(campaignId).exports.map((e) => e.at));
  shop.db.run('UPDATE hand_touches SET at = :at', { at: last + 1 });
  expect(planningHandlers.proof({}, shop.context())).toMatchObject({ listed: 29, optedOut: 0 });
  // The proof can see: one of the held out, and somebody who had said no, put among the touches by hand.
  const held = shop.membersOf(campaignId, 'held_out');
  shop.insert('touches', { campaign_id: campaignId, customer_id: held[0]!.customer_id, account_id: null, channel: 'sms', at: 9, day: '2026-06-30', address: held[0]!.address, parts: 1, status: 'exported' });
  shop.insert('opt_outs', { at: 1, customer_id: null, kind: 'phone', value: treated[5]!.address, opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
  shop.db.run('UPDATE touches SET at = 2 WHERE customer_id = :id', { id: treated[5]!.customer_id });
  expect(planningHandlers.proof({}, shop.context())).toMatchObject({ heldOut: 1, optedOut: 1 });
});

it('a tool that is told one text gets a list of each variant', async () => {
  const { campaignId } = shop.create({ basis: 'customers', text: '其余的', variants: [{ name: '老客', rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }] }, text: '老朋友' }] });
  shop.lock(campaignId);
  const { files } = await pack(campaignId);
  const [old, rest] = [phonesIn(files.get('名单-版本1.txt')!), phonesIn(files.get('名单-其余.txt')!)];
  expect(old.size + rest.size).toBe(60);
  expect([...old].filter((p) => rest.has(p))).toEqual([]);
  expect(files.get('文案.txt')).toContain('【老客】\r\n老朋友');
});
