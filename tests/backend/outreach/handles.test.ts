import { beforeEach, describe, expect, it } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { settingsHandlers } from '../../../electron/backend/settings/handlers.ts';
import { settings } from '../../../shared/contract/settings.ts';
import { codeOf } from '../offers/offer-shop.ts';
import { everyone, OutreachShop } from './outreach-shop.ts';

let shop: OutreachShop;
let ids: number[];
beforeEach(() => {
  shop = new OutreachShop().chooseBasis();
  ids = shop.fill(8);
});
const note = (customerId: number, handle: string, more: object = {}) => shop.ask('saveHandle', { customerId, kind: 'line', handle, ...more });
const handles = (customerId: number) => shop.ask('handles', { customerId }).map((h) => [h.kind, h.handle, h.consent, h.source]);
const audience = (way: 'line' | 'whatsapp' | 'wechat', name: string) => shop.ask('deskAudience', { segmentId: shop.segment(name), way });
const openLine = () => shop.ask('openDesk', { name: 'LINE', segmentId: shop.segment('LINE 上的'), text: '{{ customer.nick }}您好', way: 'line' });
const desk = (deskId: number) => shop.ask('desk', { deskId });

describe('handles of a person', () => {
  it('are written down with what they said and how it is known, changed and taken away', () => {
    const { handleId } = note(ids[0]!, ' lin_may ', { consent: 'yes', source: '旺旺里问的' });
    note(ids[0]!, '+44 7700 900123', { kind: 'whatsapp' });
    expect(handles(ids[0]!)).toEqual([['line', 'lin_may', 'yes', '旺旺里问的'], ['whatsapp', '+44 7700 900123', null, '']]);
    shop.ask('saveHandle', { handleId, customerId: ids[0]!, kind: 'line', handle: 'lin_june', consent: 'no' });
    expect(handles(ids[0]!)[0]).toEqual(['line', 'lin_june', 'no', '']);
    expect(codeOf(() => note(ids[0]!, 'lin_june'))).toBe('bad_input');
    note(ids[2]!, '\ud800');
    expect(codeOf(() => note(ids[2]!, '\ud800'))).toBe('bad_input');
    expect(codeOf(() => shop.ask('saveHandle', { handleId, customerId: ids[1]!, kind: 'line', handle: 'x' }))).toBe('not_found');
    expect(codeOf(() => note(999, 'x'))).toBe('not_found');
    shop.ask('deleteHandle', { handleId });
    expect(handles(ids[0]!)).toHaveLength(1);
    expect(codeOf(() => shop.ask('deleteHandle', { handleId }))).toBe('not_found');
  });

  it('come along with a merge and go back with its undoing', () => {
    const [a, b] = [ids[0]!, ids[1]!];
    note(b, 'of_b');
    const { decisionId } = mergePeople(shop.db, { customerId: a, otherId: b }, 1);
    expect(handles(a)).toEqual([['line', 'of_b', null, '']]);
    expect(audience('line', '合并后').eligible).toBe(1);
    unmergePeople(shop.db, decisionId, 2);
    expect([handles(a), handles(b)]).toEqual([[], [['line', 'of_b', null, '']]]);
  });
});

