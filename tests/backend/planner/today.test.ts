import { expect, test } from 'vitest';
import { plannerHandlers } from '../../../electron/backend/planner/handlers.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const today = (shop: ShopMaker) => plannerHandlers.today({}, shop.finish().context(TODAY));

interface CampaignFacts {
  name: string;
  channel?: string;
  sendDay?: string | null;
  lockedOn?: string | null;
  exported?: boolean;
  treated?: number;
  receipts?: boolean;
}
function addCampaign(shop: ShopMaker, facts: CampaignFacts): number {
  const lockedAt = facts.lockedOn === null ? null : Date.parse(`${facts.lockedOn ?? '2026-06-01'}T17:00:00Z`); // 01:00 of the next day in China
  const id = shop.insert('campaigns', { name: facts.name, type: 'other', goal: 'orders', channel: facts.channel ?? 'sms', rule: '{}', text: '', holdout_share: 0, window_days: 30, send_day: facts.sendDay ?? null, message_price_milli: 45, fixed_cost_minor: 0, contact_gap_days: 7, currency: 'CNY', created_at: 0, locked_at: lockedAt });
  for (let i = 0; i < (facts.treated ?? 2); i += 1) {
    shop.insert('campaign_members', { campaign_id: id, customer_id: i + 1, arm: 'treated' });
    if (facts.exported) shop.insert('touches', { campaign_id: id, customer_id: i + 1, channel: 'sms', at: 0, day: '2026-06-01', address: String(i), status: facts.receipts ? 'delivered' : 'exported' });
  }
  if (facts.exported) shop.insert('campaign_exports', { campaign_id: id, at: 0, preset: 'txt', rows: 2, sha256: '', file_name: 'f' });
  return id;
}

test('an empty shop waits for its first file', () => {
  expect(plannerHandlers.today({}, new ShopMaker().context(TODAY))).toEqual({
    today: TODAY, orders: 0, customers: 0, lastImport: null, lastOrderDay: null, lastOrderDaysAgo: null,
    oneTimeBuyers: null, drafts: [], waitingForExport: [], running: [], finished: [], cases: { open: 0, overdue: 0 }, dueTrials: [], memberTasks: { due: 0, overdue: 0 }, lifeEvents: [], next: 'import',
  });
});

test('orders without buyers: fetch the buyers', () => {
  const shop = new ShopMaker();
  shop.order({ customerId: null, day: '2026-06-29' });
  expect(today(shop)).toMatchObject({ orders: 1, customers: 0, lastOrderDaysAgo: 1, next: 'find_buyers' });
});

test('one-time buyers, and how many of them can be reached', () => {
  const shop = new ShopMaker();
  const once = shop.customer({ phone: '+8619900000001' });
  const masked = shop.customer({ phone: '199****0002', phoneQuality: 'masked' });
  const twice = shop.customer({ phone: '+8619900000003' });
  shop.customer({ phone: '+8619900000004' });
  shop.order({ customerId: once, day: '2026-06-20' });
  shop.order({ customerId: once, day: '2026-06-20' });
  shop.order({ customerId: masked, day: '2026-06-21' });
  shop.order({ customerId: twice, day: '2026-06-21' });
  shop.order({ customerId: twice, day: '2026-06-25' });
  shop.order({ customerId: null, day: '2026-06-26' });
  shop.order({ customerId: null, day: '2026-06-28', status: 'closed' });
  expect(today(shop)).toMatchObject({ orders: 7, customers: 4, oneTimeBuyers: { people: 2, reachable: 1 }, lastOrderDay: '2026-06-28', next: 'segment' });
});

