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

describe('the library', () => {
  it('keeps where a text belongs, also where a save does not say so', () => {
    const first = save({ name: '唤醒', text: 'a', purpose: 'wake_up', stage: 'declining', tone: 'warm', folder: '秋天' });
    expect(first).toMatchObject({ purpose: 'wake_up', stage: 'declining', tone: 'warm', folder: '秋天' });
    expect(save({ templateId: first.templateId, name: '唤醒', text: 'b' })).toMatchObject({ purpose: 'wake_up', stage: 'declining', tone: 'warm', folder: '秋天' });
    expect(save({ templateId: first.templateId, name: '唤醒', text: 'b', stage: null, folder: '' })).toMatchObject({ stage: null, folder: '', tone: 'warm' });
    expect(save({ name: '别的', text: 'a' })).toMatchObject({ purpose: 'other', stage: null, tone: null, folder: '' });
    expect(copyHandlers.duplicate({ templateId: first.templateId, name: '副本' }, shop.context())).toMatchObject({ purpose: 'wake_up', tone: 'warm' });
  });
  it('keeps the words before every change, and brings them back', () => {
    const { templateId } = save({ name: '唤醒', text: '一' });
    save({ templateId, name: '唤醒', text: '二' });
    save({ templateId, name: '改名', text: '二' }); // no other words
    save({ templateId, name: '改名', text: '三', channel: 'email', subject: '题' });
    const versions = copyHandlers.versions({ templateId }, shop.context());
    expect(versions.map((v) => v.text)).toEqual(['二', '一']);
    expect(copyHandlers.restoreVersion({ templateId, versionId: versions[1]!.versionId }, shop.context())).toMatchObject({ name: '改名', text: '一', channel: 'sms', subject: '' });
    expect(copyHandlers.versions({ templateId }, shop.context()).map((v) => v.text)).toEqual(['三', '二', '一']);
    const other = save({ name: '别的', text: 'x' });
    expect(() => copyHandlers.restoreVersion({ templateId: other.templateId, versionId: versions[0]!.versionId }, shop.context())).toThrow(expect.objectContaining({ code: 'not_found' }));
    copyHandlers.delete({ templateId }, shop.context());
    expect(shop.db.get('SELECT count(*) AS n FROM template_versions')).toEqual({ n: 0 });
  });
  it('takes a set at once, and leaves out names that are taken', () => {
    save({ name: '欢迎', text: '我写的' });
    const input = copy.addAll.input.parse({ templates: [{ name: '欢迎', channel: 'sms', text: 'x' }, { name: '欢迎 2', channel: 'email', subject: '题', text: 'y', purpose: 'welcome' }] });
    expect(copyHandlers.addAll(input, shop.context())).toMatchObject({ added: [{ name: '欢迎 2', purpose: 'welcome' }], left: ['欢迎'] });
    expect(copyHandlers.list({}, shop.context()).find((t) => t.name === '欢迎')).toMatchObject({ text: '我写的' });
  });
});

describe('computed fields', () => {
  it('interval, days since the first order, and what to offer with its reason', () => {
    const buy = (customerId: number, day: string, title: string, category = '茶') => shop.order({ customerId, day, items: [{ title, category, paidMinor: 1000 }] });
    for (let i = 0; i < 3; i += 1) {
      const other = shop.customer({ nick: `o${i}` });
      buy(other, '2026-01-01', '龙井');
      buy(other, '2026-02-01', '茶杯', '器');
    }
    const asked = shop.customer({ nick: 'asked' });
    buy(asked, '2026-04-01', '红茶');
    buy(asked, '2026-05-01', '龙井');
    const none = shop.customer({ nick: 'none' });
    shop.finish();
    const one = (customerId: number, text: string) => preview({ text, channel: 'nick', customerId }).rendered[0]!;
    expect(one(asked, '{{ customer.interval_days }}/{{ customer.first_order_days }}/{{ customer.recommended }}')).toMatchObject({ text: '30/90/茶杯', recommended: { title: '茶杯', reason: 'next', of: '龙井', people: 3 } });
    expect(one(none, '{{ customer.interval_days | default: "-" }}/{{ customer.first_order_days | default: "-" }}/{{ customer.recommended | default: "当季好物" }}')).toMatchObject({ text: '-/-/当季好物', recommended: null });
    expect(one(asked, '好')).toMatchObject({ recommended: null });
  });
  it('nothing that is no goods, and nothing that has long not been bought', () => {
    const buy = (customerId: number, day: string, title: string) => shop.order({ customerId, day, items: [{ title, category: '茶' }] });
    for (let i = 0; i < 5; i += 1) {
      const other = shop.customer({ nick: `o${i}` });
      buy(other, '2024-01-01', '老款');
      buy(other, '2026-02-01', '补差价专拍');
    }
    const asked = shop.customer({ nick: 'asked' });
    buy(asked, '2026-05-01', '龙井');
    shop.finish();
    expect(preview({ text: '{{ customer.recommended | default: "没有" }}', channel: 'nick', customerId: asked }).rendered[0]).toMatchObject({ text: '没有', recommended: null });
  });
});

describe('preview', () => {
  it('pages through the sample, and shows one who is chosen', () => {
    const ids = Array.from({ length: 25 }, (_, i) => shop.customer({ nick: `n${i}` }));
    shop.finish();
    const pages = [0, 10, 20].map((offset) => preview({ text: '好', channel: 'nick', offset, limit: 10 }));
    expect(pages.map((p) => [p.people, p.rendered.length])).toEqual([[25, 10], [25, 10], [25, 5]]);
    expect(new Set(pages.flatMap((p) => p.rendered.map((r) => r.customerId)))).toEqual(new Set(ids));
    expect(preview({ text: '好', channel: 'nick', customerId: ids[7]! })).toMatchObject({ people: 1, rendered: [{ customerId: ids[7] }] });
  });
  it('writes to real customers, with signature and opt-out text counted', () => {
    sign('小鹿茶');
    const id = shop.customer({ nick: 'tb_1', name: '沈**', phone: '+8613800138000', city: '杭州' });
    shop.order({ customerId: id, day: '2026-06-20', items: [{ title: '龙井', paidMinor: 900 }, { title: '茶杯', paidMinor: 1900 }] });
    shop.finish();
    const { rendered, problems, partsSpread } = preview({ text: '{{ customer.name | default: "亲" }}，{{ customer.last_product }}喝完了吗？{{ customer.last_order_days }}天' });
    expect(rendered).toEqual([{ customerId: id, label: 'tb_1', text: '【小鹿茶】亲，茶杯喝完了吗？10天拒收请回复R', names: ['tb_1'], length: 23, parts: 1, recommended: null }]);
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