describe('a desk on a messenger', () => {
  it('takes those with a handle there who said no to nothing, and says why not the others', () => {
    note(ids[0]!, 'zero', { consent: 'yes' });
    note(ids[1]!, 'one');
    note(ids[2]!, 'two', { consent: 'no' });
    note(ids[3]!, 'three');
    note(ids[4]!, 'one');
    customersHandlers.optOut({ customerId: ids[3]!, optedOut: true, reason: 'x' }, shop.context());
    expect(audience('line', '一')).toMatchObject({ segment: 8, eligible: 2, noHandle: 3, notOnWechat: 0, excluded: { opted_out: 1, no_consent: 1, duplicate: 1 } });
    const { deskId, people } = openLine();
    expect(people).toBe(2);
    expect(desk(deskId)).toMatchObject({ excluded: { opted_out: 1, no_consent: 1, duplicate: 1, no_handle: 3 } });
    const addresses = [];
    for (let turn = desk(deskId).turn; turn; turn = desk(deskId).turn) {
      expect(turn.text).toBe(`${turn.nick!}您好`);
      addresses.push(turn.address);
      shop.ask('mark', { deskId, customerId: turn.customerId, mark: 'sent' });
    }
    expect(addresses.sort()).toEqual(['one', 'zero']);
    // A contact, which every rule sees.
    expect(audience('line', '二').excluded.contacted).toBe(2);
    expect(shop.ask('channels', {}).rows.find((r) => r.channel === 'line')).toMatchObject({ contacts: 2, people: 2 });
  });

  it('where only those who agreed may be written to, asks for a yes to this very handle', () => {
    settingsHandlers.chooseBasis(settings.chooseBasis.input.parse({ basis: 'consent', consentCount: 0, customersCount: 0 }), shop.context());
    note(ids[0]!, 'zero', { consent: 'yes' });
    note(ids[1]!, 'one');
    expect(audience('line', '一')).toMatchObject({ eligible: 1, noHandle: 6, excluded: { no_consent: 1 } });
  });

  it('whoever says no to it, loses it, or opts out since has no turn any more', () => {
    const kept = ids.slice(0, 4).map((id, i) => note(id, `h${i}`).handleId);
    const { deskId } = openLine();
    expect(desk(deskId)).toMatchObject({ left: 4, leftOut: 0 });
    shop.ask('saveHandle', { handleId: kept[0]!, customerId: ids[0]!, kind: 'line', handle: 'h0', consent: 'no' });
    shop.ask('deleteHandle', { handleId: kept[1]! });
    customersHandlers.optOut({ customerId: ids[2]!, optedOut: true, reason: 'x' }, shop.context());
    expect(desk(deskId)).toMatchObject({ left: 1, leftOut: 3, turn: { customerId: ids[3]!, address: 'h3' } });
    expect(codeOf(() => shop.ask('mark', { deskId, customerId: ids[0]!, mark: 'sent' }))).toBe('bad_input');
  });

  it('on WhatsApp the noted number goes before the phone, and a phone that was refused is no way round', () => {
    const all = audience('whatsapp', '一');
    expect(all).toMatchObject({ segment: 8, eligible: 8, noHandle: 0 });
    const { phone } = shop.db.get<{ phone: string }>('SELECT phone FROM customers WHERE id = :id', { id: ids[0]! })!;
    customersHandlers.optOut({ customerId: ids[0]!, optedOut: true, reason: 'x' }, shop.context());
    note(ids[1]!, phone.slice(3), { kind: 'whatsapp', consent: 'yes' });
    note(ids[2]!, '+44 7700 900123', { kind: 'whatsapp' });
    note(ids[2]!, '+44 7700 900124', { kind: 'whatsapp', consent: 'yes' });
    expect(audience('whatsapp', '二')).toMatchObject({ eligible: 6, excluded: { opted_out: 1, no_consent: 1 } });
    const { deskId } = shop.ask('openDesk', { name: 'x', segmentId: shop.segment('三'), text: 'x', way: 'whatsapp' });
    const addresses = new Map<number, string | null>();
    for (let turn = desk(deskId).turn; turn; turn = desk(deskId).turn) {
      addresses.set(turn.customerId, turn.address);
      shop.ask('mark', { deskId, customerId: turn.customerId, mark: 'sent' });
    }
    expect([...addresses.keys()].sort((a, b) => a - b)).toEqual(ids.slice(2));
    expect(addresses.get(ids[2]!)).toBe('+44 7700 900124');
  });

  it('a WeChat id that the owner wrote down puts its person on WeChat', () => {
    note(ids[0]!, 'wx_lin', { kind: 'wechat' });
    expect(audience('wechat', '一')).toMatchObject({ eligible: 1, notOnWechat: 7, noHandle: 0 });
  });

  it('of a campaign, works its treated people who have a handle', () => {
    const { campaignId } = shop.create({ basis: 'customers', channel: 'sms', rule: everyone });
    shop.lock(campaignId);
    const treated = shop.membersOf(campaignId, 'treated').map((m) => m.customer_id);
    note(treated[0]!, 'zero');
    const { deskId } = shop.ask('openDesk', { name: 'x', campaignId, way: 'line' });
    expect(desk(deskId)).toMatchObject({ people: treated.length, left: 1, leftOut: treated.length - 1, turn: { address: 'zero' } });
  });
});
