import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { programme } from '../membership/member-shop.ts';
import { codeOf, OfferShop } from './offer-shop.ts';

let shop: OfferShop;
let who = 0;
let other = 0;
beforeEach(() => {
  shop = new OfferShop();
  shop.today = '2026-03-01';
  who = shop.customer({ nick: 'xiaolan', phone: '+8613800000001' });
  other = shop.customer({ nick: 'zhoumu', phone: '+8613800000002', optedOut: true });
});
const board = (more: object = {}) => shop.call('board', more);

describe('what is promised by hand', () => {
  test('takes from the stock, all or none; what comes back is there again', () => {
    const gift = shop.gift({ stock: 2 });
    expect(shop.call('promise', { benefitId: gift, who: { customerIds: [who, other, who] } })).toEqual({ promised: 2 });
    expect(codeOf(() => shop.call('promise', { benefitId: gift, who: { customerIds: [who] } }))).toBe('stock_short');
    expect(shop.count('deliveries')).toBe(2);
    const [first] = board().rows;
    expect(shop.call('moveDeliveries', { deliveryIds: [first!.deliveryId, 99], to: 'sent', tracking: 'SF1' })).toEqual({ moved: 1, stayed: 1 });
    expect(board()).toMatchObject({ counts: { to_send: 1, sent: 1 }, sentMinor: 800, waitingMinor: 800, stock: [{ left: 0 }] });
    shop.call('moveDeliveries', { deliveryIds: [first!.deliveryId], to: 'returned' });
    expect(board().stock).toMatchObject([{ left: 1, stock: 2 }]);
    expect(shop.call('undoMove', { deliveryId: first!.deliveryId })).toEqual({ status: 'sent' });
    expect(shop.call('undoMove', { deliveryId: first!.deliveryId })).toEqual({ status: 'to_send' });
    expect(codeOf(() => shop.call('undoMove', { deliveryId: first!.deliveryId }))).toBe('not_found');
  });

  test('once sent it is a contact, each time; a sending that is taken back is none; a merge carries it along', () => {
    const gift = shop.gift();
    shop.call('promise', { benefitId: gift, who: { customerIds: [who] } });
    const { deliveryId, what } = board().rows[0]!;
    const contacts = () => shop.db.all<{ person: number }>('SELECT COALESCE(a.customer_id, h.customer_id) AS person, h.channel, h.kind, h.day, h.note FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id ORDER BY h.id');
    const move = (to: string) => shop.call('moveDeliveries', { deliveryIds: [deliveryId], to: to as 'sent' });
    expect(contacts()).toEqual([]);
    move('sent');
    expect(contacts()).toEqual([{ person: who, channel: 'parcel', kind: 'sent', day: '2026-03-01', note: what }]);
    shop.call('undoMove', { deliveryId });
    expect(contacts()).toEqual([]);
    move('sent');
    move('received');
    shop.call('undoMove', { deliveryId });
    move('returned');
    move('to_send');
    expect(contacts()).toHaveLength(1);
    shop.today = '2026-03-09';
    move('sent');
    expect(contacts()).toMatchObject([{ day: '2026-03-01' }, { day: '2026-03-09' }]);
    const third = shop.customer({ nick: 'third', phone: '+8613800000003' });
    const { decisionId } = mergePeople(shop.db, { customerId: third, otherId: who }, 1);
    expect(contacts().map((c) => c.person)).toEqual([third, third]);
    unmergePeople(shop.db, decisionId, 2);
    expect(contacts().map((c) => c.person)).toEqual([who, who]);
  });

  test('money handed out is no contact', () => {
    shop.call('promise', { benefitId: shop.gift({ name: '红包', kind: 'red_packet' }), who: { customerIds: [who] }, amountMinor: 500 });
    shop.call('moveDeliveries', { deliveryIds: [board().rows[0]!.deliveryId], to: 'sent' });
    expect(shop.count('hand_touches')).toBe(0);
  });

  test('of a stock of 0 nothing, of an ended benefit nothing, of money only with an amount', () => {
    const none = shop.gift({ stock: 0 });
    expect(codeOf(() => shop.call('promise', { benefitId: none, who: { customerIds: [who] } }))).toBe('stock_short');
    const ended = shop.gift({ name: '旧', ended: true });
    expect(codeOf(() => shop.call('promise', { benefitId: ended, who: { customerIds: [who] } }))).toBe('not_found');
    const packet = shop.gift({ name: '红包', kind: 'red_packet' });
    expect(codeOf(() => shop.call('promise', { benefitId: packet, who: { customerIds: [who] } }))).toBe('bad_input');
    expect(codeOf(() => shop.call('promise', { benefitId: none, who: { customerIds: [who] }, amountMinor: 100 }))).toBe('bad_input');
    expect(shop.count('deliveries')).toBe(0);
  });

  test('sums of money: the list, what became of it, and the same told twice', () => {
    const packet = shop.gift({ name: '红包', kind: 'red_packet' });
    shop.call('promise', { benefitId: packet, who: { customerIds: [who, other] }, amountMinor: 888 });
    const [a, b] = board({ kind: 'money' }).rows.map((r) => r.deliveryId);
    expect(board({ kind: 'parcel' }).total).toBe(0);
    expect(board().waitingMinor).toBe(1776);
    expect(shop.call('takeResults', { text: `编号,结果\n${a},成功\n${b},失败\n999,成功\n${a},成功` })).toEqual({ done: 1, failed: 1, unknown: 1, twice: 1, first: ['999,成功'] });
    expect(shop.call('takeResults', { text: `${a},成功` })).toMatchObject({ done: 0, twice: 1 });
    expect(board()).toMatchObject({ counts: { sent: 1, to_send: 1 }, sentMinor: 888 });
  });
});

