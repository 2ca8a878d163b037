import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { BonusEvent } from '../../../shared/domain/bonus-events.ts';
import type { PointRules } from '../../../shared/domain/points.ts';
import type { RefBonus } from './points-reference.ts';
import { inFreshShop, setStage, step, take, World } from './points-world.ts';

const CAPS = { capPerOrder: 450, capPerMonth: 700 };
const days = { double: ['2025-12-20', '2026-02-10'], perOrder: ['2026-01-20', '2026-04-30'], tea: ['2025-06-01', '2026-12-31'] } satisfies Partial<RefBonus>;
const rules = (stacking: 'sum' | 'best') => (segmentId: number): Partial<PointRules> => {
  const event = (name: keyof typeof days, more: Pick<BonusEvent, 'goods' | 'extra'>, of: number | null = null): BonusEvent => ({ eventId: null, name, segmentId: of, holdoutShare: 0, fromDay: days[name][0], untilDay: days[name][1], ...more });
  return {
    ...CAPS,
    bonus: {
      stacking,
      events: [
        event('double', { goods: { kind: 'all' }, extra: { kind: 'times', percent: 200 } }),
        event('perOrder', { goods: { kind: 'all' }, extra: { kind: 'perOrder', points: 60 } }, segmentId),
        event('tea', { goods: { kind: 'categories', names: ['茶叶'] }, extra: { kind: 'perMoney', points: 1, perMinor: 700 } }),
      ],
    },
  };
};

for (const stacking of ['sum', 'best'] as const) {
  const stage = setStage({ isBest: stacking === 'best', ...days, ...CAPS }, rules(stacking));
  afterAll(() => stage.shop.connection.close());

  test(`bonus events do what the reference does, whatever comes in whatever order: ${stacking}`, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), (steps) =>
        inFreshShop(stage, () => {
          const world = new World(stage);
          for (const s of steps) {
            take(world, s);
            world.check();
          }
          const back = stage.shop.db.all<{ name: string }>('SELECT DISTINCT v.name FROM point_bonuses b JOIN bonus_events v ON v.id = b.event_id UNION ALL SELECT DISTINCT v.name || \' back\' FROM point_bonuses b JOIN bonus_events v ON v.id = b.event_id WHERE b.points < 0');
          for (const { name } of back) seen.set(name, (seen.get(name) ?? 0) + 1);
        }),
      ),
      { numRuns: 150 },
    );
    for (const name of ['double', 'perOrder', 'tea', 'double back', 'perOrder back', 'tea back']) expect(seen.get(name) ?? 0, name).toBeGreaterThan(5);
  }, 60_000);
}
