import { beforeEach, describe, expect, test } from 'vitest';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { copy } from '../../../shared/contract/copy.ts';
import type { TierBar, TierRules } from '../../../shared/domain/tiers.ts';
import { MemberShop, programme } from './member-shop.ts';

const spend = (yuan: number): TierBar => ({ match: 'all', spendMinor: yuan * 100, orders: null, points: null });
const tiers: TierRules = {
  window: { kind: 'rolling', months: 12 },
  period: { kind: 'months', months: 12 },
  graceDays: 0,
  tiers: [
    { tier: 'silver', name: '银卡', up: spend(300), keep: null, benefits: '包邮' },
    { tier: 'gold', name: '金卡', up: spend(1000), keep: null, benefits: '' },
  ],
};
let shop: MemberShop;
let who = 0;
beforeEach(() => {
  shop = new MemberShop();
  who = shop.customer({ nick: 'xiaolan' });
  shop.start(programme({}, { tiers }));
});
const run = () => shop.ask('runTiers', {}) as { runId: number | null; moved: number };
const tier = (customerId = who) => shop.ask('card', { customerId })!.tier!;
const refused = (code: string, detail: object = {}) => expect.objectContaining({ code, detail: expect.objectContaining(detail) as object }) as Error;

describe('a run', () => {
  test('is told before it is made; made again nobody moves; undone everyone is where they were', () => {
    shop.sell(who, 1000, '2025-12-01');
    const other = shop.customer({ nick: 'second' });
    shop.sell(other, 350, '2025-12-20');
    const preview = shop.ask('previewTiers', {});
    expect(preview).toMatchObject({ of: 2, kept: 0, flows: [{ from: null, to: 'gold', people: 1 }, { from: null, to: 'silver', people: 1 }], after: [{ tier: 'gold', people: 1 }, { tier: 'silver', people: 1 }] });
    expect(tier().tier).toBeNull();
    const { runId, moved } = run();
    expect(moved).toBe(2);
    expect(run()).toEqual({ runId: null, moved: 0 });
    expect(tier()).toMatchObject({ tier: 'gold', name: '金卡', until: '2026-12-01', next: null });
    expect(tier(other)).toMatchObject({ tier: 'silver', benefits: '包邮', next: { name: '金卡', missingMinor: 65000 } });
    expect(shop.ask('tierMoves', { customerId: who })).toMatchObject([{ kind: 'up', from: null, to: 'gold', day: '2025-12-01', figures: { spendMinor: 100000, orders: 1, points: 1000 } }]);
    shop.ask('undoTierRun', { runId: runId! });
    expect(tier().tier).toBeNull();
    expect(() => shop.ask('undoTierRun', { runId: runId! })).toThrow(refused('not_found'));
    expect(shop.ask('tierRuns', {})).toMatchObject([{ runId, up: 2, undoneAt: expect.any(Number) as number }]);
    expect(run().moved).toBe(2);
  });

  test('only the last can be taken back, and not where somebody was moved by hand since', () => {
    shop.sell(who, 350, '2025-12-01');
    const first = run();
    shop.sell(who, 700, '2025-12-10');
    const second = run();
    expect(() => shop.ask('undoTierRun', { runId: first.runId! })).toThrow(refused('bad_input', { reason: 'not_last' }));
    shop.ask('setTier', { customerId: who, tier: 'silver', locked: false, reason: '协商' });
    expect(() => shop.ask('undoTierRun', { runId: second.runId! })).toThrow(refused('bad_input', { reason: 'not_last' }));
  });

  test('a refund takes nobody down before the period is over, and then one step', () => {
    const order = shop.sell(who, 1200, '2025-12-01');
    run();
    shop.refund(order, 1200);
    shop.today = '2026-12-01';
    run();
    expect(tier().tier).toBe('gold');
    shop.today = '2026-12-02';
    run();
    expect(tier()).toMatchObject({ tier: 'silver', until: '2027-12-02' });
  });

  test('as of a past day a rule finds who stood where then', () => {
    shop.sell(who, 350, '2025-12-01');
    run();
    shop.sell(who, 900, '2026-01-01');
    run();
    expect(shop.ask('tierMoves', {}).map((m) => [m.to, m.day])).toEqual([['gold', '2026-01-01'], ['silver', '2025-12-01']]);
  });

  test('other rules can be tried first', () => {
    shop.sell(who, 350, '2025-12-01');
    run();
    const easier: TierRules = { ...tiers, tiers: [{ ...tiers.tiers[1]!, up: spend(100) }] };
    expect(shop.ask('previewTiers', { rules: easier })).toMatchObject({ flows: [{ from: 'silver', to: 'gold', people: 1 }] });
    expect(tier().tier).toBe('silver');
  });
});

