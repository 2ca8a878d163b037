import { readXlsx } from 'hucre/xlsx';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { boardsHandlers } from '../../../electron/backend/boards/handlers.ts';
import { topics } from '../../../electron/backend/boards/topics.ts';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { enrol } from '../../../electron/backend/membership/members.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { serviceHandlers } from '../../../electron/backend/service/handlers.ts';
import { boards } from '../../../shared/contract/boards.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import { boardColumns, boardTopics, type BoardTopic } from '../../../shared/domain/board-columns.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';
import { problemOf } from '../problem-of.ts';

let shop: CampaignShop;
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = [1, 2, 3].map((i) => shop.customer({ nick: `n${i}`, name: `名${i}`, phone: `+861990000010${i}`, province: '浙江省', city: '杭州市' }));
  shop.order({ customerId: ids[0]!, orderNo: 'A1', day: '2026-05-01', paidMinor: 10000, refundMinor: 2500, items: [{ title: '红茶', category: '茶', quantity: 2, paidMinor: 8000 }, { title: '杯子', paidMinor: 2000 }] });
  shop.order({ customerId: ids[1]!, orderNo: 'A2', day: '2026-06-02', paidMinor: 30000, items: [{ title: '红茶', paidMinor: 30000 }] });
  shop.order({ customerId: null, orderNo: 'A3', day: '2026-06-03', paidMinor: 500, items: [{ title: '杯子', quantity: 3, paidMinor: 500 }] });
  shop.order({ customerId: ids[2]!, orderNo: 'A4', day: '2026-06-04', status: 'unpaid', paidMinor: 900, items: [{ title: '红茶', paidMinor: 900 }] });
  shop.finish();
});

const first: Record<BoardTopic, string> = { orders: 'day', members: 'since', products: 'title', campaigns: 'name', cases: 'due' };
const ask = (topic: BoardTopic, more: Partial<Input<typeof boards.rows>> = {}) => boardsHandlers.rows(boards.rows.input.parse({ topic, sort: { by: first[topic], descending: false }, filters: {}, ...more }), shop.context());
const of = (topic: BoardTopic, column: string, more: Partial<Input<typeof boards.rows>> = {}) => ask(topic, more).rows.map((row) => row.cells[column]);
const hand = (topic: BoardTopic, columns: string[], name: string, more: Partial<Input<typeof boards.handOut>> = {}) =>
  boardsHandlers.handOut(boards.handOut.input.parse({ topic, sort: { by: first[topic], descending: false }, filters: {}, columns, form: name.endsWith('.xlsx') ? 'sheet' : 'page', title: '给小王', language: 'zh-CN', to: shop.ref(name), ...more }), shop.task());
const cells = async (name: string) => (await readXlsx(readFileSync(shop.path(name)))).sheets[0]!.rows.map((row) => row.map((cell) => String(cell ?? '')));

test('orders: every order, filtered and sorted by its columns; amounts in the unit, unknown last', () => {
  expect(of('orders', 'orderNo')).toEqual(['A1', 'A2', 'A3', 'A4']);
  expect(ask('orders').rows[0]).toMatchObject({ customerId: ids[0]!, currency: 'CNY', cells: { who: 'n1', items: '红茶 ×2；杯子', pieces: 3, paid: 10000, refund: 2500, net: 7500, status: 'completed', city: '杭州市', shop: '样例生活馆' } });
  expect(of('orders', 'orderNo', { filters: { paid: '100..300' } })).toEqual(['A1', 'A2']);
  expect(of('orders', 'orderNo', { filters: { day: '2026-06' } })).toEqual(['A2', 'A3', 'A4']);
  expect(of('orders', 'orderNo', { filters: { items: '杯', status: 'completed' } })).toEqual(['A1', 'A3']);
  expect(of('orders', 'orderNo', { sort: { by: 'who', descending: true } }), 'nobody’s order is last').toEqual(['A4', 'A2', 'A1', 'A3']);
  expect(of('orders', 'orderNo', { sort: { by: 'paid', descending: true }, offset: 1, limit: 2 })).toEqual(['A1', 'A4']);
  expect(ask('orders', { filters: { paid: '100..300' } })).toMatchObject({ total: 2, all: 4 });
  expect(problemOf(() => ask('orders', { filters: { paid: 'viel' } }))).toEqual({ code: 'bad_input', fields: ['paid'] });
  expect(problemOf(() => ask('orders', { sort: { by: 'constructor', descending: false } }))).toMatchObject({ code: 'bad_input' });
});

