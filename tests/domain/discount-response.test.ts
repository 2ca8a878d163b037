import { expect, test } from 'vitest';
import { discountResponse, marginAt, offerProfit, type PastOffer } from '../../shared/domain/discount-response.ts';

const offer = (part: Partial<PastOffer> = {}): PastOffer => ({ treated: 400, heldOut: 100, depthTreated: 0.2, depthHeldOut: 0, netPerHeldOutMinor: 0, netPerPerson: { value: 1000, low: 800, high: 1200 }, addedBuyers: { value: 40, low: 30, high: 50 }, costMinor: 0, ...part });

test('the margin that is left, and what is given to those who would have bought anyway', () => {
  expect(marginAt(0.2, 0.4)).toBeCloseTo(0.25, 12);
  const { value, low, high } = offerProfit(offer({ treated: 100, netPerHeldOutMinor: 1000, netPerPerson: { value: 100, low: 50, high: 150 } }), 0.4);
  expect([value, low, high].map(Math.round)).toEqual([-12_500, -13_750, -11_250]);
  // Below cost more sales lose more: the interval stays in order.
  const deep = offerProfit(offer({ depthTreated: 0.7 }), 0.4);
  expect(deep.low).toBeLessThan(deep.high);
});

test('two bands with enough people are needed, else nothing is suggested', () => {
  expect(discountResponse([], 0.4)).toEqual({ bands: [], verdict: 'refused', suggested: null });
  expect(discountResponse([offer(), offer({ depthTreated: 0.02, treated: 199 })], 0.4)).toMatchObject({ verdict: 'refused', suggested: null, bands: [{ from: 0, enough: false }, { from: 0.2, enough: true }] });
  expect(discountResponse([offer(), offer({ depthTreated: 0.02, heldOut: 49 })], 0.4).verdict).toBe('refused');
});

test('a band is better only where its interval stands apart; else the smaller discount is taken', () => {
  const small = offer({ depthTreated: 0.06, netPerPerson: { value: 1000, low: 900, high: 1100 } });
  const apart = discountResponse([small, offer({ netPerPerson: { value: 1000, low: 900, high: 1100 } })], 0.4);
  expect(apart).toMatchObject({ verdict: 'proven', suggested: 0.05 });
  expect(apart.bands[0]!.profitMinor.value).toBeCloseTo(100 * 1000 * marginAt(0.06, 0.4), 6);
  const alike = discountResponse([small, offer({ netPerPerson: { value: 2000, low: 500, high: 3500 } })], 0.4);
  expect(alike).toMatchObject({ verdict: 'unproven', suggested: 0.05 });
  // Two campaigns of one depth are one band.
  expect(discountResponse([small, small, offer()], 0.4).bands[0]).toMatchObject({ campaigns: 2, treated: 800, addedBuyers: { value: 10 } });
});
