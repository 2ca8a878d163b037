import { beforeEach, describe, expect, test } from 'vitest';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { MemberShop, programme } from './member-shop.ts';

let shop: MemberShop;
let who = 0;
beforeEach(() => {
  shop = new MemberShop();
  who = shop.customer({ nick: 'xiaolan', phone: '+8613800000001' });
  shop.start();
});
const books = () => void shop.ask('bringUpToDate', {});

describe('the ledger', () => {
  test('pending until the after-sale window closes, then usable, then gone on the day after its last', () => {
    shop.sell(who, 99);
    expect(shop.balance(who)).toEqual({ balance: 99, usable: 0, pending: 99, owed: 0, nextExpiry: { day: '2026-07-01', points: 99 } });
    shop.today = '2026-01-10';
    expect(shop.balance(who)).toMatchObject({ usable: 0, pending: 99 });
    shop.today = '2026-01-11';
    expect(shop.balance(who)).toMatchObject({ usable: 99, pending: 0 });
    shop.today = '2026-07-01';
    expect(shop.balance(who)).toMatchObject({ balance: 99 });
    shop.today = '2026-07-02';
    expect(shop.balance(who)).toMatchObject({ balance: 0, nextExpiry: null }); // before it is booked too
    books();
    books();
    expect(shop.ledger()).toEqual([{ kind: 'earn', points: 99, day: '2026-01-01' }, { kind: 'expire', points: -99, day: '2026-07-02' }]);
  });

  test('a refund takes back in proportion, twice the same refund once; undone, they come again', () => {
    const order = shop.sell(who, 100);
    shop.refund(order, 30);
    shop.refund(order, 30);
    expect(shop.balance(who).balance).toBe(70);
    shop.refund(order, 100);
    expect(shop.balance(who).balance).toBe(0);
    shop.refund(order, 0);
    expect(shop.balance(who).balance).toBe(100);
    expect(shop.ledger().map((e) => e.points)).toEqual([100, -30, -70, 100]);
  });

  test('a refund after the points were spent is owed, and the next purchase pays it', () => {
    const order = shop.sell(who, 100);
    shop.today = '2026-02-01';
    shop.ask('adjustPoints', { customerId: who, delta: -100, reason: '线下抵现' });
    shop.refund(order, 60);
    expect(shop.balance(who)).toMatchObject({ balance: -60, usable: 0, owed: 60 });
    shop.sell(who, 80);
    expect(shop.balance(who)).toMatchObject({ balance: 20, usable: 0, pending: 20, owed: 0 });
    shop.today = '2026-09-01';
    books();
    expect(shop.balance(who)).toMatchObject({ balance: 0, owed: 0 });
  });

  test('a refund after they expired owes nothing', () => {
    const order = shop.sell(who, 100);
    shop.today = '2026-08-01';
    books();
    shop.refund(order, 60);
    expect(shop.balance(who)).toMatchObject({ balance: 0, owed: 0 });
    expect(shop.ledger().map((e) => [e.kind, e.points])).toEqual([['earn', 100], ['expire', -100], ['clawback', -60], ['expire', 60]]);
  });

  test('can neither be rewritten nor shrink', () => {
    shop.sell(who, 100);
    expect(() => shop.db.run('DELETE FROM point_entries')).toThrow('never shrinks');
    expect(() => shop.db.run('UPDATE point_entries SET points = 1')).toThrow('never rewritten');
  });

  test('an order that goes with its import takes its points along, and brings them again with the same card', () => {
    const order = shop.sell(who, 100, '2026-01-01', '77');
    const number = shop.ask('card', { customerId: who })!.cards[0]!.number;
    shop.db.run('UPDATE orders SET account_id = NULL WHERE id = :order', { order });
    shop.post(who);
    expect(shop.balance(who).balance).toBe(0);
    shop.db.run('DELETE FROM orders WHERE id = :order', { order });
    shop.sell(who, 100, '2026-01-01', '77');
    expect(shop.balance(who).balance).toBe(100);
    expect(shop.ask('card', { customerId: who })!.cards[0]!.number).toBe(number);
    expect(shop.db.get('SELECT count(*) AS n FROM point_lots')).toEqual({ n: 1 });
  });

  test('a clock set back neither expires twice nor brings back, and is told', () => {
    shop.sell(who, 100);
    shop.today = '2026-08-01';
    books();
    const before = shop.ledger();
    shop.today = '2026-03-01';
    books();
    shop.post(who);
    expect(shop.ledger()).toEqual(before);
    expect(shop.ask('programme', {}).clockBehind).toBe('2026-08-01');
    expect(shop.ask('card', { customerId: who })!.balance.balance).toBe(0);
  });
});

