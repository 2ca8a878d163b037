import fc from 'fast-check';
import { expect } from 'vitest';
import { businessDay } from '../../../electron/backend/membership/clock.ts';
import { postPoints } from '../../../electron/backend/membership/post-points.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { PointRules } from '../../../shared/domain/points.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { MemberShop, programme } from './member-shop.ts';
import { PointsReference, type RefBonus } from './points-reference.ts';

const ACCOUNTS = 3;
const START = '2026-01-05';

/** The shop and the reference side by side. */
export class World {
  readonly shop: MemberShop;
  readonly accounts: number[];
  readonly ref: PointsReference;
  readonly orders = new Map<string, number>();
  readonly acts: number[] = [];
  readonly merges: { decisionId: number; before: number[][] }[] = [];
  rewardId = 0;
  entries = 0;

  constructor({ shop, accounts, rewardId, bonus }: Stage) {
    this.ref = new PointsReference(ACCOUNTS, START, bonus);
    this.shop = shop;
    this.accounts = accounts;
    this.rewardId = rewardId;
    shop.today = START;
  }
  personOf(account: number): number {
    return this.shop.db.get<{ id: number }>('SELECT customer_id AS id FROM accounts WHERE id = :id', { id: this.accounts[account]! })!.id;
  }
  sync(account: number): void {
    this.shop.post(this.personOf(account));
    for (const i of this.ref.personOf(account)) this.ref.sync(i);
    this.ref.noteBirths();
  }
  refused(work: () => unknown): string | null {
    try {
      work();
      return null;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return error.code;
    }
  }

  /** Everything that has to hold after each step. */
  check(): void {
    const { db } = this.shop;
    const day = businessDay(db, this.shop.today);
    expect(day).toBe(this.ref.day);
    const count = () => db.get<{ n: number }>('SELECT count(*) AS n FROM point_entries')!.n;
    expect(count()).toBeGreaterThanOrEqual(this.entries);
    for (let i = 0; i < ACCOUNTS; i++) {
      const person = this.personOf(i);
      const { balance, usable, pending, owed } = this.shop.ask('card', { customerId: person })?.balance ?? { balance: 0, usable: 0, pending: 0, owed: 0 };
      expect([balance, usable], `account ${i} on ${day}`).toEqual([this.ref.balance(i), this.ref.usable(i)]);
      expect(usable).toBe(Math.max(0, balance - pending));
      expect(owed).toBeGreaterThanOrEqual(0);
    }
    const given = db.all<{ value: string; event: string; points: number }>('SELECT m.value, v.name AS event, sum(b.points) AS points FROM point_bonuses b JOIN point_lots l ON l.id = b.lot_id JOIN members m ON m.id = l.member_id JOIN bonus_events v ON v.id = b.event_id GROUP BY 1, 2 HAVING sum(b.points) <> 0 ORDER BY 1, 2');
    expect(given.map(({ value, event, points }) => [value, event, points])).toEqual(this.ref.bonuses());
    // Brought up to date, the ledger's sum is the balance; a second time nothing is added.
    db.connection.exec('SAVEPOINT look');
    this.shop.ask('bringUpToDate', {});
    const once = count();
    postPoints(db, null, this.shop.clock);
    this.shop.ask('bringUpToDate', {});
    expect(count()).toBe(once);
    const sums = db.all<{ id: number; sum: number }>('SELECT a.customer_id AS id, sum(e.points) AS sum FROM point_entries e JOIN point_lots l ON l.id = e.lot_id JOIN members m ON m.id = l.member_id JOIN accounts a ON a.platform = m.platform AND a.kind = m.kind AND a.value = m.value GROUP BY 1');
    for (const { id, sum } of sums) expect(this.shop.ask('card', { customerId: id })!.balance.balance).toBe(sum);
    expect(db.all('SELECT 1 FROM point_entries e JOIN point_lots l ON l.id = e.lot_id WHERE l.expires_day < :day GROUP BY l.id HAVING sum(e.points) > 0', { day })).toEqual([]);
    const report = this.shop.ask('report', {});
    expect(report.outstanding + report.pending - report.owed).toBe(sums.reduce((total, s) => total + s.sum, 0));
    expect(report.outstanding + report.pending + report.used + report.expired + report.clawedBack - report.owed).toBe(report.issued);
    db.connection.exec('ROLLBACK TO look; RELEASE look');
    this.entries = count();
  }
}