test('products: pieces, orders and buyers of valid orders', () => {
  expect(ask('products', { sort: { by: 'pieces', descending: false } }).rows.map((r) => r.cells)).toEqual([
    { title: '红茶', category: '茶', shop: '样例生活馆', pieces: 3, orders: 2, buyers: 2, paid: 38000, cost: null, lastDay: '2026-06-02' },
    { title: '杯子', category: null, shop: '样例生活馆', pieces: 4, orders: 2, buyers: 1, paid: 2500, cost: null, lastDay: '2026-06-03' },
  ]);
});

test('members as their own list has them; campaigns with their arms; cases by the person they are now', () => {
  enrol(shop.db, ids[0]!, null, shop.context());
  expect(ask('members').rows).toMatchObject([{ customerId: ids[0]!, cells: { who: 'n1', balance: 0, active: 'yes', since: TODAY } }]);

  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0, contactGapDays: 0, name: '唤醒', rule: { combinator: 'and', rules: [] } });
  expect(ask('campaigns').rows).toMatchObject([{ id: campaignId, customerId: null, cells: { name: '唤醒', state: 'draft', channel: 'sms', treated: 0 } }]);
  shop.lock(campaignId);
  expect(ask('campaigns').rows[0]!.cells).toMatchObject({ state: 'locked', heldOut: 0, treated: shop.membersOf(campaignId, 'treated').length });
  expect(shop.membersOf(campaignId, 'treated').length).toBeGreaterThan(1);

  serviceHandlers.saveCase({ customerId: ids[1]!, kind: 'quality', text: '碎了', orderNo: null, openedDay: '2026-06-10', dueDay: '2026-06-20' }, shop.context());
  mergePeople(shop.db, { customerId: ids[0]!, otherId: ids[1]! }, 1);
  expect(ask('cases').rows).toMatchObject([{ customerId: expect.any(Number) as number, cells: { who: expect.any(String) as string, status: 'overdue', kind: 'quality', text: '碎了' } }]);
  expect(ask('cases').rows[0]!.customerId).toBe(shop.db.get<{ id: number }>('SELECT ifnull(merged_into, id) AS id FROM customers WHERE id = :id', { id: ids[1]! })!.id);
});

test('each column that is shown has a value in SQL, and words in both languages', async () => {
  for (const topic of boardTopics) {
    const ids = topics[topic].ids(shop.db, TODAY);
    for (const column of Object.keys(boardColumns[topic])) expect(topics[topic].values(shop.db, column, TODAY), `${topic}.${column}`).toHaveLength(ids.length);
    for (const language of ['zh-CN', 'en'] as const) {
      await hand(topic, Object.keys(boardColumns[topic]), `${topic}-${language}.xlsx`, { language });
      const [heads] = await cells(`${topic}-${language}.xlsx`);
      expect(heads!.filter((head) => head in boardColumns[topic]), `${topic} ${language}: a head without words`).toEqual([]);
    }
  }
});

