import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { businessDay } from '../../../electron/backend/membership/clock.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import type { BonusEvent } from '../../../shared/domain/bonus-events.ts';
import { tiers as metals, type TierRules } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { MemberShop, programme } from './member-shop.ts';

const ACCOUNTS = 3;
const START = '2026-01-05';
const BEGIN = '2025-01-01';
const GRACE = 10;
/** Yuan to reach, and to keep, by rank. */
const bars: Record<number, [number, number]> = { 2: [300, 300], 3: [800, 500] };
/** By spend; or by points, of which a bonus event gives twice as many on some days. */
type By = 'spend' | 'points';
const DOUBLE = ['2025-12-01', '2026-02-20'] as const;
const rules = (by: By): TierRules => ({
  window: { kind: 'year' },
  period: { kind: 'yearEnd', years: 0 },
  graceDays: GRACE,
  tiers: [2, 3].map((rank) => {
    const bar = (yuan: number) => ({ match: 'all' as const, spendMinor: by === 'spend' ? yuan * 100 : null, orders: null, points: by === 'points' ? yuan : null });
    return { tier: metals[rank - 1]!, name: `等级 ${rank}`, up: bar(bars[rank]![0]), keep: bar(bars[rank]![1]), benefits: '' };
  }),
});

interface RefMove {
  account: number;
  rank: number;
  day: string;
  until: string | null;
  locked: boolean;
  run: number | null;
  undone: boolean;
}

/** Walks through every day; calendar years and their ends, so that it needs nothing but the year of a day. */
class TierReference {
  orders: { account: number; day: string; yuan: number; refund: number }[] = [];
  moves: RefMove[] = [];
  people: number[][] = Array.from({ length: ACCOUNTS }, (_, i) => [i]);
  /** Those who have a card, in the order in which they got it. */
  members: number[] = [];
  runs = 0;
  readonly by: By;

  constructor(by: By) {
    this.by = by;
  }

  personOf(account: number): number[] {
    return this.people.find((p) => p.includes(account))!;
  }
  lastOf(account: number): RefMove | undefined {
    return this.moves.filter((m) => m.account === account && !m.undone).map((move, i) => ({ move, i })).sort((a, b) => (a.move.day === b.move.day ? a.i - b.i : a.move.day < b.move.day ? -1 : 1)).at(-1)?.move;
  }
  standing(person: number[]): RefMove | undefined {
    const last = this.members.filter((i) => person.includes(i)).flatMap((i) => this.lastOf(i) ?? []);
    return last.sort((a, b) => a.rank - b.rank || Number(a.locked) - Number(b.locked) || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).at(-1);
  }
  spent(person: number[], day: string): number {
    return this.orders.filter((o) => person.includes(o.account) && o.refund < o.yuan && o.day <= day && o.day.slice(0, 4) === day.slice(0, 4)).reduce((sum, o) => sum + (o.yuan - o.refund) * this.times(o.day), 0);
  }
  times(day: string): number {
    return this.by === 'points' && DOUBLE[0] <= day && day <= DOUBLE[1] ? 2 : 1;
  }
  run(today: string): number {
    const found: RefMove[] = [];
    let moved = 0;
    for (const person of this.people) {
      const cards = this.members.filter((i) => person.includes(i));
      const standing = this.standing(person);
      if (cards.length === 0 || standing?.locked === true) continue;
      const account = standing?.account ?? cards[0]!;
      let [rank, until] = [standing?.rank ?? 0, standing?.until ?? null];
      const before = rank;
      const others = cards.flatMap((other) => {
        const last = other === account ? undefined : this.lastOf(other);
        return last && !last.locked ? [{ other, rank: last.rank }] : [];
      });
      const note = (to: number, day: string) => {
        const falls = to < rank;
        rank = to;
        until = to === 0 ? null : `${day.slice(0, 4)}-12-31`;
        found.push({ account, rank, day, until, locked: false, run: this.runs, undone: false });
        // Whoever is one person falls with all their accounts, or would stand as high as before.
        for (const along of others.filter((o) => falls && o.rank > to)) {
          along.rank = to;
          found.push({ account: along.other, rank, day, until, locked: false, run: this.runs, undone: false });
        }
      };
      const days = this.orders.filter((o) => person.includes(o.account)).map((o) => o.day);
      const first = [BEGIN, ...days].sort()[0]!;
      for (let day = standing && standing.day > first ? standing.day : first; day <= today; day = addDays(day, 1)) {
        while (rank > 0 && until !== null && addDays(until, GRACE) < day) {
          const end = until;
          if ([end, addDays(end, GRACE)].some((d) => this.spent(person, d) >= bars[rank]![1])) note(rank, addDays(end, 1));
          else note(rank === 3 ? 2 : 0, addDays(end, GRACE + 1));
        }
        const reached = [3, 2].find((r) => this.spent(person, day) >= bars[r]![0]) ?? 0;
        const looked = day === BEGIN || day === today || this.orders.some((o) => person.includes(o.account) && o.refund < o.yuan && o.day === day);
        if (looked && reached > rank) note(reached, day);
      }
      if (rank !== before && found.some((m) => m.account === account)) moved += 1;
    }
    this.moves.push(...found);
    if (found.length > 0) this.runs += 1;
    return moved;
  }
}

