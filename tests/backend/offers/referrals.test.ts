import { beforeEach, describe, expect, test } from 'vitest';
import { settleReferrals } from '../../../electron/backend/offers/settle-referrals.ts';
import { peopleHandlers } from '../../../electron/backend/people/handlers.ts';
import { programme } from '../membership/member-shop.ts';
import { codeOf, OfferShop } from './offer-shop.ts';

let shop: OfferShop;
let old = 0;
let fresh = 0;
beforeEach(() => {
  shop = new OfferShop();
  shop.today = '2026-03-01';
  shop.start(programme({ pendingDays: 0 }));
  old = shop.customer({ nick: 'laoke', phone: '+8613800000001' });
  fresh = shop.customer({ nick: 'xinke', phone: '+8613800000002' });
  shop.sell(old, 100, '2026-01-05');
  shop.call('saveTerms', { minOrderMinor: 5000, withinDays: 30, points: 500, benefitId: null, referredBenefitId: null });
});
const add = (referrerId = old, referredId = fresh, more: object = {}) => shop.call('addReferral', { referrer: { customerId: referrerId }, referredId, ...more });
const row = () => shop.call('referrals').rows[0]!;
const reward = () => shop.call('rewardReferrals');
const settle = () => settleReferrals(shop.db, shop.clock);
const points = () => shop.balance(old).balance;

describe('a referral', () => {
  test('is rewarded once its first order is in, and once only', () => {
    expect(add()).toEqual({ referralId: 1 });
    expect(row()).toMatchObject({ state: 'waiting', rewarded: false });
    expect(reward()).toEqual({ rewarded: 0, notMembers: 0 });
    shop.sell(fresh, 60, '2026-03-10');
    expect(shop.call('referrals')).toMatchObject({ due: 1, rows: [{ state: 'qualified', firstOrderDay: '2026-03-10' }] });
    expect(reward()).toEqual({ rewarded: 1, notMembers: 0 });
    expect(reward()).toEqual({ rewarded: 0, notMembers: 0 });
    expect(points()).toBe(600);
    expect(row()).toMatchObject({ rewarded: true });
  });

  test('of oneself, of one’s own phone or door, of an old customer, in a circle, or a second time is refused', () => {
    expect(add(old, old)).toEqual({ refused: 'self' });
    const twin = shop.customer({ nick: 'twin', phone: '+8613800000001' });
    expect(add(old, twin)).toEqual({ refused: 'same_phone' });
    const neighbour = shop.customer({ nick: 'neighbour', city: '杭州市' });
    shop.db.run("UPDATE contacts SET address = '西湖路 1 号', city = '杭州市' WHERE account_id IN (SELECT id FROM accounts WHERE value IN ('neighbour', 'laoke'))");
    expect(add(old, neighbour)).toEqual({ refused: 'same_address' });
    shop.db.run("UPDATE contacts SET address = '西湖路*号'");
    expect(add(old, neighbour)).toMatchObject({ referralId: 1 });
    expect(add(fresh, old)).toEqual({ refused: 'not_new' });
    expect(add()).toMatchObject({ referralId: 2 });
    expect(add()).toEqual({ refused: 'known' });
    const third = shop.customer({ nick: 'third' });
    add(fresh, third);
    const fourth = shop.customer({ nick: 'fourth' });
    add(third, fourth);
    shop.call('undoReferral', { referralId: 2 });
    expect(add(fourth, fresh)).toEqual({ refused: 'circle' });
    expect(codeOf(() => add(old, 9999))).toBe('not_found');
    expect(codeOf(() => add(old, fresh, { day: '2026-03-02' }))).toBe('bad_input');
  });

  test('by code, whatever its case, and from the notes of first orders', async () => {
    expect(shop.call('giveReferralCodes', { who: { customerIds: [old, old] } })).toEqual({ made: 1, had: 0, without: 0 });
    expect(shop.call('giveReferralCodes', { who: { customerIds: [old] } })).toMatchObject({ made: 0, had: 1 });
    const { code } = shop.call('referralCode', { customerId: old });
    expect(shop.call('addReferral', { referrer: { code: 'NOSUCH' }, referredId: fresh })).toEqual({ refused: 'no_code' });
    expect(shop.call('addReferral', { referrer: { code: code!.toLowerCase() }, referredId: fresh })).toEqual({ referralId: 1 });
    const third = shop.customer({ nick: 'third' });
    const order = shop.sell(third, 90, '2026-02-20');
    shop.insert('order_memos', { order_id: order, buyer_memo: `朋友推荐 ${code!}`, seller_memo: null });
    const own = shop.sell(old, 10, '2026-02-21');
    shop.insert('order_memos', { order_id: own, buyer_memo: code, seller_memo: null });
    expect(await shop.task1('findReferrals', {})).toEqual({ added: 1, refused: 1 });
    expect(await shop.task1('findReferrals', {})).toEqual({ added: 0, refused: 1 });
    expect(row()).toMatchObject({ how: 'code', day: '2026-02-20', state: 'qualified' });
  });

  test('by hand after the first order: it counts from that order on, if it is of these weeks', () => {
    shop.sell(fresh, 80, '2026-02-10');
    add();
    expect(row()).toMatchObject({ day: '2026-02-10', state: 'qualified' });
    const third = shop.customer({ nick: 'third' });
    shop.sell(third, 80, '2026-01-10');
    expect(add(old, third)).toEqual({ refused: 'not_new' });
  });
});

