import { beforeEach, describe, expect, it } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { TODAY } from '../campaigns/campaign-shop.ts';
import { codeOf } from '../offers/offer-shop.ts';
import { everyone, OutreachShop } from './outreach-shop.ts';

let shop: OutreachShop;
beforeEach(() => {
  shop = new OutreachShop().chooseBasis();
});
const point = { name: '包裹卡片', moment: 'packing' as const, channel: 'parcel' as const, states: ['lost' as const, 'active' as const] };
const activity = { name: '周三直播', channel: 'live' as const, fromDay: '2026-06-01', untilDay: '2026-06-07', costMinor: 20_000, reach: 1200, responses: 80, toldOrders: 9, toldMinor: 90_000, code: 'LIVE6' };

describe('the register', () => {
  it('is written, changed and deleted; a set of points comes once', () => {
    const { touchpointId } = shop.ask('saveTouchpoint', point);
    expect(shop.ask('touchpoints', {})).toEqual({ people: [], points: [expect.objectContaining({ ...point, states: ['active', 'lost'], isOn: true })] });
    shop.ask('saveTouchpoint', { ...point, touchpointId, isOn: false, content: '扫码加微信' });
    expect(shop.ask('touchpoints', {}).points[0]).toMatchObject({ isOn: false, content: '扫码加微信' });
    expect(shop.ask('addTouchpoints', { points: [point, { ...point, name: '发货提醒' }, { ...point, name: '发货提醒' }] })).toEqual({ added: 1 });
    expect(codeOf(() => shop.ask('saveTouchpoint', point))).toBe('name_taken');
    expect(codeOf(() => shop.ask('saveTouchpoint', { ...point, name: 'x', touchpointId: 99 }))).toBe('not_found');
    shop.ask('deleteTouchpoint', { touchpointId });
    expect(shop.ask('touchpoints', {}).points.map((p) => p.name)).toEqual(['发货提醒']);
  });
});

describe('channels', () => {
  it('count each contact once, and cost what their terms say', () => {
    const ids = shop.fill(4);
    const { campaignId } = shop.create({ basis: 'customers', channel: 'nick', rule: everyone, contactGapDays: 0 });
    shop.lock(campaignId);
    const { deskId } = shop.ask('openDesk', { name: 'x', campaignId, way: 'nick' });
    const { customerId } = shop.ask('desk', { deskId }).turn!;
    shop.ask('mark', { deskId, customerId, mark: 'sent' });
    shop.ask('mark', { deskId, customerId, mark: 'replied' });
    shop.ask('logTouch', { customerIds: [ids[1]!, ids[2]!], channel: 'moments', day: '2026-01-01' });
    shop.ask('logTouch', { customerIds: [ids[1]!], channel: 'moments' });
    shop.ask('saveChannel', { channel: 'nick', pieceMilli: 0, minutesEach: 2, hourMinor: 3000, monthMinor: 500 });
    const { rows, currency } = shop.ask('channels', {});
    expect(currency).toBe('CNY');
    expect(rows.find((r) => r.channel === 'nick')).toMatchObject({ contacts: 1, people: 1, lastDay: TODAY, costMinor: 100 + 1500 });
    expect(rows.find((r) => r.channel === 'moments')).toMatchObject({ contacts: 1, people: 1, terms: null, costMinor: null });
    expect(rows.find((r) => r.channel === 'live')).toMatchObject({ contacts: 0, people: 0, lastDay: null });
    // Erasing the contact of somebody who said no isn't needed: nothing of them is counted that wasn't done.
    customersHandlers.optOut({ customerId: ids[3]!, optedOut: true, reason: 'x' }, shop.context());
    expect(shop.ask('logTouch', { customerIds: [ids[3]!], channel: 'sms' })).toMatchObject({ logged: 0, optedOut: 1 });
  });
});