type Step =
  | { do: 'sell'; account: number; yuan: number; ago: number }
  | { do: 'refund'; order: number; all: boolean }
  | { do: 'merge'; one: number; two: number }
  | { do: 'unmerge' }
  | { do: 'run' }
  | { do: 'undoRun' }
  | { do: 'set'; account: number; rank: 0 | 2 | 3; locked: boolean }
  | { do: 'advance'; days: number }
  | { do: 'back'; days: number };
const account = fc.nat({ max: ACCOUNTS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sell' as const), account, yuan: fc.noBias(fc.integer({ min: 1, max: 500 })), ago: fc.noBias(fc.nat({ max: 60 })) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund' as const), order: fc.noBias(fc.nat({ max: 1000 })), all: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), one: account, two: account }) },
  { weight: 4, arbitrary: fc.constantFrom<Step>({ do: 'unmerge' }, { do: 'run' }, { do: 'run' }, { do: 'run' }, { do: 'undoRun' }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set' as const), account, rank: fc.constantFrom(0 as const, 2 as const, 3 as const), locked: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('advance' as const), days: fc.noBias(fc.integer({ min: 1, max: 200 })) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), days: fc.integer({ min: 1, max: 100 }) }) },
);

interface Stage {
  by: By;
  shop: MemberShop;
  accounts: number[];
}
function setStage(by: By): Stage {
  const event: BonusEvent = { eventId: null, name: '双倍', segmentId: null, holdoutShare: 0, fromDay: DOUBLE[0], untilDay: DOUBLE[1], goods: { kind: 'all' }, extra: { kind: 'times', percent: 200 } };
  const shop = new MemberShop().start(programme(by === 'points' ? { bonus: { stacking: 'sum', events: [event] } } : {}, { tiers: rules(by) }), BEGIN);
  const accounts = Array.from({ length: ACCOUNTS }, (_, i) => shop.customer({ nick: `buyer ${i}` })).map((id) => shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id', { id })!.id);
  shop.finish();
  return { by, shop, accounts };
}
const personOf = ({ shop, accounts }: Stage, i: number): number => shop.db.get<{ id: number }>('SELECT customer_id AS id FROM accounts WHERE id = :id', { id: accounts[i]! })!.id;

for (const [by, numRuns] of [['spend', 300], ['points', 150]] as const) {
  const stage = setStage(by);
  afterAll(() => stage.shop.connection.close());

  test(`tiers go where the reference goes, whatever comes in whatever order: by ${by}`, () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }), (steps) => {
        stage.shop.connection.exec('SAVEPOINT fresh');
        try {
          walk(stage, steps, seen);
        } finally {
          stage.shop.connection.exec('ROLLBACK TO fresh; RELEASE fresh');
        }
      }),
      { numRuns },
    );
    expect([...seen].sort()).toEqual(['down', 'keep', 'set', 'undone', 'up']);
  }, 60_000);
}

