import { expect, test } from 'vitest';
import { customersHandlers as customers } from '../../../electron/backend/customers/handlers.ts';
import { tagsHandlers as tags } from '../../../electron/backend/tags/handlers.ts';
import type { TimelineKind } from '../../../shared/contract/timeline.ts';
import { ShopMaker } from '../make-shop.ts';

const DAY = 86_400_000;

/** Something of every kind, of two people who become one. */
function start() {
  const shop = new ShopMaker();
  const [a, b] = [shop.customer({ nick: 'a', phone: '+8619900000001' }), shop.customer({ nick: 'b' })];
  shop.order({ customerId: a, day: '2026-06-01', orderNo: '1', paidMinor: 5000 });
  shop.order({ customerId: b, day: '2026-06-03', orderNo: '2', status: 'closed' });
  shop.finish();
  const at = (day: string) => ({ ...shop.context(day), now: Date.parse(`${day}T06:00:00Z`) });
  shop.insert('campaigns', { id: 1, name: '唤醒', type: 'other', goal: 'orders', channel: 'sms', rule: '{}', text: '', holdout_share: 0, window_days: 30, message_price_milli: 45, fixed_cost_minor: 0, contact_gap_days: 7, currency: 'CNY', created_at: 0, locked_at: 1 });
  shop.insert('touches', { campaign_id: 1, customer_id: a, channel: 'sms', at: Date.parse('2026-06-05'), day: '2026-06-05', address: '', status: 'delivered', reply: '好的', reply_at: Date.parse('2026-06-06') });
  const tag = tags.save({ name: '熟客', color: 'jade', reason: '', lastsDays: null, segmentId: null }, at('2026-06-07'));
  tags.apply({ tagId: tag.tagId, add: true, who: { customerIds: [b] } }, at('2026-06-07'));
  const { changeId } = tags.apply({ tagId: tag.tagId, add: true, who: { customerIds: [a] } }, at('2026-06-08'));
  tags.undo({ changeId: changeId! }, at('2026-06-08'));
  const { fieldId } = customers.saveField({ name: '孩子', kind: 'number', section: 'family', options: [], standard: null }, at('2026-06-09'));
  customers.setValues({ customerId: b, values: [{ fieldId, values: ['2'] }] }, at('2026-06-09'));
  customers.optOut({ customerId: a, optedOut: true, reason: '不要短信' }, at('2026-06-10'));
  const { decisionId } = customers.merge({ customerId: a, otherId: b }, at('2026-06-11'));
  const read = (kinds?: TimelineKind[], offset = 0, limit = 50) => customers.timeline({ customerId: a, kinds, offset, limit }, at('2026-06-30'));
  return { shop, a, b, at, read, decisionId };
}

test('everything that happened with a person is one list, the newest first, each thing once', () => {
  const { read } = start();
  const { entries, total, counts } = read();
  expect(entries.map((e) => [new Date(e.at).toISOString().slice(5, 10), e.kind, e.name, e.text, e.yes])).toEqual([
    ['06-11', 'merge', 'same', null, true],
    ['06-10', 'optOut', 'owner', '不要短信', true],
    ['06-09', 'field', '孩子', '2', null],
    ['06-07', 'tag', '熟客', null, true],
    ['06-06', 'reply', '唤醒', '好的', null],
    ['06-05', 'touch', '唤醒', 'delivered', null],
    ['06-03', 'order', '2', 'closed', false],
    ['06-01', 'order', '1', 'completed', true],
  ]);
  expect(entries.at(-1)).toMatchObject({ amountMinor: 5000, currency: 'CNY', at: Date.parse('2026-06-01') + 4 * (DAY / 24) });
  expect([total, counts]).toEqual([8, { order: 2, touch: 1, reply: 1, hand: 0, call: 0, optOut: 1, tag: 1, field: 1, merge: 1, told: 0, case: 0, feedback: 0, lifeEvent: 0 }]);
});

test('it is filtered by kind and read by pages', () => {
  const { read } = start();
  expect(read(['order', 'tag']).entries.map((e) => e.kind)).toEqual(['tag', 'order', 'order']);
  expect(read(['order', 'tag']).total).toBe(3);
  const all = read().entries;
  expect([...read(undefined, 0, 3).entries, ...read(undefined, 3, 3).entries, ...read(undefined, 6, 3).entries]).toEqual(all);
});

test('after an unmerge each has what was theirs', () => {
  const { a, b, at, decisionId } = start();
  customers.unmerge({ decisionId }, at('2026-06-12'));
  const kinds = (customerId: number) => customers.timeline({ customerId, offset: 0, limit: 50 }, at('2026-06-30')).entries.map((e) => `${e.kind} ${String(e.yes)}`);
  expect(kinds(a)).toEqual(['merge false', 'optOut true', 'reply null', 'touch null', 'order true']);
  expect(kinds(b)).toEqual(['merge false', 'field null', 'tag true', 'order false']);
});