describe('rules', () => {
  test('another version from a day on judges what comes after it, and history by what held then', () => {
    shop.sell(who, 100, '2025-12-01');
    shop.sell(who, 50, '2026-01-01');
    shop.start(programme({ points: 3 }), '2026-01-01');
    expect(shop.balance(who).balance).toBe(100 + 150);
    shop.start(programme({ points: 1 }), '2026-01-01');
    expect(shop.balance(who).balance).toBe(150);
  });

  test('only finished orders count, or those that are paid, as the owner has it', () => {
    shop.order({ customerId: who, paidMinor: 5000, status: 'shipped' });
    shop.post(who);
    expect(shop.ask('card', { customerId: who })).toBeNull();
    shop.start(programme({}, { earnOn: 'paid' }), '2025-06-01');
    expect(shop.balance(who).balance).toBe(50);
  });

  test('goods of an excluded category bring none', () => {
    shop.start(programme({ excludedCategories: ['烟酒'] }), '2025-06-01');
    shop.order({ customerId: who, paidMinor: 10000, items: [{ title: '酒', category: '烟酒', paidMinor: 6000 }, { title: '杯', category: '餐具', paidMinor: 4000 }] });
    shop.post(who);
    expect(shop.balance(who).balance).toBe(40);
  });

  test('money of another currency without a rate brings none, with one it does', () => {
    const abroad = shop.shop({ platform: 'shopify', name: 'abroad', currency: 'USD' });
    shop.order({ customerId: who, shopId: abroad, paidMinor: 1000 });
    shop.post(who);
    expect(shop.ask('card', { customerId: who })).toBeNull();
    shop.db.run("INSERT INTO exchange_rates VALUES ('CNY', 'USD', '2026-01', 7000000000)");
    shop.post(who);
    expect(shop.balance(who).balance).toBe(70);
  });

  test('by hand: who was enrolled, from that day on; the same number twice is refused', () => {
    shop.start(programme({}, { enrolment: 'byHand' }), '2025-01-01');
    const other = shop.customer({ nick: 'other' });
    shop.order({ customerId: who, paidMinor: 10000, day: '2025-12-31' });
    shop.order({ customerId: who, paidMinor: 3000, day: '2026-01-01' });
    expect(shop.ask('enrol', { customerId: who, number: 'VIP-1' })).toEqual({ number: 'VIP-1' });
    expect(shop.balance(who).balance).toBe(30);
    expect(() => shop.ask('enrol', { customerId: other, number: 'VIP-1' })).toThrow(expect.objectContaining({ code: 'name_taken' }) as Error);
    expect(() => shop.ask('enrol', { customerId: who, number: null })).toThrow(expect.objectContaining({ code: 'bad_input' }) as Error);
    shop.ask('setActive', { customerId: who, active: false });
    shop.sell(who, 500);
    expect(shop.balance(who).balance).toBe(30);
  });

  test('rules over the own past, before they are saved', () => {
    shop.today = '2026-03-01';
    shop.order({ customerId: who, paidMinor: 10000, day: '2026-02-01' });
    shop.order({ customerId: null, paidMinor: 90000, day: '2026-02-01' });
    const found = shop.ask('simulate', { rules: programme({ valueMinor: 50 }), usedShare: 0.8 });
    expect(found).toMatchObject({ members: 1, salesMinor: 10000, issued: 100, outstanding: 100, liabilityMinor: 50, costMinor: 40, costShare: 0.004, breakage: null });
    expect(shop.ledger()).toEqual([]);
  });
});

describe('two people that are one', () => {
  test('spend together; unmerged, each account has what it used', () => {
    const other = shop.customer({ nick: 'second' });
    shop.sell(who, 100);
    shop.sell(other, 50, '2025-12-25');
    shop.today = '2026-02-01';
    const { decisionId } = mergePeople(shop.db, { customerId: who, otherId: other }, 1);
    expect(shop.balance(who)).toMatchObject({ balance: 150, usable: 150 });
    shop.ask('adjustPoints', { customerId: who, delta: -120, reason: '换礼' });
    unmergePeople(shop.db, decisionId, 2);
    expect(shop.balance(other).balance).toBe(0); // its lot expires first
    expect(shop.balance(who).balance).toBe(30);
  });
});

