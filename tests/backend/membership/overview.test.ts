import { beforeEach, expect, test } from 'vitest';
import { membershipHandlers } from '../../../electron/backend/membership/handlers.ts';
import type { MemberGroup } from '../../../shared/contract/membership-overview.ts';
import { MemberShop, programme } from './member-shop.ts';

let shop: MemberShop;
beforeEach(() => {
  shop = new MemberShop();
  shop.today = '2026-10-31';
});
const overview = () => membershipHandlers.overview({}, shop.task);
const peopleOf = (group: MemberGroup) => membershipHandlers.groupPeople({ group, offset: 0, limit: 500 }, shop.task);
const tiers = { window: { kind: 'rolling' as const, months: 12 }, period: { kind: 'months' as const, months: 12 }, graceDays: 0, tiers: [{ tier: 'silver' as const, name: '银卡', up: { match: 'all' as const, spendMinor: 50_000, orders: null, points: null }, keep: null, benefits: '' }] };

test('members and others by how many bought again; each figure has its people, and too few say so', () => {
  shop.start(programme({ pendingDays: 0 }, { enrolment: 'byHand' }));
  const make = (n: number, card: boolean, again: number) =>
    Array.from({ length: n }, (_, i) => {
      const who = shop.customer();
      if (card) {
        shop.ask('enrol', { customerId: who, number: null });
        shop.db.run("UPDATE members SET since_day = '2026-02-01' WHERE since_day = '2026-10-31'");
      }
      shop.sell(who, 100, '2026-03-01');
      if (i < again) shop.sell(who, 100, i === 0 ? '2026-10-31' : '2026-09-01');
      return who;
    });
  const members = make(3, true, 2);
  expect(overview().comparison).toMatchObject({ windowDays: 180, fromDay: '2026-05-05', toDay: '2026-10-31', members: { people: 3, buyers: 2 }, others: { people: 0, buyers: 0 }, difference: null });
  make(120, false, 12);
  make(117, true, 58);
  // A card of today says nothing of what was bought before it.
  const late = shop.customer();
  shop.sell(late, 100, '2026-03-02');
  shop.ask('enrol', { customerId: late, number: null });
  shop.finish();
  const { comparison, groups } = overview();
  expect(comparison).toMatchObject({ members: { people: 120, buyers: 60 }, others: { people: 121, buyers: 12 } });
  expect(comparison.difference!.low).toBeGreaterThan(0.25);
  for (const group of ['all', 'active', 'memberBuyers', 'memberAgain', 'otherBuyers', 'otherAgain', 'toEnrol'] as const) expect(peopleOf(group).total, group).toBe(groups[group]);
  expect(peopleOf('memberAgain').ids).toEqual(expect.arrayContaining(members.slice(0, 2)));
  expect(groups).toMatchObject({ all: 121, active: 121, quiet: 0, toEnrol: 12 });
});

test('whoever came twice without a card can have one; twice asked, one card', () => {
  shop.start(programme({ pendingDays: 0 }, { enrolment: 'byHand' }));
  const [once, twice] = [shop.customer(), shop.customer()];
  shop.sell(once, 10, '2026-10-01');
  shop.sell(twice, 10, '2026-10-01');
  shop.sell(twice, 10, '2026-10-20');
  shop.finish();
  expect(peopleOf('toEnrol')).toMatchObject({ total: 1, ids: [twice], rows: [{ customerId: twice, orders: 2, lastDay: '2026-10-20' }] });
  expect(shop.ask('enrolMany', { customerIds: [twice, twice, 999] })).toEqual({ enrolled: 1, already: 0, without: 1 });
  expect(shop.ask('enrolMany', { customerIds: [twice] })).toEqual({ enrolled: 0, already: 1, without: 0 });
  expect(peopleOf('toEnrol').total).toBe(0);
});

test('a shop’s share of sales with a member, by month: a card counts from its day, an anonymous sale never', () => {
  shop.today = '2026-09-01';
  shop.start(programme({ pendingDays: 0 }, { enrolment: 'byHand' }));
  const who = shop.customer();
  shop.sell(who, 100, '2026-09-10');
  shop.today = '2026-10-02';
  shop.ask('enrol', { customerId: who, number: null });
  shop.sell(who, 200, '2026-10-05');
  shop.order({ customerId: null, paidMinor: 30_000, day: '2026-10-06' });
  shop.order({ customerId: who, paidMinor: 5_000, day: '2026-10-07', status: 'closed' });
  const abroad = shop.shop({ platform: 'shopify', name: 'abroad', currency: 'USD' });
  shop.order({ customerId: who, shopId: abroad, paidMinor: 1_000, day: '2026-10-08' });
  shop.today = '2026-10-31';
  expect(overview().shares.map(({ currency, month, orders, memberOrders, netMinor, memberNetMinor }) => [currency, month, orders, memberOrders, netMinor, memberNetMinor])).toEqual([
    ['CNY', '2026-09', 1, 0, 10_000, 0],
    ['CNY', '2026-10', 2, 1, 50_000, 20_000],
    ['USD', '2026-10', 1, 1, 1_000, 1_000],
  ]);
});

test('points and tiers month by month are the ledger’s, and add up to its report', async () => {
  shop.today = '2026-01-01';
  shop.start(programme({ pendingDays: 0, expiry: { kind: 'months', months: 1 } }, { tiers }));
  const [a, b] = [shop.customer(), shop.customer()];
  shop.sell(a, 600, '2026-08-10');
  shop.sell(b, 80, '2026-09-10');
  shop.today = '2026-09-20';
  await shop.ask('runTiers', {});
  shop.today = '2026-10-31';
  shop.ask('bringUpToDate', {});
  const { months, hasTiers } = overview();
  expect(hasTiers).toBe(true);
  expect(months).toHaveLength(12);
  expect(months.map((m) => m.month).slice(-3)).toEqual(['2026-08', '2026-09', '2026-10']);
  expect(months.slice(-3).map((m) => m.partial)).toEqual([false, false, false]);
  expect(months.slice(-3).map((m) => [m.issued, m.used, m.expired])).toEqual([[600, 0, 0], [80, 0, 600], [0, 0, 80]]);
  const tiersOf = (i: number) => Object.fromEntries(months.at(i)!.mix.filter((x) => x.people > 0).map((x) => [String(x.tier), x.people]));
  expect([tiersOf(-3), tiersOf(-1)]).toEqual([{ silver: 1 }, { null: 1, silver: 1 }]);
  expect(months.reduce((sum, m) => sum + m.up, 0)).toBe(1);
  const report = membershipHandlers.report({}, shop.task);
  expect(months.reduce((sum, m) => sum + m.issued, 0)).toBe(report.issued);
  expect(months.reduce((sum, m) => sum + m.expired, 0)).toBe(report.expired);
  shop.today = '2026-11-15';
  expect(overview().months.at(-1)).toMatchObject({ month: '2026-11', partial: true });
});
