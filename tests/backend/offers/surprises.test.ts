import { beforeEach, expect, test } from 'vitest';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { codeOf, OfferShop } from './offer-shop.ts';

let shop: OfferShop;
let people: number[];
let segmentId = 0;
let benefitId = 0;
beforeEach(() => {
  shop = new OfferShop();
  shop.today = '2026-03-01';
  people = Array.from({ length: 40 }, (_, i) => shop.customer({ nick: `buyer_${i}`, phone: `+86138000000${String(10 + i)}`, optedOut: i < 4 }));
  people.forEach((customerId, i) => shop.order({ customerId, day: `2026-01-${String(1 + (i % 28)).padStart(2, '0')}`, paidMinor: 1000 * (i + 1) }));
  shop.order({ customerId: people[9]!, day: '2026-02-28', status: 'paid', orderNo: 'OPEN9' });
  shop.finish();
  segmentId = segmentsHandlers.save({ name: '老客', note: '', rule: { combinator: 'and', rules: [] } }, shop.task).segmentId;
  benefitId = shop.gift({ stock: 20 });
});
const draw = (more: object = {}) => shop.call('drawSurprise', { name: '春日小礼', segmentId, gifts: 12, leftOut: 12, benefitId, card: '谢谢您一直在', windowDays: 30, seed: 3, ...more });
const drawn = (arm: string) => shop.db.all<{ id: number }>('SELECT a.customer_id AS id FROM surprise_people m JOIN offer_people p ON p.id = m.person_id JOIN accounts a ON a.platform = p.platform AND a.kind = p.kind AND a.value = p.value WHERE m.arm = :arm ORDER BY 1', { arm }).map((r) => r.id);

test('draws once, without who said no, onto the board with the card and the order that it goes along with', () => {
  expect(shop.call('surprisePool', { segmentId })).toEqual({ people: 36, optedOut: 4 });
  expect(draw()).toEqual({ surpriseId: 1, gifts: 12, leftOut: 12 });
  expect([...drawn('gift'), ...drawn('left_out')].filter((id) => people.indexOf(id) < 4)).toEqual([]);
  const { rows } = shop.call('board');
  expect(rows).toHaveLength(12);
  expect(rows.every((r) => r.note === '谢谢您一直在' && r.source === 'surprise')).toBe(true);
  expect(rows.filter((r) => r.orderNo !== null).map((r) => r.customerId)).toEqual(drawn('gift').includes(people[9]!) ? [people[9]] : []);
  expect(codeOf(() => draw())).toBe('name_taken');
  expect(codeOf(() => draw({ name: '二' }))).toBe('stock_short');
  expect(codeOf(() => draw({ name: '三', gifts: 37 }))).toBe('empty_audience');
  expect(shop.count('surprises')).toBe(1);
});

test('the same seed draws the same people', () => {
  draw();
  const first = drawn('gift');
  shop.call('undoSurprise', { surpriseId: 1 });
  shop.db.run('DELETE FROM surprise_people');
  draw({ name: '再来' });
  expect(drawn('gift')).toEqual(first);
});

test('taken back while nothing is sent, and not after', () => {
  draw();
  shop.call('undoSurprise', { surpriseId: 1 });
  expect(shop.call('board').counts).toMatchObject({ to_send: 0, cancelled: 12 });
  expect(codeOf(() => shop.call('undoSurprise', { surpriseId: 1 }))).toBe('not_found');
  draw({ name: '二' });
  shop.call('moveDeliveries', { deliveryIds: [13], to: 'sent' });
  expect(codeOf(() => shop.call('undoSurprise', { surpriseId: 2 }))).toBe('locked');
});

test('what came of it: against those left out, with its interval, and not before the window is over', () => {
  draw();
  for (const id of drawn('gift').slice(0, 10)) shop.order({ customerId: id, day: '2026-03-20' });
  for (const id of drawn('left_out').slice(0, 2)) shop.order({ customerId: id, day: '2026-03-31' });
  // On the day itself, after the window, and refunded: none of them counts.
  const [late] = drawn('left_out').slice(5);
  for (const day of ['2026-03-01', '2026-04-01']) shop.order({ customerId: late!, day });
  shop.order({ customerId: late!, day: '2026-03-20', refundMinor: 10_000 });
  const [running] = shop.call('surprises');
  expect(running).toMatchObject({ verdict: 'running', until: '2026-03-31', isOver: false });
  shop.today = '2026-04-01';
  const [told] = shop.call('surprises');
  expect(told).toMatchObject({ verdict: 'more', gifts: { people: 12, buyers: 10 }, leftOut: { people: 12, buyers: 2 } });
  expect(told!.difference!.low).toBeGreaterThan(0);
  draw({ name: '不留对照', leftOut: 0, gifts: 2 });
  expect(shop.call('surprises')[0]).toMatchObject({ verdict: 'nobody_left_out', difference: null });
});