test('nobody who said no, and nobody who is left alone, is in what is handed out, and how many aren’t is said', async () => {
  customersHandlers.optOut({ customerId: ids[1]!, optedOut: true, reason: '来电' }, shop.context());
  shop.insert('campaigns', { name: 'k', type: 'other', goal: 'orders', channel: 'sms', rule: '{}', text: 'x', holdout_share: 0.5, basis: 'customers', window_days: 30, send_day: TODAY, message_price_milli: 0, fixed_cost_minor: 0, contact_gap_days: 0, currency: 'CNY', created_at: 0, locked_at: 1, seed: 1 });
  shop.insert('campaign_members', { campaign_id: 1, customer_id: ids[2]!, account_id: null, arm: 'held_out', reason: null, address: null, stratum: 0, text: null, slots: null, parts: null });
  expect(await hand('orders', ['orderNo', 'who', 'paid', 'status'], 'o.xlsx')).toEqual({ rows: 2, leftOut: { optedOut: 1, heldOut: 1 } });
  expect(await cells('o.xlsx')).toEqual([['订单号', '客户', '实付', '状态'], ['A1', 'n1', '100', '交易成功'], ['A3', '', '5', '交易成功']]);
  await hand('orders', ['orderNo', 'who', 'paid'], 'o.html');
  const page = readFileSync(shop.path('o.html'), 'utf8');
  expect(page).toContain('<td>A1</td><td>n1</td><td class="n">¥100.00</td>');
  expect(page).toContain('共 2 行。退订客户的 1 行不在里面。正留作对照的客户的 1 行不在里面。');
  expect(page).not.toMatch(/n2|>A2|n3|>A4/);
  await expect(hand('orders', ['orderNo', 'nothing'], 'x.xlsx')).rejects.toMatchObject({ code: 'bad_input' });
});

test('hostile words are text on the page and no formula in the workbook', async () => {
  const bad = shop.customer({ nick: '=1+1<script>x</script>' });
  shop.order({ customerId: bad, orderNo: '=HYPERLINK("x")', day: '2026-06-05' });
  shop.finish();
  await hand('orders', ['orderNo', 'who'], 'h.html', { title: '<b>x' });
  const page = readFileSync(shop.path('h.html'), 'utf8');
  expect(page).not.toMatch(/<script>|<b>/);
  await hand('orders', ['orderNo', 'who'], 'h.xlsx');
  const { sheets } = await readXlsx(readFileSync(shop.path('h.xlsx')), { includeFormulas: true } as never);
  expect(sheets[0]!.rows.flat().every((cell) => cell === null || typeof cell === 'string')).toBe(true);
});

test('ways to look are kept by topic and name, with the topic’s own columns', () => {
  const context = shop.context();
  const view = { search: '广', sort: { by: 'orders', descending: true }, filters: { own_3: '1..2', province: '广东' }, own: [3], hidden: ['email'], dense: true };
  const save = (name: string, boardId?: number) => boardsHandlers.save(boards.save.input.parse({ topic: 'customers', name, view, ...(boardId === undefined ? {} : { boardId }) }), context);
  const { boardId } = save('大客');
  save('老客');
  expect(problemOf(() => save('老客', boardId))).toEqual({ code: 'name_taken' });
  expect(save('大客户', boardId)).toEqual({ boardId, topic: 'customers', name: '大客户', view });
  const orders = { ...view, sort: { by: 'paid', descending: true }, filters: { city: '杭州' }, own: [] };
  expect(problemOf(() => boardsHandlers.save({ topic: 'orders', name: '杭州', view }, context))).toMatchObject({ code: 'bad_input' });
  boardsHandlers.save({ topic: 'orders', name: '杭州', view: orders }, context);
  expect(boardsHandlers.list({ topic: 'customers' }, context).map((b) => b.name).sort()).toEqual(['大客户', '老客'].sort());
  expect(boardsHandlers.list({ topic: 'orders' }, context)).toMatchObject([{ name: '杭州', topic: 'orders', view: orders }]);
  boardsHandlers.remove({ boardId }, context);
  expect(problemOf(() => boardsHandlers.remove({ boardId }, context))).toMatchObject({ code: 'not_found' });
  expect(problemOf(() => save('x', 99))).toMatchObject({ code: 'not_found' });
});
