import { beforeEach, describe, expect, test } from 'vitest';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { ProgrammeState } from '../../../shared/contract/membership.ts';
import type { BonusEvent } from '../../../shared/domain/bonus-events.ts';
import { problemOf } from '../problem-of.ts';
import { MemberShop, programme } from './member-shop.ts';

let shop: MemberShop;
let people: number[];
let segmentId = 0;
beforeEach(() => {
  shop = new MemberShop();
  people = Array.from({ length: 40 }, (_, i) => shop.customer({ nick: `buyer_${i}` }));
  shop.finish();
  segmentId = segmentsHandlers.freeze({ name: '老客', note: '', who: { customerIds: people.slice(0, 30) } }, shop.task).segmentId;
});
const event = (more: Partial<BonusEvent> = {}): BonusEvent => ({ eventId: null, name: '双倍周', segmentId: null, holdoutShare: 0, fromDay: '2026-01-01', untilDay: '2026-01-10', goods: { kind: 'all' }, extra: { kind: 'times', percent: 200 }, ...more });
const rules = (events: BonusEvent[], more: Parameters<typeof programme>[0] = {}) => programme({ pendingDays: 0, ...more, bonus: { stacking: 'sum', events } });
const save = (events: BonusEvent[], fromDay = '2025-01-01') => shop.ask('saveProgramme', { fromDay, rules: rules(events) }) as ProgrammeState;
const saved = (state: ProgrammeState) => state.current!.rules.points.bonus!.events;
const history = (customerId: number) => shop.ask('pointsHistory', { customerId, offset: 0, limit: 20 }).entries.map(({ kind, points, bonuses }) => ({ kind, points, bonuses }));

describe('an event', () => {
  test('gives more on its days; a refund takes back its part; the ledger names it', () => {
    save([event()]);
    const order = shop.sell(people[0]!, 100);
    shop.sell(people[1]!, 50, '2025-12-31');
    shop.refund(order, 25);
    expect(shop.balance(people[0]!).balance).toBe(150);
    expect(shop.balance(people[1]!).balance).toBe(50);
    expect(history(people[0]!)).toEqual([{ kind: 'clawback', points: -50, bonuses: [{ name: '双倍周', points: -25 }] }, { kind: 'earn', points: 200, bonuses: [{ name: '双倍周', points: 100 }] }]);
    expect(shop.ask('bonusEvents', {})).toMatchObject([{ name: '双倍周', state: 'running', people: 1, orders: 1, points: 75, costMinor: 75, arms: null, verdict: 'not_proven' }]);
    expect(shop.ask('bonusPeople', { eventId: 1, offset: 0, limit: 10 })).toMatchObject({ total: 1, ids: [people[0]] });
    expect(() => shop.db.run('UPDATE point_bonuses SET points = 1')).toThrow('never rewritten');
    expect(() => shop.db.run('DELETE FROM point_bonuses')).toThrow('never shrinks');
  });

  test('is for whoever was in the segment on the day that it was saved, whatever becomes of the segment', () => {
    const byRule = segmentsHandlers.save({ name: '叫 buyer_3 的', note: '', rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] } }, shop.task).segmentId;
    expect(problemOf(() => save([event({ segmentId: byRule })]))).toMatchObject({ code: 'empty_audience' });
    shop.start();
    shop.sell(people[3]!, 10, '2025-06-01');
    shop.finish();
    const [first] = saved(save([event({ segmentId: byRule })]));
    shop.sell(people[3]!, 100);
    shop.sell(people[4]!, 100); // in the segment from now on, and not in the event
    shop.finish();
    expect([shop.balance(people[3]!).balance, shop.balance(people[4]!).balance]).toEqual([200, 100]);
    shop.db.run('DELETE FROM segments WHERE id = :byRule', { byRule });
    save([{ ...first!, name: '改了名' }], '2026-01-01');
    expect([shop.balance(people[3]!).balance, shop.balance(people[4]!).balance]).toEqual([200, 100]);
    expect(shop.ask('bonusEvents', {})).toMatchObject([{ name: '改了名', points: 100 }]);
    expect(problemOf(() => save([{ ...first!, segmentId: null }]))).toMatchObject({ code: 'bad_input', reason: 'other_people' });
    expect(problemOf(() => save([event({ name: '新的', segmentId: byRule })]))).toMatchObject({ code: 'not_found' });
  });

  test('those left out by chance get none, and what the others bought is held against them', () => {
    save([event({ segmentId, holdoutShare: 0.5 })]);
    const arm = (name: string) => shop.db.all<{ id: number }>('SELECT a.customer_id AS id FROM bonus_event_people e JOIN offer_people p ON p.id = e.person_id JOIN accounts a ON a.value = p.value WHERE e.arm = :name ORDER BY 1', { name }).map((r) => r.id);
    const [inside, out] = [arm('in'), arm('left_out')];
    expect([inside.length, out.length]).toEqual([15, 15]);
    for (const id of [...inside.slice(0, 12), out[0]!]) shop.sell(id, 20);
    expect(shop.balance(inside[0]!).balance).toBe(40);
    expect(shop.balance(out[0]!).balance).toBe(20);
    expect(shop.ask('bonusEvents', {})).toMatchObject([{ verdict: 'running', arms: { invited: { people: 15, buyers: 12 }, leftOut: { people: 15, buyers: 1 } } }]);
    shop.today = '2026-01-11';
    const [told] = shop.ask('bonusEvents', {});
    expect(told).toMatchObject({ state: 'over', verdict: 'more', people: 12, points: 240 });
    expect(told!.difference!.value).toBeCloseTo(11 / 15);
    // Drawn when it was over: there is nothing that it could have brought.
    save([event({ name: '补记', segmentId, holdoutShare: 0.5, fromDay: '2026-01-01', untilDay: '2026-01-10' })]);
    expect(shop.ask('bonusEvents', {})[0]).toMatchObject({ name: '补记', arms: null, verdict: 'not_proven' });
  });

  test('goes with the rules that have it: taken out, it holds no longer from their day on', () => {
    save([event()]);
    save([], '2026-01-05');
    shop.sell(people[0]!, 100, '2026-01-04');
    shop.sell(people[0]!, 100, '2026-01-05');
    shop.today = '2026-01-06';
    expect(shop.balance(people[0]!).balance).toBe(300);
    expect(shop.ask('bonusEvents', {})).toMatchObject([{ state: 'removed', points: 100 }]);
  });

  test('that is changed afterwards brings the ledger to what it says now, its cause too where the sum stays', () => {
    const [first] = saved(save([event()]));
    shop.sell(people[0]!, 100);
    save([{ ...first!, extra: { kind: 'perOrder', points: 30 } }, event({ name: '另加', extra: { kind: 'perOrder', points: 70 } })]);
    expect(shop.balance(people[0]!).balance).toBe(200);
    expect(shop.ask('bonusEvents', {}).map(({ name, points }) => [name, points])).toEqual([['另加', 70], ['双倍周', 30]]);
    expect(history(people[0]!)).toHaveLength(1);
  });
});

