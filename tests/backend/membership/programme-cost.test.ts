import { beforeEach, describe, expect, test } from 'vitest';
import { offersHandlers } from '../../../electron/backend/offers/handlers.ts';
import { problemOf } from '../problem-of.ts';
import { MemberShop, programme } from './member-shop.ts';

let shop: MemberShop;
let who = 0;
beforeEach(() => {
  shop = new MemberShop();
  who = shop.customer({ nick: 'xiaolan' });
});

const give = (customerId: number, amountMinor: number | null, benefitId: number) => offersHandlers.promise({ benefitId, who: { customerIds: [customerId] }, quantity: 1, amountMinor, note: '' }, shop.context(shop.today));
const packet = () => (offersHandlers.saveBenefit({ name: '红包', kind: 'red_packet', unitCostMinor: 0, validityDays: null, fromDay: null, untilDay: null, goods: '', terms: '', toldWhere: [], stock: null, ended: false }, shop.context(shop.today))).benefitId;

describe('what the programme costs this year', () => {
  test('there is none without a programme', () => {
    expect(shop.ask('programmeCost', {})).toBeNull();
  });

  test('rewards, gifts that went out and used coupons of members; not of others, of last year, taken back or only promised', () => {
    shop.start(programme({ pendingDays: 0 }, { enrolment: 'byHand', aims: { goal: '老客一年多买一次', untilDay: null, capMinor: 5_000 } }));
    const stranger = shop.customer({ nick: 'stranger' });
    shop.ask('enrol', { customerId: who, number: null });
    shop.sell(who, 500);
    shop.ask('saveReward', { name: '帆布袋', kind: 'gift', points: 100, unitCostMinor: 1_200, stock: null, perPerson: null, note: '', ended: false });
    const { rewardId } = (shop.ask('rewards', {}) as unknown as { rewardId: number }[])[0]!;
    shop.ask('redeem', { customerId: who, rewardId, quantity: 2 });
    const benefitId = packet();
    give(who, 800, benefitId);
    give(stranger, 900, benefitId);
    shop.db.run("UPDATE deliveries SET status = 'sent' WHERE source = 'hand'");
    give(who, 700, benefitId); // waits still
    const batch = shop.insert('coupon_batches', { name: '券', value_minor: 500, threshold_minor: 0, cost_minor: 50, currency: 'CNY', at: 0 });
    const giving = shop.insert('coupon_givings', { batch_id: batch, day: '2026-01-01', at: 0 });
    const person = shop.db.get<{ id: number }>("SELECT id FROM offer_people WHERE value = 'xiaolan'")!.id;
    shop.insert('coupons', { batch_id: batch, code: 'A1', giving_id: giving, person_id: person, used_day: '2026-01-01', used_how: 'pasted' });
    shop.insert('coupons', { batch_id: batch, code: 'A2', giving_id: giving, person_id: person, used_day: '2025-12-31', used_how: 'pasted' });
    expect(shop.ask('programmeCost', {})).toMatchObject({ fromDay: '2026-01-01', rewardsMinor: 2_400, sentMinor: 800, couponsMinor: 550, totalMinor: 3_750, people: 1, otherCurrency: 0, capMinor: 5_000 });
    shop.db.run("UPDATE deliveries SET currency = 'USD' WHERE source = 'hand' AND amount_minor = 800");
    expect(shop.ask('programmeCost', {})).toMatchObject({ sentMinor: 0, otherCurrency: 1 });
    shop.today = '2027-01-01';
    expect(shop.ask('programmeCost', {})).toMatchObject({ fromDay: '2027-01-01', totalMinor: 0, people: 0 });
  });
});

describe('aims are a part of the rules', () => {
  test('each version keeps its own; after the last day nothing is earned, and tiers go on', () => {
    shop.start(programme({ pendingDays: 0 }, { aims: { goal: 'a', untilDay: '2026-03-31', capMinor: null } }));
    shop.sell(who, 100, '2026-03-31');
    shop.today = '2026-04-02';
    shop.sell(who, 70, '2026-04-01');
    expect(shop.balance(who).balance).toBe(100);
    // A later version without an end earns again from its day.
    void shop.ask('saveProgramme', { fromDay: '2026-04-02', rules: programme({ pendingDays: 0 }) });
    shop.sell(who, 30, '2026-04-02');
    expect(shop.balance(who).balance).toBe(130);
    const { versions } = shop.ask('programme', {}) as unknown as { versions: { rules: { aims?: { goal: string } } }[] };
    expect(versions.map((v) => v.rules.aims?.goal)).toEqual([undefined, 'a']);
  });

  test('an end before the beginning is refused', () => {
    expect(problemOf(() => new MemberShop().start(programme({}, { aims: { goal: '', untilDay: '2024-12-31', capMinor: null } })))).toMatchObject({ code: 'bad_input' });
  });
});
