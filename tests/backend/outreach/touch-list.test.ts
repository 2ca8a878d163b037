import { writeFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { outreachHandlers } from '../../../electron/backend/outreach/handlers.ts';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { readTouchList } from '../../../shared/domain/touch-list.ts';
import { phoneOf } from '../campaigns/campaign-shop.ts';
import { codeOf } from '../offers/offer-shop.ts';
import { OutreachShop } from './outreach-shop.ts';

let shop: OutreachShop;
let ids: number[];
beforeEach(() => {
  shop = new OutreachShop().chooseBasis();
  ids = shop.fill(10);
});
const preview = (text: string, more = {}) => shop.ask('previewTouches', { text, channel: 'event', day: '2026-06-20', ...more });
const log = (text: string, more = {}) => shop.ask('logTouches', { text, channel: 'event', day: '2026-06-20', note: '市集', ...more });
const written = () => shop.db.all<{ id: number; day: string }>("SELECT customer_id AS id, day FROM hand_touches WHERE channel = 'event' ORDER BY id");

it('by name, phone, order number and customer number; each line that isn’t taken says why', () => {
  const { order } = shop.db.get<{ order: string }>('SELECT o.order_no AS "order" FROM orders o JOIN accounts a ON a.id = o.account_id WHERE a.customer_id = :id', { id: ids[2]! })!;
  customersHandlers.optOut({ customerId: ids[5]!, optedOut: true, reason: '来电' }, shop.context());
  const text = ['buyer_0', `${phoneOf(1)},2026/6/1`, `"${order}"`, 'buyer_0', 'nobody', 'buyer_5', 'buyer_6,2026-12-01', '', 'buyer_0\t2026-06-21'].join('\n');
  const told = preview(text);
  expect(told).toMatchObject({ lines: 8, people: 3, touches: 4, rejected: 4 });
  expect(told.first.map((l) => [l.line, l.customerId, l.day])).toEqual([[1, ids[0], '2026-06-20'], [2, ids[1], '2026-06-01'], [3, ids[2], '2026-06-20'], [9, ids[0], '2026-06-21']]);
  expect(told.notTaken.map((l) => [l.line, l.reason])).toEqual([[4, 'twice'], [5, 'nobody'], [6, 'opted_out'], [7, 'future']]);
  expect(written(), 'a preview changes nothing').toEqual([]);
  const { at, ...done } = log(text);
  expect(done).toEqual(told);
  expect(written()).toHaveLength(4);
  expect(log(text), 'the same list again').toMatchObject({ touches: 0, rejected: 8 });
  expect(shop.ask('undoLog', { at })).toEqual({ people: 4 });
  expect(written()).toEqual([]);
});

it('a bare number is a customer’s only under its heading', () => {
  expect(preview(`buyer_0\n${ids[3]}`)).toMatchObject({ touches: 1, notTaken: [{ line: 2, reason: 'nobody' }] });
  expect(preview(`昵称,客户编号,件数\n谁,${ids[3]},${ids[4]}`)).toMatchObject({ lines: 1, touches: 1, first: [{ line: 2, customerId: ids[3] }] });
  expect(readTouchList('Customer number\n7')).toMatchObject([{ line: 2, customerNumber: 7 }]);
});

it('what is logged stays with whoever it was, through a merge and its undoing', () => {
  log('buyer_1');
  const merge = mergePeople(shop.db, { customerId: ids[0]!, otherId: ids[1]! }, 1);
  expect(preview('buyer_0')).toMatchObject({ notTaken: [{ reason: 'known' }] });
  unmergePeople(shop.db, merge.decisionId, 2);
  expect(preview('buyer_0')).toMatchObject({ touches: 1 });
  expect(preview('buyer_1')).toMatchObject({ notTaken: [{ reason: 'known' }] });
});

it('a file comes as lines to be looked at; a day that isn’t over is refused', async () => {
  writeFileSync(shop.path('list.csv'), '\uFEFF昵称,日期\r\nbuyer_0,2026-06-01\r\n"buyer_2","2026-06-02"\r\n');
  const { text, lines } = await outreachHandlers.readListFile({ file: shop.ref('list.csv') }, shop.task());
  expect(lines).toBe(3);
  expect(preview(text)).toMatchObject({ touches: 2, first: [{ customerId: ids[0], day: '2026-06-01' }, { customerId: ids[2], day: '2026-06-02' }], notTaken: [{ line: 1, reason: 'nobody' }] });
  expect(codeOf(() => preview('buyer_0', { day: '2026-07-01' }))).toBe('bad_input');
  expect(codeOf(() => preview('x\n'.repeat(5001)))).toBe('bad_input');
});
