import { beforeEach, describe, expect, it } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { readTimeline } from '../../../electron/backend/customers/timeline.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { choosePeople } from '../../../electron/backend/segments/compile-rule.ts';
import { countRule } from '../../../electron/backend/segments/count-rule.ts';
import { serviceHandlers } from '../../../electron/backend/service/handlers.ts';
import { service } from '../../../shared/contract/service.ts';
import { timeline } from '../../../shared/contract/timeline.ts';
import { TODAY } from '../campaigns/campaign-shop.ts';
import { codeOf } from '../offers/offer-shop.ts';
import { everyone, OutreachShop } from './outreach-shop.ts';

let shop: OutreachShop;
let ids: number[];
beforeEach(() => {
  shop = new OutreachShop().chooseBasis();
  ids = shop.fill(12);
});
let segments = 0;
const open = (more: object = {}) => shop.ask('openDesk', { name: '周五回访', segmentId: shop.segment(`老客 ${(segments += 1)}`, everyone), text: '{{ customer.nick }}您好', way: 'nick', ...more });
const desk = (deskId: number) => shop.ask('desk', { deskId });
const touched = () => countRule(shop.db, { combinator: 'and', rules: [{ field: 'last_touched_days', operator: '<=', value: 0 }] } as never, choosePeople(shop.db, { today: TODAY }), 0).count;

describe('a desk of a segment', () => {
  it('takes whom a campaign would take, best customers first, and says why not the others', () => {
    customersHandlers.optOut({ customerId: ids[0]!, optedOut: true, reason: 'x' }, shop.context());
    serviceHandlers.saveCase(service.saveCase.input.parse({ customerId: ids[1]!, kind: 'quality', text: '坏了' }), shop.context());
    const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, channel: 'nick', rule: everyone, contactGapDays: 0 });
    shop.lock(campaignId);
    const heldOut = shop.membersOf(campaignId, 'held_out').length;
    expect(heldOut).toBe(5);
    const audience = shop.ask('deskAudience', { segmentId: shop.segment(), way: 'nick' });
    expect(audience).toMatchObject({ segment: 12, heldOut, eligible: 5, notOnWechat: 0, excluded: { opted_out: 1, open_case: 1 } });
    const { deskId, people } = open();
    expect(people).toBe(5);
    const shown = desk(deskId);
    expect(shown).toMatchObject({ people: 5, left: 5, done: 0, today: 0, leftOut: 0, excluded: { opted_out: 1, open_case: 1, held_out: 5 } });
    expect(shown.turn!.text).toBe(`${shown.turn!.nick!}您好`);
    const nets = shop.db.all<{ net: number }>('SELECT m.net_minor AS net FROM desk_people p JOIN customer_metrics m ON m.customer_id = p.customer_id AND m.shop_id = 0 ORDER BY p.position').map((r) => r.net);
    expect(nets).toEqual(nets.toSorted((a, b) => b - a));
  });

  it('one after the other: what is marked is a contact that other rules see, and the last mark can be taken back', () => {
    const { deskId } = open({ most: 4 });
    const first = desk(deskId).turn!;
    expect(shop.ask('mark', { deskId, customerId: first.customerId, mark: 'sent' })).toEqual({ marked: true });
    expect(shop.ask('mark', { deskId, customerId: first.customerId, mark: 'sent' })).toEqual({ marked: false });
    expect(touched()).toBe(1);
    const second = desk(deskId).turn!;
    expect(second.customerId).not.toBe(first.customerId);
    shop.ask('mark', { deskId, customerId: second.customerId, mark: 'skipped' });
    expect(touched()).toBe(1);
    shop.ask('mark', { deskId, customerId: first.customerId, mark: 'replied' });
    shop.ask('mark', { deskId, customerId: first.customerId, mark: 'added' });
    expect(desk(deskId)).toMatchObject({ done: 1, left: 2, skipped: 1, today: 1, counts: { sent: 1, replied: 1, added: 1, refused: 0 }, marked: [{ customerId: first.customerId, marks: ['sent', 'replied', 'added'] }] });
    expect(shop.ask('desks', {})).toMatchObject([{ people: 4, done: 1, closed: false }]);
    expect(shop.ask('undoMark', { deskId })).toEqual({ customerId: first.customerId, mark: 'added' });
    expect(desk(deskId).counts).toMatchObject({ replied: 1, added: 0 });
    expect(shop.ask('bringBack', { deskId })).toEqual({ people: 1 });
    expect(desk(deskId).turn!.customerId).toBe(second.customerId);
    // The gap between contacts holds them back from a campaign.
    const { campaignId } = shop.create({ basis: 'customers', contactGapDays: 7, channel: 'nick', rule: everyone });
    expect(shop.audience(campaignId)).toMatchObject({ eligible: 11, excluded: { contacted: 1 } });
    expect(shop.ask('deskAudience', { segmentId: shop.segment('又一个'), way: 'nick' }).excluded.contacted).toBe(1);
    expect(readTimeline(shop.db, timeline.timeline.input.parse({ customerId: first.customerId, kinds: ['hand'] })).entries).toMatchObject([{ kind: 'hand', name: 'nick', text: 'replied' }, { text: 'sent' }]);
  });

  it('refused is an opt-out, which stays when the mark is taken back; who says no elsewhere leaves their seat', () => {
    const { deskId } = open();
    const { customerId } = desk(deskId).turn!;
    shop.ask('mark', { deskId, customerId, mark: 'refused' });
    const optedOut = (id: number) => shop.db.get<{ n: number }>('SELECT opted_out AS n FROM customers WHERE id = :id', { id })!.n;
    expect(optedOut(customerId)).toBe(1);
    expect(shop.ask('undoMark', { deskId })).toEqual({ customerId, mark: 'refused' });
    expect(optedOut(customerId)).toBe(1);
    expect(desk(deskId)).toMatchObject({ left: 11, leftOut: 1, counts: { refused: 0 } });
    const next = desk(deskId).turn!.customerId;
    customersHandlers.optOut({ customerId: next, optedOut: true, reason: 'x' }, shop.context());
    expect(desk(deskId)).toMatchObject({ left: 10, leftOut: 2 });
    expect(codeOf(() => shop.ask('mark', { deskId, customerId: next, mark: 'sent' }))).toBe('bad_input');
    expect(desk(deskId).turn!.customerId).not.toBe(next);
  });

  it('two who turn out to be one have one turn, and two again after that', () => {
    const { deskId } = open();
    const [a, b] = shop.db.all<{ id: number }>('SELECT customer_id AS id FROM desk_people ORDER BY position').map((r) => r.id) as [number, number];
    shop.ask('mark', { deskId, customerId: b, mark: 'sent' });
    const { decisionId } = mergePeople(shop.db, { customerId: a, otherId: b }, 1);
    expect(desk(deskId)).toMatchObject({ people: 12, left: 10, done: 1 });
    expect(desk(deskId).marked[0]!.customerId).toBe(a);
    unmergePeople(shop.db, decisionId, 2);
    expect(desk(deskId)).toMatchObject({ left: 11, done: 1 });
    expect(desk(deskId).marked[0]!.customerId).toBe(b);
  });

  it('a text with a mistake, nobody to write to, both or neither of its sources: refused', () => {
    expect(codeOf(() => open({ text: '{{ customer.nmae }}' }))).toBe('template_invalid');
    expect(codeOf(() => open({ text: ' ' }))).toBe('bad_input');
    expect(codeOf(() => open({ way: 'wechat' }))).toBe('empty_audience');
    expect(codeOf(() => shop.ask('openDesk', { name: 'x', way: 'nick' }))).toBe('bad_input');
    expect(codeOf(() => shop.ask('desk', { deskId: 9 }))).toBe('not_found');
  });
});