export type Step =
  | { do: 'sell'; account: number; yuan: number; ago: number; tea: number }
  | { do: 'refund' | 'remove'; order: number; share: number }
  | { do: 'merge'; one: number; two: number }
  | { do: 'unmerge' }
  | { do: 'adjust'; account: number; points: number }
  | { do: 'redeem'; account: number; quantity: number }
  | { do: 'undo'; act: number }
  | { do: 'expire' }
  | { do: 'advance' | 'back'; days: number };

const account = fc.nat({ max: ACCOUNTS - 1 });
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sell' as const), account, yuan: fc.noBias(fc.integer({ min: 0, max: 300 })), tea: fc.constantFrom(0, 0.3, 1), ago: fc.oneof(fc.noBias(fc.integer({ min: 0, max: 60 })), fc.noBias(fc.integer({ min: 0, max: 60 })), fc.noBias(fc.integer({ min: 150, max: 260 }))) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('refund' as const, 'refund' as const, 'remove' as const), order: fc.noBias(fc.nat({ max: 1000 })), share: fc.constantFrom(0, 0.3, 0.5, 1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), one: account, two: account }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unmerge' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('adjust' as const), account, points: fc.integer({ min: -150, max: 150 }).filter((n) => n !== 0) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redeem' as const), account, quantity: fc.noBias(fc.integer({ min: 1, max: 20 })) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), act: fc.noBias(fc.nat({ max: 1000 })) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('advance' as const), days: fc.oneof(fc.noBias(fc.integer({ min: 1, max: 12 })), fc.noBias(fc.integer({ min: 20, max: 70 }))) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), days: fc.integer({ min: 1, max: 90 }) }) },
);

export function take(world: World, s: Step): void {
  const { shop, ref } = world;
  const { db } = shop;
  switch (s.do) {
    case 'sell': {
      const no = String(1000 + world.orders.size);
      const day = addDays(shop.today, -s.ago);
      const orderId = shop.insert('orders', { shop_id: shop.shopId, order_no: no, account_id: world.accounts[s.account]!, status: 'completed', created_at: 0, paid_at: 0, day, currency: 'CNY', paid_minor: s.yuan * 100, net_minor: s.yuan * 100, is_paid: 1, is_valid: 1 });
      const tea = Math.floor(s.yuan * s.tea);
      for (const [product, yuan] of [['茶', tea], ['杯', s.yuan - tea]] as const) shop.insert('order_lines', { order_id: orderId, line_key: product, product_id: db.get<{ id: number }>('SELECT id FROM products WHERE title = :product', { product })!.id, quantity: 1, paid_minor: yuan * 100 });
      world.orders.set(no, orderId);
      ref.accounts[s.account]!.orders.set(no, { day, paid: s.yuan, refund: 0, there: true, tea });
      world.sync(s.account);
      return;
    }
    case 'refund':
    case 'remove': {
      const no = [...world.orders.keys()][s.order % Math.max(1, world.orders.size)];
      if (no === undefined) return;
      const at = ref.accounts.findIndex((a) => a.orders.has(no));
      const order = ref.accounts[at]!.orders.get(no)!;
      const there = s.do === 'refund' ? order.there : !order.there;
      const refund = s.do === 'refund' ? Math.floor(order.paid * s.share) : order.refund;
      ref.accounts[at]!.orders.set(no, { ...order, refund, there });
      const valid = !(order.paid > 0 && refund >= order.paid);
      db.run('UPDATE orders SET refund_minor = :refund, net_minor = :net, is_valid = :valid, account_id = :account WHERE id = :id', { id: world.orders.get(no)!, refund: refund * 100, net: (order.paid - refund) * 100, valid: valid ? 1 : 0, account: there ? world.accounts[at]! : null });
      world.sync(at);
      return;
    }
    case 'merge': {
      const [one, two] = [world.personOf(s.one), world.personOf(s.two)];
      if (one === two) return;
      const balances = [...new Set([one, two])].reduce((sum, id) => sum + (shop.ask('card', { customerId: id })?.balance.balance ?? 0), 0);
      const { customerId, decisionId } = mergePeople(db, { customerId: one, otherId: two }, shop.clock.now);
      world.merges.push({ decisionId, before: ref.people });
      const [a, b] = [ref.personOf(s.one), ref.personOf(s.two)];
      ref.people = [...ref.people.filter((p) => p !== a && p !== b), [...a, ...b]];
      expect(shop.ask('card', { customerId })?.balance.balance ?? 0).toBe(balances);
      return;
    }
    case 'unmerge': {
      const last = world.merges.pop();
      if (!last) return;
      unmergePeople(db, last.decisionId, shop.clock.now);
      ref.people = last.before;
      return;
    }
    case 'adjust': {
      const isMember = shop.ask('card', { customerId: world.personOf(s.account) }) !== null;
      const code = world.refused(() => shop.ask('adjustPoints', { customerId: world.personOf(s.account), delta: s.points, reason: '手工' }));
      if (!isMember) { expect(code).toBe('not_found'); return; }
      if (s.points > 0) ref.give(memberAccount(world, s.account), s.points);
      else if (!ref.spend(s.account, -s.points)) { expect(code).toBe('points_short'); return; }
      expect(code).toBeNull();
      ref.noteBirths();
      world.acts.push(lastAct(world));
      return;
    }
    case 'redeem': {
      const isMember = shop.ask('card', { customerId: world.personOf(s.account) }) !== null;
      const code = world.refused(() => shop.ask('redeem', { customerId: world.personOf(s.account), rewardId: world.rewardId, quantity: s.quantity }));
      if (!isMember) { expect(code).toBe('not_found'); return; }
      if (!ref.spend(s.account, 10 * s.quantity)) { expect(code).toBe('points_short'); return; }
      expect(code).toBeNull();
      world.acts.push(lastAct(world));
      return;
    }
    case 'undo': {
      const at = s.act % Math.max(1, world.acts.length);
      const actId = world.acts[at];
      if (actId === undefined) return;
      const code = world.refused(() => shop.ask('undoAct', { actId }));
      expect(code === null).toBe(ref.undo(at));
      return;
    }
    case 'expire':
      shop.ask('bringUpToDate', {});
      for (let i = 0; i < ACCOUNTS; i++) ref.expire(i);
      return;
    case 'advance':
    case 'back': {
      shop.today = addDays(shop.today, s.do === 'advance' ? s.days : -s.days);
      ref.day = businessDay(db, shop.today);
    }
  }
}