describe('activities', () => {
  it('keep the figures as they were typed, and find the orders that name their code', () => {
    const a = shop.customer({ nick: 'a' });
    const b = shop.customer({ nick: 'b' });
    const memo = (orderId: number, text: string) => shop.insert('order_memos', { order_id: orderId, buyer_memo: text, seller_memo: null });
    memo(shop.order({ customerId: a, day: '2026-06-02', paidMinor: 5000 }), '口令live6 谢谢');
    memo(shop.order({ customerId: a, day: '2026-06-03', paidMinor: 3000 }), 'LIVE6');
    memo(shop.order({ customerId: b, day: '2026-06-08', paidMinor: 9000 }), 'LIVE6'); // too late
    memo(shop.order({ customerId: b, day: '2026-06-04', paidMinor: 9000 }), 'LIVE5');
    memo(shop.order({ customerId: b, day: '2026-06-05', paidMinor: 9000, refundMinor: 9000, status: 'closed' }), 'LIVE6');
    const coupon = shop.order({ customerId: b, day: '2026-06-06', paidMinor: 2000, orderNo: '77' });
    expect(coupon).toBeGreaterThan(0);
    const batch = shop.insert('coupon_batches', { name: 'x', value_minor: 1, threshold_minor: 0, cost_minor: 0, currency: 'CNY', at: 0 });
    shop.insert('coupons', { batch_id: batch, code: 'live6', used_day: '2026-06-06', order_no: '77', used_how: 'file' });
    shop.finish();
    const { activityId } = shop.ask('saveActivity', activity);
    expect(shop.ask('activities', {})).toMatchObject([{ ...activity, activityId, campaignName: null, byCode: { orders: 3, people: 2, netMinor: 10_000, customerIds: [a, b] } }]);
    shop.ask('saveActivity', { ...activity, activityId, code: '' });
    expect(shop.ask('activities', {})[0]!.byCode).toBeNull();
    expect(codeOf(() => shop.ask('saveActivity', { ...activity, untilDay: '2026-05-01' }))).toBe('bad_input');
    expect(codeOf(() => shop.ask('saveActivity', { ...activity, code: 'L' }))).toBe('bad_input');
    expect(codeOf(() => shop.ask('saveActivity', { ...activity, campaignId: 5 }))).toBe('not_found');
    shop.ask('deleteActivity', { activityId });
    expect(shop.ask('activities', {})).toEqual([]);
  });
});

describe('hours of orders', () => {
  it('are those of the shop’s own clock and of the segment alone', () => {
    const usShop = shop.shop({ platform: 'shopify', name: 'US', timeZone: 'America/New_York' });
    const [a, b] = [shop.customer({ nick: 'a' }), shop.customer({ nick: 'b' })];
    for (let i = 0; i < 60; i += 1) shop.order({ customerId: a, day: '2026-06-03' }); // noon in China, a Wednesday
    const there = shop.order({ customerId: b, day: '2026-06-03', shopId: usShop });
    shop.db.run("UPDATE orders SET day = '2026-06-03' WHERE id = :there", { there });
    shop.db.run('UPDATE orders SET paid_at = NULL, created_at = NULL WHERE id = (SELECT min(id) FROM orders)');
    shop.finish();
    const all = shop.ask('orderHours', {});
    expect(all).toMatchObject({ orders: 60, people: 2, withoutTime: 1, timeZones: ['America/New_York', 'Asia/Shanghai'] });
    expect(all.cells[2]![12]).toBe(59);
    expect(all.cells[2]![0]).toBe(1); // 04:00 UTC is midnight in New York
    expect(all.suggestion!.any).toMatchObject({ from: 11, until: 13, orders: 59 });
    const few = shop.ask('orderHours', { segmentId: shop.segment('一次', { combinator: 'and', rules: [{ field: 'orders', operator: '=', value: 1 }] }) });
    expect(few).toMatchObject({ orders: 1, people: 1, suggestion: null });
    expect(shop.ask('orderHours', { shop: usShop })).toMatchObject({ orders: 1, timeZones: ['America/New_York'] });
  });
});