describe('a desk of a campaign', () => {
  it('is its treated arm with the frozen words; its results know what was sent and answered', () => {
    const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.25, channel: 'nick', rule: everyone, text: '{{ customer.nick }}，好久不见' });
    expect(codeOf(() => shop.ask('openDesk', { name: 'x', campaignId, way: 'nick' }))).toBe('not_locked');
    shop.lock(campaignId);
    const treated = shop.membersOf(campaignId, 'treated').map((m) => m.customer_id);
    const { deskId, people } = shop.ask('openDesk', { name: '一对一', campaignId, way: 'nick' });
    expect(people).toBe(treated.length);
    expect(shop.db.all<{ id: number }>('SELECT customer_id AS id FROM desk_people ORDER BY id').map((r) => r.id)).toEqual(treated);
    const { customerId, text, nick, address } = desk(deskId).turn!;
    expect({ text, address }).toEqual({ text: `${nick!}，好久不见`, address: nick });
    shop.ask('mark', { deskId, customerId, mark: 'sent' });
    shop.ask('mark', { deskId, customerId, mark: 'replied' });
    const touches = () => shop.db.all('SELECT customer_id, status, reply, day, address FROM touches');
    expect(touches()).toEqual([{ customer_id: customerId, status: 'delivered', reply: '', day: TODAY, address: nick }]);
    expect(shop.members(campaignId, 'replied').rows.map((r) => r.customerId)).toEqual([customerId]);
    shop.ask('undoMark', { deskId });
    expect(touches()).toMatchObject([{ reply: null }]);
    shop.ask('undoMark', { deskId });
    expect(touches()).toEqual([]);
    expect(shop.ask('undoMark', { deskId })).toBeNull();
  });

  it('a list that was written before stays what it was', async () => {
    const { campaignId } = shop.create({ basis: 'customers', channel: 'nick', rule: everyone });
    shop.lock(campaignId);
    await shop.export(campaignId, 'nick-list', 'n.txt');
    const { deskId } = shop.ask('openDesk', { name: '一对一', campaignId, way: 'nick' });
    const { customerId } = desk(deskId).turn!;
    const statuses = () => shop.db.all<{ status: string; n: number }>('SELECT status, count(*) AS n FROM touches GROUP BY status ORDER BY status');
    shop.ask('mark', { deskId, customerId, mark: 'sent' });
    expect(statuses()).toEqual([{ status: 'delivered', n: 1 }, { status: 'exported', n: 11 }]);
    shop.ask('undoMark', { deskId });
    expect(statuses()).toEqual([{ status: 'exported', n: 12 }]);
  });
});