/** Of a person's accounts the one whose card came first gets what is given. */
function memberAccount(world: World, asked: number): number {
  const { id } = world.shop.db.get<{ id: number }>('SELECT a.id FROM accounts a JOIN members m ON m.platform = a.platform AND m.kind = a.kind AND m.value = a.value WHERE a.customer_id = :person ORDER BY m.id LIMIT 1', { person: world.personOf(asked) })!;
  const first = world.accounts.indexOf(id);
  world.ref.first = first;
  return asked;
}
const lastAct = (world: World): number => world.shop.db.get<{ id: number }>('SELECT max(id) AS id FROM point_acts')!.id;


export interface Stage {
  shop: MemberShop;
  accounts: number[];
  rewardId: number;
  bonus: RefBonus | null;
}

/** A shop with as many buyers, a reward, and bonus events where there are some. */
export function setStage(bonus: RefBonus | null, rules: (segmentId: number) => Partial<PointRules> = () => ({})): Stage {
  const shop = new MemberShop();
  shop.today = START;
  const people = Array.from({ length: ACCOUNTS }, (_, i) => shop.customer({ nick: `buyer ${i}` }));
  shop.product('茶', '茶叶');
  shop.product('杯', '茶具');
  shop.finish();
  const { segmentId } = segmentsHandlers.freeze({ name: '请来的', note: '', who: { customerIds: people.slice(0, 2) } }, shop.task);
  shop.start(programme(rules(segmentId)));
  const accounts = people.map((id) => shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id', { id })!.id);
  const { rewardId } = shop.ask('saveReward', { name: '券', kind: 'coupon', points: 10, unitCostMinor: 100, stock: null, perPerson: null, note: '', ended: false });
  return { shop, accounts, rewardId, bonus };
}

export function inFreshShop({ shop }: Stage, work: () => void): void {
  shop.connection.exec('SAVEPOINT fresh');
  try {
    work();
  } finally {
    shop.connection.exec('ROLLBACK TO fresh; RELEASE fresh');
  }
}
