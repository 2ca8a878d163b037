import { describe, expect, it } from 'vitest';
import { crowdLines } from '../../shared/domain/crowd-card.ts';
import { stateOf, states } from '../../shared/domain/lifecycle-states.ts';
import { addDays, daysBetween } from '../../shared/lib/dates.ts';

const asOf = '2026-06-30';
const one = (field: string, operator: string, value: unknown) => crowdLines({ combinator: 'and', rules: [{ field, operator, value }] }, asOf, [94, 200, 283])[0]!;

describe('a rule as a card', () => {
  it.each([
    ['last_order_days', '>=', 60, { from: null, to: '2026-05-01' }],
    ['last_order_days', '>', 60, { from: null, to: '2026-04-30' }],
    ['last_order_days', '<=', 30, { from: '2026-05-31', to: null }],
    ['first_order_days', 'between', [10, 20], { from: '2026-06-10', to: '2026-06-20' }],
    ['last_order_days', 'notNull', null, null],
    ['orders', '>=', 2, null],
  ])('%s %s %j can be set as it is', (field, operator, value, days) => {
    expect(one(field, operator, value)).toMatchObject({ rebuild: 'same', days });
  });

  it('says what is only near, and what is known here alone', () => {
    expect(one('rfm', '=', 'x')).toMatchObject({ rebuild: 'near', why: 'by_figures' });
    expect(one('gender', '=', 'female')).toMatchObject({ rebuild: 'near', why: 'profile' });
    for (const field of ['tags', 'own_3', 'points', 'touched_campaign', 'reachable_sms']) expect(one(field, '=', 1).rebuild).toBe('cannot');
  });

  it('states are the days of the last purchase on which one is in them', () => {
    for (const cuts of [[94, 200, 283], [10.5, 20.2, 33]] as const) {
      for (const asked of [['silent'], ['active'], ['lost'], ['silent', 'asleep']]) {
        const [line] = crowdLines({ combinator: 'and', rules: [{ field: 'state', operator: 'in', value: asked }] }, asOf, cuts);
        for (let days = 0; days < 400; days += 1) {
          const day = addDays(asOf, -days);
          const inside = (line!.days!.from === null || day >= line!.days!.from) && (line!.days!.to === null || day <= line!.days!.to);
          expect(inside, `${asked.join()} ${days}`).toBe(asked.includes(stateOf(daysBetween(day, asOf), cuts)));
        }
      }
    }
    expect(one('state', 'in', [states[0], states[2]]).days).toBeNull();
    expect(crowdLines({ combinator: 'and', rules: [{ field: 'state', operator: '=', value: 'lost' }] }, asOf, null)[0]!.days).toBeNull();
  });

  it('keeps groups', () => {
    const lines = crowdLines({ combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }, { combinator: 'or', not: true, rules: [{ field: 'city', operator: '=', value: '杭州' }] }] }, asOf, null);
    expect(lines.map((l) => [l.depth, l.group, l.condition?.field])).toEqual([[0, null, 'orders'], [1, { combinator: 'or', not: true }, undefined], [1, null, 'city']]);
  });
});
