import { beforeEach, expect, test } from 'vitest';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { codeOf, OfferShop } from './offer-shop.ts';

let shop: OfferShop;
const born = (nick: string, birthday: string, more: object = {}) => shop.customer({ nick, birthday, ...more });
const due = () => shop.call('birthdays').due.map((r) => [r.nick, r.day]);
beforeEach(() => {
  shop = new OfferShop();
  shop.today = '2026-03-01';
});

test('whoever has one within the days, without minors and those who said no, each counted', () => {
  born('soon', '1990-03-05');
  born('later', '1990-03-20');
  born('yesterday', '1985-02-28');
  born('child', '2010-03-02');
  born('no', '1990-03-03', { optedOut: true });
  const phone = '+8613800000009';
  born('number', '1990-03-03', { phone });
  shop.insert('opt_outs', { at: 0, customer_id: null, kind: 'phone', value: phone, opted_out: 1, source: 'reply', reason: 'x', campaign_id: null });
  expect(shop.call('birthdays')).toMatchObject({ known: 6, minors: 1, optedOut: 2, lunarUnknown: 0 });
  expect(due()).toEqual([['yesterday', '2026-02-28'], ['soon', '2026-03-05']]);
  shop.call('saveBirthdayTerms', { daysAhead: 30, minAge: 0, leapDay: '02-28', benefitId: null, templateId: null });
  expect(due().map(([nick]) => nick)).toEqual(['yesterday', 'child', 'soon', 'later']);
});

test('once a year: with a gift onto the board, then not again; taken back it is due again', () => {
  const who = born('soon', '1990-03-05');
  const gift = shop.gift({ stock: 1 });
  shop.call('saveBirthdayTerms', { daysAhead: 7, minAge: 18, leapDay: '02-28', benefitId: gift, templateId: null });
  expect(shop.call('greet', { customerIds: [who, who, 9999] })).toEqual({ greeted: 1, notDue: 1 });
  expect(shop.call('board').rows).toMatchObject([{ customerId: who, source: 'birthday', what: '帆布袋' }]);
  expect(due()).toEqual([]);
  expect(shop.call('greet', { customerIds: [who] })).toEqual({ greeted: 0, notDue: 1 });
  const [done] = shop.call('birthdays').done;
  shop.call('undoGreeting', { greetingId: done!.greetingId });
  expect(shop.call('board').counts).toMatchObject({ to_send: 0, cancelled: 1 });
  expect(codeOf(() => shop.call('undoGreeting', { greetingId: done!.greetingId }))).toBe('not_found');
  expect(due()).toHaveLength(1);
  const other = born('also', '1990-03-04');
  expect(codeOf(() => shop.call('greet', { customerIds: [who, other] }))).toBe('stock_short');
  expect(shop.call('birthdays').done).toEqual([]);
  shop.call('greet', { customerIds: [who] });
  // With the clock set back, and in the next year.
  shop.today = '2026-02-27';
  expect(due().map(([nick]) => nick)).toEqual(['also']);
  shop.today = '2027-03-01';
  expect(due().map(([nick]) => nick)).toEqual(['also', 'soon']);
});

test('by the lunar calendar where somebody keeps it so', () => {
  const autumn = born('autumn', '1990-10-03');
  const unknown = born('unknown', '--10-03');
  shop.today = '2026-09-20';
  expect(due()).toEqual([]);
  shop.call('setCalendar', { customerId: autumn, calendar: 'lunar' });
  shop.call('setCalendar', { customerId: unknown, calendar: 'lunar' });
  expect(due()).toEqual([['autumn', '2026-09-25']]);
  expect(shop.call('birthdays').lunarUnknown).toBe(1);
  shop.call('setCalendar', { customerId: autumn, calendar: 'solar' });
  expect(due()).toEqual([]);
});

test('two who are one are greeted once; apart again the other is due', () => {
  const one = born('one', '1990-03-05');
  const two = born('two', '1990-03-05');
  shop.call('greet', { customerIds: [two] });
  const { decisionId } = mergePeople(shop.db, { customerId: one, otherId: two }, 1);
  expect(due()).toEqual([]);
  unmergePeople(shop.db, decisionId, 2);
  expect(due()).toEqual([['one', '2026-03-05']]);
});