describe('a reward is taken back', () => {
  let order = 0;
  beforeEach(() => {
    add();
    order = shop.sell(fresh, 60, '2026-03-01');
    reward();
  });

  test('when the first order is refunded, also where the points are spent: they are owed; and earned again by another order', () => {
    void shop.ask('adjustPoints', { customerId: old, delta: -600, reason: 'x' });
    shop.refund(order, 60);
    settle();
    settle();
    expect(shop.balance(old)).toMatchObject({ balance: -500, owed: 500 });
    expect(row()).toMatchObject({ state: 'waiting', rewarded: false, takenBack: 'waiting' });
    shop.sell(fresh, 70, '2026-03-01');
    expect(reward()).toMatchObject({ rewarded: 1 });
    expect(points()).toBe(0);
    expect(shop.count('referral_rewards')).toBe(2);
  });

  test('when a part is refunded and the rest is below the least', () => {
    shop.refund(order, 20);
    settle();
    expect(row()).toMatchObject({ state: 'too_small', rewarded: false });
    expect(points()).toBe(100);
  });

  test('when referrer and referred turn out to be one; apart again it can be given again', () => {
    const { decisionId } = peopleHandlers.merge({ customerId: old, otherId: fresh }, shop.task) as { decisionId: number };
    expect(row()).toMatchObject({ state: 'self', rewarded: false, takenBack: 'self' });
    expect(reward()).toMatchObject({ rewarded: 0 });
    peopleHandlers.unmerge({ decisionId }, shop.task);
    expect(row()).toMatchObject({ state: 'qualified', rewarded: false });
    expect(reward()).toMatchObject({ rewarded: 1 });
    expect(points()).toBe(600);
  });

  test('when the owner takes the referral back, and when the file with the order is', () => {
    shop.call('undoReferral', { referralId: 1 });
    expect(points()).toBe(100);
    expect(codeOf(() => shop.call('undoReferral', { referralId: 1 }))).toBe('not_found');
    expect(add()).toMatchObject({ referralId: 2 });
    reward();
    shop.db.run('UPDATE orders SET account_id = NULL WHERE id = :order', { order });
    settle();
    expect(row()).toMatchObject({ state: 'waiting', rewarded: false });
  });

  test('not because it was reached with the clock set back', () => {
    shop.today = '2026-02-01';
    settle();
    expect(row()).toMatchObject({ rewarded: true });
    expect(reward()).toMatchObject({ rewarded: 0 });
    shop.today = '2026-03-01';
    expect(points()).toBe(600);
  });
});

test('gifts for both go onto the board; what is taken back before it was sent isn’t sent', () => {
  const gift = shop.gift({ stock: 5 });
  shop.call('saveTerms', { minOrderMinor: 0, withinDays: null, points: 0, benefitId: gift, referredBenefitId: gift });
  add();
  const order = shop.sell(fresh, 60, '2026-03-01');
  reward();
  expect(shop.call('board').rows.map((r) => [r.customerId, r.source])).toEqual([[old, 'referral'], [fresh, 'referral']]);
  shop.call('moveDeliveries', { deliveryIds: [1], to: 'sent' });
  shop.refund(order, 60);
  settle();
  expect(shop.call('board').counts).toMatchObject({ sent: 1, cancelled: 1, to_send: 0 });
});

test('a referrer without a card gets no points, and is counted', () => {
  const third = shop.customer({ nick: 'third' });
  add(third, fresh);
  shop.sell(fresh, 60, '2026-03-01');
  expect(reward()).toEqual({ rewarded: 0, notMembers: 1 });
});