test('a redemption for points is on the board, and both say the same', () => {
  shop.start(programme({ pendingDays: 0 }));
  shop.sell(who, 500, '2026-02-01');
  const { rewardId } = shop.ask('saveReward', { name: '帆布袋', kind: 'gift', points: 100, unitCostMinor: 600, stock: null, perPerson: null, note: '', ended: false });
  const redeem = () => (shop.ask('redeem', { customerId: who, rewardId, quantity: 2 }) as { actId: number }).actId;
  const fulfilled = (actId: number) => shop.db.get<{ at: number | null }>('SELECT fulfilled_at AS at FROM point_acts WHERE id = :actId', { actId })!.at !== null;
  const first = redeem();
  const [row] = board().rows;
  expect(row).toMatchObject({ what: '帆布袋', quantity: 2, unitCostMinor: 600, source: 'redeem', customerId: who });
  shop.call('moveDeliveries', { deliveryIds: [row!.deliveryId], to: 'sent' });
  expect(fulfilled(first)).toBe(true);
  shop.call('moveDeliveries', { deliveryIds: [row!.deliveryId], to: 'returned' });
  expect(fulfilled(first)).toBe(false);
  const second = redeem();
  void shop.ask('fulfil', { actId: second, fulfilled: true });
  expect(board({ status: 'sent' }).rows).toHaveLength(1);
  shop.undo(second);
  expect(board().counts).toMatchObject({ cancelled: 1, returned: 1, to_send: 0 });
  expect(codeOf(() => shop.call('undoMove', { deliveryId: board({ status: 'cancelled' }).rows[0]!.deliveryId }))).toBe('not_found');
});

test('it follows the account through a merge and back', () => {
  const gift = shop.gift();
  shop.call('promise', { benefitId: gift, who: { customerIds: [other] } });
  const { decisionId } = mergePeople(shop.db, { customerId: who, otherId: other }, 1);
  expect(board().rows[0]).toMatchObject({ customerId: who });
  // To one who rests with somebody: it is theirs.
  expect(shop.call('promise', { benefitId: gift, who: { customerIds: [other, who] } })).toEqual({ promised: 1 });
  unmergePeople(shop.db, decisionId, 2);
  expect(board().rows[0]).toMatchObject({ customerId: other });
});

test('a file that names nobody any more leaves what was promised, of somebody unknown; taken in again it is theirs', () => {
  shop.call('promise', { benefitId: shop.gift(), who: { customerIds: [who] } });
  shop.db.run("UPDATE accounts SET value = 'gone' WHERE value = 'xiaolan'");
  expect(board().rows[0]).toMatchObject({ customerId: null, nick: null });
  shop.db.run("UPDATE accounts SET value = 'xiaolan' WHERE value = 'gone'");
  expect(board().rows[0]).toMatchObject({ customerId: who });
});

test('labels: the newest whole address; formulas stay text', async () => {
  const third = shop.customer({ nick: 'third', phone: '+8613800000003' });
  shop.db.run("UPDATE contacts SET receiver = '=1+1', province = '浙江省', city = '杭州市', address = '西湖路 1 号' WHERE phone = '+8613800000003'");
  shop.order({ customerId: third, day: '2026-02-01' });
  shop.call('promise', { benefitId: shop.gift(), who: { customerIds: [who, third] } });
  expect(await shop.task1('saveDeliveries', { to: shop.fileRef('a.xlsx'), list: 'labels' })).toEqual({ rows: 2, withoutAddress: 1, byHand: 0 });
  const { rows } = (await readXlsx(shop.read('a.xlsx'))).sheets[0]!;
  expect(rows[2]).toEqual(['2', '=1+1', '13800000003', '浙江省', '杭州市', expect.anything(), '西湖路 1 号', '帆布袋', '1', expect.anything(), expect.anything()].map((cell) => (typeof cell === 'string' ? cell : (expect.toSatisfy((v) => v === null || v === '') as unknown))));
});

