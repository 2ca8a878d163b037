import { beforeEach, describe, expect, it } from 'vitest';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { copy } from '../../../shared/contract/copy.ts';
import { ShopMaker } from '../make-shop.ts';

let shop: ShopMaker;
beforeEach(() => {
  shop = new ShopMaker();
});
const save = (input: Record<string, unknown>) => copyHandlers.save(copy.save.input.parse({ channel: 'sms', ...input }), shop.context());
const preview = (input: Record<string, unknown>) => copyHandlers.preview(copy.preview.input.parse({ channel: 'sms', ...input }), shop.context());
const sign = (signature: string) => shop.insert('settings', { key: 'smsSignature', value: JSON.stringify(signature) });

describe('templates', () => {
  it('are saved, changed, copied and deleted', () => {
    const first = save({ name: '唤醒', text: '好久不见' });
    expect(save({ templateId: first.templateId, name: '唤醒 2', text: '回来看看' })).toMatchObject({ templateId: first.templateId, name: '唤醒 2', text: '回来看看' });
    const second = copyHandlers.duplicate({ templateId: first.templateId, name: '副本' }, shop.context());
    expect(second).toMatchObject({ name: '副本', text: '回来看看', channel: 'sms' });
    copyHandlers.delete({ templateId: first.templateId }, shop.context());
    expect(copyHandlers.list({}, shop.context()).map((t) => t.name)).toEqual(['副本']);
  });
  it('have names of their own', () => {
    const first = save({ name: '唤醒', text: 'a' });
    save({ name: '生日', text: 'b' });
    expect(() => save({ name: '唤醒', text: 'c' })).toThrow(expect.objectContaining({ code: 'name_taken' }));
    expect(() => save({ templateId: first.templateId, name: '生日', text: 'c' })).toThrow(expect.objectContaining({ code: 'name_taken' }));
    expect(() => copyHandlers.duplicate({ templateId: first.templateId, name: '生日' }, shop.context())).toThrow(expect.objectContaining({ code: 'name_taken' }));
    expect(() => save({ templateId: 99, name: '没有', text: 'c' })).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});

describe('preview', () => {
  it('writes to real customers, with signature and opt-out text counted', () => {
    sign('小鹿茶');
    const id = shop.customer({ nick: 'tb_1', name: '沈**', phone: '+8613800138000', city: '杭州' });
    shop.order({ customerId: id, day: '2026-06-20', items: [{ title: '龙井', paidMinor: 900 }, { title: '茶杯', paidMinor: 1900 }] });
    shop.finish();
    const { rendered, problems, partsSpread } = preview({ text: '{{ customer.name | default: "亲" }}，{{ customer.last_product }}喝完了吗？{{ customer.last_order_days }}天' });
    expect(rendered).toEqual([{ customerId: id, label: 'tb_1', text: '【小鹿茶】亲，茶杯喝完了吗？10天拒收请回复R', names: ['tb_1'], length: 23, parts: 1 }]);
    expect(problems).toEqual([{ code: 'no_fallback', severity: 'warning', values: ['customer.last_product', 'customer.last_order_days'] }]);
    expect(partsSpread).toEqual([{ parts: 1, customers: 1 }]);
  });
  it('counts the parts of each person on their own, up to 2,000 people', () => {
    for (let i = 0; i < 2100; i += 1) shop.customer({ nick: `${i % 2 === 0 ? '' : 'x'.repeat(30)}${i}`, phone: `+86138${String(i).padStart(8, '0')}` });
    shop.finish();
    const { rendered, partsSpread } = preview({ text: `${'字'.repeat(50)}{{ customer.nick | default: "亲" }}`, limit: 3 });
    expect(rendered).toHaveLength(3);
    expect(partsSpread.map((p) => p.parts)).toEqual([1, 2]);
    expect(partsSpread[0]!.customers + partsSpread[1]!.customers).toBe(2000);
    expect(partsSpread[0]!.customers).toBeGreaterThan(900);
    expect(partsSpread[1]!.customers).toBeGreaterThan(900);
  });
  it('keeps to a rule or a segment', () => {
    shop.customer({ nick: 'a', city: '杭州' });
    const b = shop.customer({ nick: 'b', city: '宁波' });
    shop.finish();
    const rule = { combinator: 'and', rules: [{ field: 'city', operator: '=', value: '宁波' }] };
    const segmentId = shop.insert('segments', { name: '宁波', rule: JSON.stringify(rule), count: 1, counted_day: '2026-06-30', created_at: 0, updated_at: 0 });
    expect(preview({ text: '好', rule }).rendered.map((r) => r.customerId)).toEqual([b]);
    expect(preview({ text: '好', segmentId }).rendered.map((r) => r.customerId)).toEqual([b]);
    expect(() => preview({ text: '好', segmentId: 99 })).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
  it('counts abroad by the rules there', () => {
    shop.customer({ nick: 'uk', phone: '+447700900123' });
    shop.finish();
    shop.insert('settings', { key: 'smsOptOutText', value: '""' });
    expect(preview({ text: 'a'.repeat(160) }).rendered[0]).toMatchObject({ length: 160, parts: 1 });
  });
  it('has no length outside SMS, and neither signature', () => {
    sign('小鹿茶');
    shop.customer({ nick: 'a' });
    shop.finish();
    expect(preview({ text: '你好', channel: 'nick' })).toMatchObject({ problems: [], partsSpread: [], rendered: [{ text: '你好', length: null, parts: null }] });
  });
  it('says what is wrong', () => {
    shop.customer({ nick: 'a' });
    shop.finish();
    expect(preview({ text: '{{ customer.nme }' }).problems).toContainEqual({ code: 'syntax', severity: 'error', values: ['1'] });
    expect(preview({ text: '{{ customer.nme }}' }).problems.map((p) => p.code)).toEqual(['unknown_variable', 'signature_missing', 'empty']);
    expect(preview({ text: '字'.repeat(600) }).problems).toContainEqual({ code: 'too_long', severity: 'error', values: ['1', '606'] });
  });
});
