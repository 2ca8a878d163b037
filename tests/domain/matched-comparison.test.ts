import { expect, it } from 'vitest';
import { newcombe } from '../../shared/domain/lift.ts';
import { compareAlike } from '../../shared/domain/matched-comparison.ts';

it('of one kind it is the plain comparison', () => {
  expect(compareAlike([{ members: 10, memberBuyers: 5, others: 40, otherBuyers: 10 }])).toMatchObject({ memberRate: { value: 0.5 }, otherRate: { value: 0.25 }, difference: newcombe(5, 10, 10, 40), alone: 0 });
});

it('each kind of others counts as much as its members', () => {
  // Members are mostly regulars: among all others 18 of 110 bought, among regulars 8 of 10.
  const found = compareAlike([{ members: 9, memberBuyers: 7, others: 10, otherBuyers: 8 }, { members: 1, memberBuyers: 0, others: 100, otherBuyers: 10 }, { members: 4, memberBuyers: 4, others: 0, otherBuyers: 0 }])!;
  expect(found).toMatchObject({ members: 10, memberBuyers: 7, others: 110, alone: 4 });
  expect(found.otherRate.value).toBeCloseTo(0.9 * 0.8 + 0.1 * 0.1, 12);
  // As wide as for about a dozen people, not a hundred.
  expect(found.otherRate.high - found.otherRate.low).toBeGreaterThan(0.4);
});

it('says nothing where nobody is like a member', () => {
  expect(compareAlike([])).toBeNull();
  expect(compareAlike([{ members: 3, memberBuyers: 1, others: 0, otherBuyers: 0 }, { members: 0, memberBuyers: 0, others: 9, otherBuyers: 2 }])).toBeNull();
});