test('who has said no or is held out is owed all the same: in no file, and on the screen with their address', async () => {
  const [byNumber, byMail, free, held] = [3, 4, 5, 6].map((n) => shop.customer({ nick: `k${n}`, phone: `+861380000000${n}`, email: `k${n}@example.com` }));
  shop.insert('opt_outs', { at: 1, customer_id: null, kind: 'phone', value: '+8613800000003', opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
  shop.insert('opt_outs', { at: 1, customer_id: null, kind: 'email', value: 'k4@example.com', opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
  shop.db.run("UPDATE contacts SET receiver = '周慕', address = '西湖路 2 号' WHERE phone = '+8613800000002'");
  shop.order({ customerId: other, day: '2026-02-01' });
  const campaignId = shop.insert('campaigns', { name: 'x', type: 'other', goal: 'orders', channel: 'sms', rule: '{}', text: 'x', holdout_share: 0.5, window_days: 30, send_day: '2026-02-20', message_price_milli: 45, fixed_cost_minor: 0, contact_gap_days: 7, currency: 'CNY', created_at: 1, locked_at: 1 });
  shop.insert('campaign_members', { campaign_id: campaignId, customer_id: held!, account_id: null, arm: 'held_out', reason: null });
  const all = [other, byNumber!, byMail!, free!, held!];
  shop.call('promise', { benefitId: shop.gift(), who: { customerIds: all } });
  shop.call('promise', { benefitId: shop.gift({ name: '红包', kind: 'red_packet', unitCostMinor: 0 }), who: { customerIds: all }, amountMinor: 500 });
  for (const list of ['labels', 'amounts'] as const) {
    expect(await shop.task1('saveDeliveries', { to: shop.fileRef(`${list}.xlsx`), list })).toMatchObject({ rows: 1, byHand: 4 });
    const cells = (await readXlsx(shop.read(`${list}.xlsx`))).sheets.flatMap((sheet) => sheet.rows.flat().map(String));
    expect(cells.some((cell) => cell.includes('13800000005'))).toBe(true);
    for (const word of ['13800000002', '13800000003', '13800000004', '13800000006', 'zhoumu', 'k3', 'k4', '周慕', '西湖路']) expect(cells.filter((cell) => cell.includes(word)), `${list}: ${word}`).toEqual([]);
  }
  const owed = shop.call('owedByHand');
  const expected = [other, byNumber, byMail, held].map((id) => [id, id === held ? 'heldOut' : 'optedOut']);
  expect(owed.map((d) => [d.customerId, d.why, d.what])).toEqual(['帆布袋', '红包'].flatMap((what) => expected.map((e) => [...e, what])));
  expect(owed[0]).toMatchObject({ receiver: '周慕', address: '西湖路 2 号', contactPhone: '+8613800000002' });
  shop.call('moveDeliveries', { deliveryIds: [owed[0]!.deliveryId], to: 'sent' });
  expect(shop.call('owedByHand')).toHaveLength(7);
});

describe('the matrix', () => {
  test('costs what it promises to the members of each tier, and says what nobody hears of or has', () => {
    const bar = { match: 'all' as const, spendMinor: 50_000, orders: null, points: null };
    shop.start(programme({}, { tiers: { window: { kind: 'rolling', months: 12 }, period: { kind: 'months', months: 12 }, graceDays: 0, tiers: [{ tier: 'gold', name: '金卡', up: bar, keep: null, benefits: '9 折' }] } }));
    shop.sell(who, 600, '2026-02-01');
    shop.sell(other, 10, '2026-02-01');
    void shop.ask('setTier', { customerId: who, tier: 'gold', locked: false, reason: 'x' });
    const gift = shop.gift({ toldWhere: ['page'] });
    const post = shop.gift({ name: '包邮', kind: 'free_shipping', unitCostMinor: 300 });
    shop.call('saveMatrix', { cells: [{ rank: 3, benefitId: gift, times: 2, per: 'year' }, { rank: 0, benefitId: post, times: 1, per: 'order' }] });
    const told = shop.call('matrix');
    expect(told.tiers).toMatchObject([{ rank: 0, members: 1, ordersAYear: 1 }, { rank: 3, members: 1, ordersAYear: 1 }]);
    expect(told).toMatchObject({ costMinor: 1600 + 300 + 300, untold: [post], unused: [gift] });
    const card = shop.ask('card', { customerId: who }) as { tier: { benefits: string } };
    expect(card.tier.benefits).toBe('9 折、帆布袋、包邮');
    shop.call('promise', { benefitId: gift, who: { customerIds: [who] } });
    shop.call('moveDeliveries', { deliveryIds: [1], to: 'sent' });
    expect(shop.call('matrix').unused).toEqual([]);
    expect(codeOf(() => shop.call('saveMatrix', { cells: [{ rank: 0, benefitId: 99, times: 1, per: 'year' }] }))).toBe('not_found');
    expect(codeOf(() => shop.call('saveMatrix', { cells: [1, 2].map(() => ({ rank: 0, benefitId: post, times: 1, per: 'year' })) }))).toBe('bad_input');
    expect(shop.call('matrix').cells).toHaveLength(2);
  });
  test('a benefit of a name that is taken, or with its end before its beginning, is refused', () => {
    shop.gift();
    expect(codeOf(() => shop.gift())).toBe('name_taken');
    expect(codeOf(() => shop.gift({ name: 'x', fromDay: '2026-02-02', untilDay: '2026-02-01' }))).toBe('bad_input');
  });
});
