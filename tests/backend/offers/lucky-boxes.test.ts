import { beforeEach, expect, test } from 'vitest';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { codeOf, OfferShop } from './offer-shop.ts';

let shop: OfferShop;
let people: number[];
let segmentId = 0;
let bag = 0;
let packet = 0;
beforeEach(() => {
  shop = new OfferShop();
  shop.today = '2026-03-01';
  people = Array.from({ length: 30 }, (_, i) => shop.customer({ nick: `buyer_${i}`, phone: `+86138000000${String(10 + i)}`, optedOut: i < 5 }));
  people.forEach((customerId) => shop.order({ customerId, day: '2026-01-05', paidMinor: 1000 }));
  shop.finish();
  segmentId = segmentsHandlers.save({ name: '老客', note: '', rule: { combinator: 'and', rules: [] } }, shop.task).segmentId;
  bag = shop.gift({ stock: 10 });
  packet = shop.gift({ name: '红包', kind: 'red_packet', unitCostMinor: 0 });
});
const draw = (more: object = {}) => shop.call('drawLuckyBox', { name: '双旦宝箱', segmentId, prizes: [{ benefitId: bag, winners: 2 }, { benefitId: packet, winners: 5, amountMinor: 666 }], seed: 11, ...more });

test('draws once, without who said no; odds are winners of entered, and prizes wait on the board', () => {
  expect(draw()).toEqual({ boxId: 1, entered: 25, winners: 7 });
  const [box] = shop.call('luckyBoxes');
  expect(box).toMatchObject({ entered: 25, seed: 11, segmentName: '老客', brought: 0, prizes: [{ position: 1, benefit: '帆布袋', winners: 2, odds: 0.08, sent: 0, costMinor: 1600 }, { position: 2, benefit: '红包', amountMinor: 666, winners: 5, odds: 0.2, costMinor: 3330 }] });
  const winners = shop.call('luckyWinners', { boxId: 1 });
  expect(winners).toHaveLength(7);
  expect(new Set(winners.map((w) => w.customerId)).size).toBe(7);
  expect(winners.filter((w) => people.indexOf(w.customerId!) < 5)).toEqual([]);
  expect(shop.call('board').rows.every((r) => r.source === 'prize' && r.note === '双旦宝箱')).toBe(true);
  expect(codeOf(() => draw())).toBe('name_taken');
});

test('the same seed draws the same; taken back while nothing is sent, and what is sent stays', () => {
  draw();
  const first = shop.call('luckyWinners', { boxId: 1 }).map((w) => [w.position, w.customerId]);
  expect(shop.call('undoLuckyBox', { boxId: 1 })).toEqual({ boxId: 1 });
  expect(shop.call('board')).toMatchObject({ counts: { to_send: 0, cancelled: 7 } });
  expect(codeOf(() => shop.call('undoLuckyBox', { boxId: 1 }))).toBe('not_found');
  draw({ name: '再来一次' });
  expect(shop.call('luckyWinners', { boxId: 2 }).map((w) => [w.position, w.customerId])).toEqual(first);
  const { deliveryId } = shop.call('board').rows[0]!;
  shop.call('moveDeliveries', { deliveryIds: [deliveryId], to: 'sent' });
  expect(codeOf(() => shop.call('undoLuckyBox', { boxId: 2 }))).toBe('locked');
  expect(shop.call('luckyBoxes')[0]!.prizes.reduce((n, p) => n + p.sent, 0)).toBe(1);
});

test('more prizes than people or stock, money without an amount, and what isn’t handed out are refused, and nothing is drawn', () => {
  expect(codeOf(() => draw({ prizes: [{ benefitId: packet, winners: 26, amountMinor: 100 }] }))).toBe('empty_audience');
  expect(codeOf(() => draw({ prizes: [{ benefitId: bag, winners: 6 }, { benefitId: bag, winners: 5 }] }))).toBe('stock_short');
  expect(codeOf(() => draw({ prizes: [{ benefitId: packet, winners: 1 }] }))).toBe('bad_input');
  expect(codeOf(() => draw({ prizes: [{ benefitId: bag, winners: 1, amountMinor: 5 }] }))).toBe('bad_input');
  expect(codeOf(() => draw({ prizes: [{ benefitId: shop.gift({ name: '包邮', kind: 'free_shipping' }), winners: 1 }] }))).toBe('bad_input');
  expect(shop.count('lucky_boxes') + shop.count('lucky_people') + shop.count('deliveries')).toBe(0);
});

test('whom those in the draw bring afterwards is counted by referrals alone', () => {
  draw();
  const newcomer = shop.customer({ nick: 'newcomer' });
  shop.call('addReferral', { referrer: { customerId: people[10] }, referredId: newcomer });
  expect(shop.call('luckyBoxes')[0]!.brought).toBe(1);
});