test('of one shop: its orders, its people and its last day; without a first suggestion nobody is counted for it', () => {
  const shop = new ShopMaker();
  const other = shop.shop({ platform: 'pinduoduo', name: '二店' });
  const known = shop.customer();
  shop.order({ customerId: known, day: '2026-06-20' });
  shop.order({ customerId: known, day: '2026-06-28', shopId: other });
  shop.order({ customerId: null, day: '2026-06-29', shopId: other });
  shop.order({ customerId: shop.customer(), day: '2026-06-21' });
  const context = shop.finish().context(TODAY);
  expect(plannerHandlers.today({ shop: other }, context)).toMatchObject({ orders: 2, customers: 1, oneTimeBuyers: { people: 1 }, lastOrderDay: '2026-06-29' });
  expect(plannerHandlers.today({}, context)).toMatchObject({ orders: 4, customers: 2, oneTimeBuyers: { people: 1 } });
  shop.insert('segments', { name: 's', rule: '{}', count: 0, counted_day: TODAY, created_at: 0, updated_at: 0 });
  expect(plannerHandlers.today({}, shop.finish().context(TODAY))).toMatchObject({ next: 'campaign', oneTimeBuyers: null });
});

test('the last import that was not undone, its files summed', () => {
  const shop = new ShopMaker();
  const add = (undone: boolean, counts: object[]) => {
    const batch = shop.insert('batches', { started_at: 1000, undone_at: undone ? 1 : null });
    for (const c of counts) shop.insert('batch_files', { batch_id: batch, name: 'f', size: 1, sha256: '', parser_version: 1, report: JSON.stringify(c) });
    return batch;
  };
  const batchId = add(false, [{ rowsAdded: 5, rowsRejected: 1, ordersNew: 5, customersNew: 3, rowsUpdated: 0 }, { rowsAdded: 7, rowsRejected: 0, ordersNew: 0, customersNew: 0, rowsUpdated: 2 }]);
  add(true, [{ rowsAdded: 99 }]);
  expect(today(shop).lastImport).toEqual({ batchId, at: 1000, files: 2, rowsAdded: 12, rowsUpdated: 2, rowsRejected: 1, ordersNew: 5, customersNew: 3 });
});

test('campaigns: drafts, lists to write, running and finished windows', () => {
  const shop = new ShopMaker();
  shop.order({ customerId: shop.customer(), day: '2026-06-29' });
  const draft = addCampaign(shop, { name: '草稿', lockedOn: null });
  const locked = addCampaign(shop, { name: '没写名单', treated: 3 });
  const lastDay = addCampaign(shop, { name: '最后一天', sendDay: '2026-05-31', exported: true, receipts: true });
  const finished = addCampaign(shop, { name: '刚结束', sendDay: '2026-05-30', exported: true, receipts: true });
  const locksNextDay = addCampaign(shop, { name: '按锁定日', lockedOn: '2026-06-01', exported: true });
  addCampaign(shop, { name: '很久以前', sendDay: '2026-03-01', exported: true });
  expect(today(shop)).toMatchObject({
    drafts: [{ campaignId: draft, name: '草稿' }],
    waitingForExport: [{ campaignId: locked, name: '没写名单', treated: 3 }],
    running: [
      { campaignId: locksNextDay, name: '按锁定日', day: 28, windowDays: 30, hasReceipts: false },
      { campaignId: lastDay, name: '最后一天', day: 30, windowDays: 30, hasReceipts: true },
    ],
    finished: [{ campaignId: finished, name: '刚结束', finishedOn: '2026-06-29' }],
    next: 'export',
  });
});

test('receipts are waited for from the day after, and only of text messages', () => {
  const shop = new ShopMaker();
  shop.order({ customerId: shop.customer(), day: '2026-06-29' });
  shop.insert('segments', { name: 's', rule: '{}', count: 0, counted_day: TODAY, created_at: 0, updated_at: 0 });
  addCampaign(shop, { name: '旺旺', channel: 'nick', sendDay: '2026-06-20', exported: true });
  addCampaign(shop, { name: '今天发的', sendDay: TODAY, exported: true });
  expect(today(shop).next).toBe('campaign');
  addCampaign(shop, { name: '昨天发的', sendDay: '2026-06-29', exported: true });
  expect(today(shop).next).toBe('receipts');
});
