import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { addDays } from '../../../shared/lib/dates.ts';
import { inFreshShop, setStage, step, take, World, type Step } from './points-world.ts';

const stage = setStage(null);
const { shop } = stage;
afterAll(() => shop.connection.close());

test('the ledger does what the reference does, whatever comes in whatever order', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), (steps) =>
      inFreshShop(stage, () => {
        const world = new World(stage);
        for (const s of steps) {
          take(world, s);
          world.check();
        }
        for (const { kind } of shop.db.all<{ kind: string }>('SELECT DISTINCT kind FROM point_entries')) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }),
    ),
    { numRuns: 300 },
  );
  // A kind that hardly came up would show little.
  for (const kind of ['clawback', 'redeem', 'adjust', 'undo', 'expire', 'settle']) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(15);
}, 60_000);

test('expiry run each day or once gives the same', () => {
  const days = (steps: Step[], each: boolean): unknown => {
    let result: unknown;
    inFreshShop(stage, () => {
      const world = new World(stage);
      for (const s of steps) {
        if (s.do === 'advance' && each) for (let i = 1; i < s.days; i++) {
          shop.today = addDays(shop.today, 1);
          shop.ask('bringUpToDate', {});
        }
        take(world, s.do === 'advance' && each ? { ...s, days: 1 } : s);
        if (each) shop.ask('bringUpToDate', {});
      }
      shop.ask('bringUpToDate', {});
      result = shop.db.all("SELECT m.value, l.order_no, l.earned_day, sum(e.points) AS left, ifnull(sum(e.points) FILTER (WHERE e.kind = 'expire'), 0) AS expired, CASE WHEN sum(e.points) FILTER (WHERE e.kind = 'expire') <> 0 THEN min(e.day) FILTER (WHERE e.kind = 'expire') END AS firstExpired FROM point_lots l JOIN members m ON m.id = l.member_id JOIN point_entries e ON e.lot_id = l.id GROUP BY l.id ORDER BY l.id");
    });
    return result;
  };
  const forward = fc.array(step.filter((s) => s.do !== 'back'), { minLength: 10, maxLength: 30, size: 'max' });
  fc.assert(fc.property(forward, (steps) => {
      expect(days(steps, true)).toEqual(days(steps, false));
    }), { numRuns: 60 });
}, 60_000);