describe('rewards', () => {
  const reward = { name: '帆布包', kind: 'gift' as const, points: 40, unitCostMinor: 900, stock: 2, perPerson: 1, note: '', ended: false };
  const refused = (code: string) => expect.objectContaining({ code }) as Error;

  test('cost points, have a stock and a limit, and can be taken back', () => {
    shop.sell(who, 100);
    shop.today = '2026-02-01';
    const { rewardId } = shop.ask('saveReward', reward);
    const { actId } = shop.ask('redeem', { customerId: who, rewardId, quantity: 1 });
    expect(shop.balance(who).usable).toBe(60);
    expect(() => shop.ask('redeem', { customerId: who, rewardId, quantity: 1 })).toThrow(refused('reward_limit'));
    shop.ask('saveReward', { ...reward, rewardId, perPerson: null });
    expect(() => shop.ask('redeem', { customerId: who, rewardId, quantity: 2 })).toThrow(refused('reward_gone'));
    shop.ask('fulfil', { actId, fulfilled: true });
    expect(shop.ask('redemptions', { rewardId, waiting: false })).toMatchObject([{ actId, points: 40, quantity: 1, nick: 'xiaolan' }]);
    shop.ask('undoAct', { actId });
    expect(() => shop.ask('undoAct', { actId })).toThrow(refused('not_found'));
    expect(shop.balance(who).usable).toBe(100);
    expect(shop.ask('rewards', {})[0]).toMatchObject({ given: 0, waiting: 0 });
  });

  test('the same name twice, a stock of nothing, too few points, an ended one: refused, nothing written', () => {
    shop.sell(who, 30);
    shop.today = '2026-02-01';
    const { rewardId } = shop.ask('saveReward', { ...reward, stock: 0 });
    expect(() => shop.ask('saveReward', reward)).toThrow(refused('name_taken'));
    expect(() => shop.ask('redeem', { customerId: who, rewardId, quantity: 1 })).toThrow(refused('reward_gone'));
    shop.ask('saveReward', { ...reward, rewardId, stock: null });
    expect(() => shop.ask('redeem', { customerId: who, rewardId, quantity: 1 })).toThrow(refused('points_short'));
    shop.ask('saveReward', { ...reward, rewardId, ended: true });
    expect(() => shop.ask('redeem', { customerId: who, rewardId, quantity: 1 })).toThrow(refused('not_found'));
    expect(shop.ledger()).toHaveLength(1);
    expect(shop.db.get('SELECT count(*) AS n FROM point_acts')).toEqual({ n: 0 });
  });

  test('points that go back to a lot that has expired meanwhile are gone with it', () => {
    shop.sell(who, 100);
    shop.today = '2026-02-01';
    const { rewardId } = shop.ask('saveReward', reward);
    const { actId } = shop.ask('redeem', { customerId: who, rewardId, quantity: 1 });
    shop.today = '2026-08-01';
    books();
    shop.ask('undoAct', { actId });
    expect(shop.balance(who).balance).toBe(0);
  });
});

describe('opening balances', () => {
  test('by card, name or phone; who is unknown, named twice or has one already is told', () => {
    shop.customer({ nick: 'second', phone: '+8613800000002' });
    const rows = [
      { who: 'xiaolan', points: 300, number: 'A1' },
      { who: '13800000002', points: 50, number: 'A1' },
      { who: 'second', points: 20, number: null },
      { who: 'nobody', points: 5, number: null },
      { who: '13800000001', points: 7, number: null },
    ];
    const report = shop.ask('openingBalances', { rows, reason: '旧系统转入' });
    expect(report).toEqual({ taken: 2, enrolled: 2, points: 320, refused: [{ row: 2, reason: 'number_taken' }, { row: 4, reason: 'unknown' }, { row: 5, reason: 'twice' }] });
    expect(shop.balance(who)).toMatchObject({ balance: 300, usable: 300 });
    expect(shop.ask('openingBalances', { rows, reason: '再来一次' })).toMatchObject({ taken: 0, points: 0 });
    expect(shop.ask('lookUp', { text: 'A1' })).toMatchObject([{ customerId: who, number: 'A1', balance: 300 }]);
    expect(shop.ask('lookUp', { text: '13800000001' })).toMatchObject([{ customerId: who }]);
    expect(shop.ask('lookUp', { text: 'xiaol' })).toMatchObject([{ customerId: who }]);
  });

  test('given back they are off again, and what was spent of them is owed', () => {
    shop.ask('openingBalances', { rows: [{ who: 'xiaolan', points: 300, number: null }], reason: '旧系统转入' });
    shop.ask('adjustPoints', { customerId: who, delta: -100, reason: '换礼' });
    const opening = shop.ask('pointsHistory', { customerId: who, offset: 0, limit: 10 }).entries.find((e) => e.kind === 'opening')!;
    shop.ask('undoAct', { actId: opening.undoableAct! });
    expect(shop.balance(who)).toMatchObject({ balance: -100, owed: 100 });
  });
});

test('the report adds up', () => {
  const order = shop.sell(who, 100);
  shop.sell(who, 50, '2025-06-20');
  shop.today = '2026-02-01';
  const { rewardId } = shop.ask('saveReward', { name: '券', kind: 'coupon', points: 20, unitCostMinor: 100, stock: null, perPerson: null, note: '', ended: false });
  shop.ask('redeem', { customerId: who, rewardId, quantity: 1 });
  shop.refund(order, 10);
  books();
  const r = shop.ask('report', {});
  expect(r).toMatchObject({ members: 1, issued: 150, used: 20, expired: 50, clawedBack: 10, outstanding: 70, owed: 0, rewardCostMinor: 100 });
  expect(r.outstanding + r.pending + r.used + r.expired + r.clawedBack - r.owed).toBe(r.issued);
});
