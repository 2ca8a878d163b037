import { describe, expect, test } from 'vitest';
import { judgeReferral, referralTrees, type ReferralFacts } from '../../shared/domain/referrals.ts';

const terms = { minOrderMinor: 5000, withinDays: 30, currency: 'CNY' };
const order = (day: string, netMinor = 6000, currency = 'CNY') => ({ firstOrder: { day, netMinor, currency } });
const facts = (more: Partial<ReferralFacts> = {}): ReferralFacts => ({ referrerId: 1, referredId: 2, samePhone: false, sameAddress: false, circle: false, day: '2026-03-01', firstOrder: null, ...more });

test.each([
  [{}, 'waiting'],
  [order('2026-03-20'), 'qualified'],
  [order('2026-03-01'), 'qualified'],
  [order('2026-02-28'), 'not_new'],
  [order('2026-03-31'), 'qualified'],
  [order('2026-04-01'), 'late'],
  [order('2026-03-20', 4999), 'too_small'],
  [order('2026-03-20', 6000, 'USD'), 'too_small'],
  [{ ...order('2026-03-20'), referredId: 1 }, 'self'],
  [{ ...order('2026-03-20'), samePhone: true }, 'same_phone'],
  [{ ...order('2026-03-20'), sameAddress: true }, 'same_address'],
  [{ ...order('2026-03-20'), circle: true }, 'circle'],
  [{ referrerId: null, referredId: null }, 'waiting'],
] as const)('%o is %s', (more, state) => expect(judgeReferral(facts(more), terms)).toBe(state));

describe('trees', () => {
  test('sum what is beneath, most first', () => {
    const trees = referralTrees([{ referrerId: 1, referredId: 2, netMinor: 100 }, { referrerId: 2, referredId: 3, netMinor: 50 }, { referrerId: 9, referredId: 8, netMinor: 400 }]);
    expect(trees.map((t) => [t.customerId, t.people, t.broughtMinor])).toEqual([[9, 1, 400], [1, 2, 150]]);
    expect(trees[1]!.children[0]).toMatchObject({ customerId: 2, netMinor: 100, broughtMinor: 50, people: 1 });
  });
  test('a circle beneath a root is cut', () => {
    expect(referralTrees([{ referrerId: 1, referredId: 2, netMinor: 1 }, { referrerId: 2, referredId: 3, netMinor: 1 }, { referrerId: 3, referredId: 2, netMinor: 1 }])[0]).toMatchObject({ people: 2 });
  });
});