test('who moved and was not told is on the list until they are; kept tiers are not told', () => {
  shop.sell(who, 350, '2025-12-01');
  const other = shop.customer({ nick: 'second' });
  shop.sell(other, 1000, '2025-12-20');
  run();
  expect(shop.ask('tierNotices', {}).map((n) => [n.nick, n.to, n.day])).toEqual([['xiaolan', 'silver', '2025-12-01'], ['second', 'gold', '2025-12-20']]);
  expect(shop.ask('markNoticed', { customerIds: [other] })).toEqual({ people: 1 });
  expect(shop.ask('tierNotices', {}).map((n) => n.nick)).toEqual(['xiaolan']);
  shop.sell(who, 700, '2025-12-31');
  const { runId } = run();
  expect(shop.ask('tierNotices', {}).map((n) => [n.nick, n.to])).toEqual([['xiaolan', 'gold']]);
  shop.ask('undoTierRun', { runId: runId! });
  expect(shop.ask('tierNotices', {}).map((n) => [n.nick, n.to])).toEqual([['xiaolan', 'silver']]);
});

test('a text says tier, benefits, what is missing to the next, how long it holds, and points', () => {
  shop.sell(who, 350, '2025-12-01');
  const gold = shop.customer({ nick: 'gold' });
  shop.sell(gold, 1000, '2025-12-20');
  shop.customer({ nick: 'none' });
  run();
  shop.finish();
  const text = '{{ customer.tier }}|{{ customer.benefits }}|{{ customer.tier_gap }}|{{ customer.tier_until }}|{{ customer.points }}';
  const { rendered } = copyHandlers.preview(copy.preview.input.parse({ channel: 'email', text }), shop.context(shop.today));
  expect(Object.fromEntries(rendered.map((r) => [r.label, r.text]))).toEqual({ xiaolan: '银卡|包邮|650|2026-12-01|350', gold: '金卡|||2026-12-20|1000', none: '||300||' });
});

test('on the first day of a programme who was a good customer before it is one', () => {
  const late = new MemberShop();
  const old = late.customer({ nick: 'old' });
  late.order({ customerId: old, paidMinor: 120000, day: '2025-11-01' });
  late.order({ customerId: old, paidMinor: 100, day: '2026-01-01' });
  late.start(programme({}, { tiers }), '2026-01-01');
  expect(late.ask('previewTiers', {})).toMatchObject({ flows: [{ from: null, to: 'gold', people: 1 }] });
  expect(late.balance(old).balance).toBe(1);
});

describe('by hand', () => {
  test('locked, no run changes it until it is unlocked; the reason stays', () => {
    shop.sell(who, 350, '2025-12-01');
    run();
    shop.ask('setTier', { customerId: who, tier: 'gold', locked: true, reason: '老客户' });
    expect(tier()).toMatchObject({ tier: 'gold', locked: true, until: null });
    shop.today = '2028-01-01';
    expect(run().moved).toBe(0);
    shop.ask('setTier', { customerId: who, tier: 'gold', locked: false, reason: '解除' });
    expect(tier()).toMatchObject({ tier: 'gold', locked: false, until: '2029-01-01' });
    shop.today = '2029-01-02';
    run();
    expect(tier().tier).toBe('silver');
    expect(shop.ask('tierMoves', { customerId: who }).map((m) => m.reason)).toContain('老客户');
  });

  test('who has no card has no tier', () => {
    const stranger = shop.customer();
    expect(() => shop.ask('setTier', { customerId: stranger, tier: 'gold', locked: false, reason: '试' })).toThrow(refused('not_found'));
  });
});

test('two with two tiers are one with the higher, and each has their own again', () => {
  const other = shop.customer({ nick: 'second' });
  shop.sell(who, 350, '2025-12-20');
  shop.sell(other, 1000, '2025-12-01');
  run();
  const { decisionId } = mergePeople(shop.db, { customerId: who, otherId: other }, 1);
  expect(tier(who)).toMatchObject({ tier: 'gold', figures: { spendMinor: 135000 } });
  expect(run().moved).toBe(0);
  unmergePeople(shop.db, decisionId, 2);
  expect([tier(who).tier, tier(other).tier]).toEqual(['silver', 'gold']);
});