function walk(stage: Stage, steps: Step[], seen: Set<string>): void {
  const { shop, accounts } = stage;
  const ref = new TierReference(stage.by);
  const orders: number[] = [];
  const merges: { decisionId: number; before: number[][] }[] = [];
  shop.today = START;
  const post = (i: number) => {
    shop.post(personOf(stage, i));
    if (!ref.members.includes(i) && shop.db.get('SELECT 1 FROM members m JOIN accounts a ON a.value = m.value WHERE a.id = :id', { id: accounts[i]! })) ref.members.push(i);
  };
  for (const s of steps) {
    const day = () => businessDay(shop.db, shop.today);
    if (s.do === 'advance' || s.do === 'back') shop.today = addDays(shop.today, s.do === 'advance' ? s.days : -s.days);
    else if (s.do === 'sell') {
      const on = addDays(shop.today, -s.ago);
      orders.push(shop.insert('orders', { shop_id: shop.shopId, order_no: `t${orders.length}`, account_id: accounts[s.account]!, status: 'completed', created_at: 0, paid_at: 0, day: on, currency: 'CNY', paid_minor: s.yuan * 100, net_minor: s.yuan * 100, is_paid: 1, is_valid: 1 }));
      ref.orders.push({ account: s.account, day: on, yuan: s.yuan, refund: 0 });
      post(s.account);
    } else if (s.do === 'refund') {
      const at = s.order % Math.max(1, ref.orders.length);
      const order = ref.orders[at];
      if (!order) continue;
      order.refund = s.all ? order.yuan : Math.floor(order.yuan / 2);
      shop.db.run('UPDATE orders SET refund_minor = :refund, net_minor = :net, is_valid = :valid WHERE id = :id', { id: orders[at]!, refund: order.refund * 100, net: (order.yuan - order.refund) * 100, valid: order.refund < order.yuan ? 1 : 0 });
      post(order.account);
    } else if (s.do === 'merge') {
      const [one, two] = [personOf(stage, s.one), personOf(stage, s.two)];
      if (one === two) continue;
      merges.push({ decisionId: mergePeople(shop.db, { customerId: one, otherId: two }, 1).decisionId, before: ref.people });
      const [a, b] = [ref.personOf(s.one), ref.personOf(s.two)];
      ref.people = [...ref.people.filter((p) => p !== a && p !== b), [...a, ...b]];
    } else if (s.do === 'unmerge') {
      const last = merges.pop();
      if (!last) continue;
      unmergePeople(shop.db, last.decisionId, 2);
      ref.people = last.before;
    } else if (s.do === 'run') {
      const { moved } = shop.ask('runTiers', {}) as { moved: number };
      expect(moved).toBe(ref.run(day()));
      expect(shop.ask('runTiers', {})).toEqual({ runId: null, moved: 0 });
    } else if (s.do === 'undoRun') {
      const last = shop.ask('tierRuns', {}).find((r) => r.undoneAt === null);
      if (!last) continue;
      try {
        shop.ask('undoTierRun', { runId: last.runId });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        continue; // somebody was moved by hand since
      }
      seen.add('undone');
      const run = Math.max(...ref.moves.filter((m) => !m.undone).map((m) => m.run ?? -1));
      for (const move of ref.moves) if (move.run === run) move.undone = true;
    } else setByHand(stage, ref, s, day());
    for (let i = 0; i < ACCOUNTS; i++) {
      const state = shop.ask('card', { customerId: personOf(stage, i) })?.tier;
      const wanted = ref.standing(ref.personOf(i));
      expect([state?.tier ?? null, state?.locked ?? false, state?.until ?? null], `account ${i} on ${day()} after ${s.do}`).toEqual([metals[(wanted?.rank ?? 0) - 1] ?? null, wanted?.locked ?? false, wanted?.until ?? null]);
    }
    for (const { kind } of shop.db.all<{ kind: string }>('SELECT DISTINCT kind FROM tier_moves')) seen.add(kind);
    // Down is one step, and never before a period is over.
    expect(shop.db.all("SELECT 1 FROM tier_moves WHERE kind = 'down' AND NOT (from_rank = 3 AND to_rank = 2 OR from_rank = 2 AND to_rank = 0)")).toEqual([]);
  }
}

function setByHand(stage: Stage, ref: TierReference, { account: i, rank, locked }: Extract<Step, { do: 'set' }>, today: string): void {
  const { shop } = stage;
  const person = ref.personOf(i);
  const cards = ref.members.filter((m) => person.includes(m));
  const set = () => shop.ask('setTier', { customerId: personOf(stage, i), tier: metals[rank - 1] ?? null, locked, reason: '手工' });
  if (cards.length === 0) {
    expect(set).toThrow(AppError);
    return;
  }
  const lead = ref.standing(person)?.account ?? cards[0]!;
  const moving = cards.filter((m) => m === lead || ref.lastOf(m) !== undefined);
  set();
  for (const m of moving) ref.moves.push({ account: m, rank, day: businessDay(shop.db, today), until: locked || rank === 0 ? null : `${today.slice(0, 4)}-12-31`, locked, run: null, undone: false });
}