test('a trial on the past has events on the same days of the year before, and for whoever is in the segment now', () => {
  shop.today = '2026-06-30';
  shop.start();
  shop.sell(people[0]!, 100, '2025-11-11');
  shop.sell(people[35]!, 100, '2025-11-11');
  shop.sell(people[0]!, 100, '2026-06-30');
  const tried = (events: BonusEvent[]) => shop.ask('simulate', { rules: rules(events), usedShare: null }) as unknown as { issued: number; bonus: number };
  expect(tried([])).toMatchObject({ issued: 300, bonus: 0 });
  expect(tried([event({ segmentId, fromDay: '2026-11-10', untilDay: '2026-11-12' })])).toMatchObject({ issued: 400, bonus: 100 });
  expect(shop.db.all('SELECT * FROM bonus_events')).toEqual([]);
});

test.each([
  [{ untilDay: '2025-12-31' }, 'ends_early'],
  [{ fromDay: '2026-02-30' }, 'bad_day'],
  [{ extra: { kind: 'times', percent: 100 } }, 'too_little'],
  [{ extra: { kind: 'times', percent: 100_000 } }, 'too_much'],
  [{ goods: { kind: 'categories', names: [] } }, 'no_goods'],
  [{ goods: { kind: 'categories', names: ['赠品'] } }, 'no_goods'],
  [{ goods: { kind: 'products', names: [] } }, 'no_goods'],
] satisfies [Partial<BonusEvent>, string][])('%j is refused: %s', (more, reason) => {
  expect(problemOf(() => shop.ask('saveProgramme', { fromDay: '2025-01-01', rules: rules([event(more)], { excludedCategories: ['赠品'] }) }))).toMatchObject({ code: 'bad_input', reason });
  expect(problemOf(() => save([event(), event()]))).toMatchObject({ reason: 'name_twice' });
  expect(shop.db.all('SELECT * FROM programme_versions')).toEqual([]);
});
