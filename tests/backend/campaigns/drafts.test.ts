import { beforeEach, describe, expect, it } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { campaigns } from '../../../shared/contract/campaigns.ts';
import { CampaignShop, dormant } from './campaign-shop.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
  shop.fill(10);
});
const code = (wanted: string) => expect.objectContaining({ code: wanted }) as Error;
const addSegment = () => shop.insert('segments', { name: '沉睡', rule: JSON.stringify(dormant), count: 0, counted_day: '2026-06-30', created_at: 0, updated_at: 0 });
const addTemplate = (channel = 'sms') => shop.insert('templates', { name: '唤醒', channel, text: '一', created_at: 0, updated_at: 0 });

describe('a draft', () => {
  it('takes the usual values from the settings', () => {
    shop.insert('settings', { key: 'smsPriceMilli', value: '38' });
    shop.insert('settings', { key: 'contactGapDays', value: '14' });
    const { campaignId, eligible } = shop.create();
    expect(eligible).toBe(10);
    expect(shop.get(campaignId)).toMatchObject({ state: 'draft', messagePriceMilli: 38, contactGapDays: 14, windowDays: 30, holdoutShare: 0, goal: 'orders', type: 'other', basis: null, treated: null, lockedAt: null, currency: 'CNY', exports: [] });
    expect(shop.get(shop.create({ channel: 'nick' }).campaignId).messagePriceMilli).toBe(0);
  });
  it('has exactly one source of people and one of words', () => {
    const parse = (input: object) => campaignsHandlers.create(campaigns.create.input.parse({ name: 'x', channel: 'sms', ...input }), shop.context());
    const segmentId = addSegment();
    const templateId = addTemplate();
    expect(() => parse({ text: 'a' })).toThrow(code('bad_input'));
    expect(() => parse({ text: 'a', rule: dormant, segmentId })).toThrow(code('bad_input'));
    expect(() => parse({ rule: dormant })).toThrow(code('bad_input'));
    expect(() => parse({ rule: dormant, text: 'a', templateId })).toThrow(code('bad_input'));
    expect(() => parse({ segmentId: 99, text: 'a' })).toThrow(code('not_found'));
    expect(() => parse({ rule: dormant, templateId: 99 })).toThrow(code('not_found'));
    expect(() => parse({ rule: { combinator: 'and', rules: [{ field: 'nonsense', operator: '=', value: 1 }] }, text: 'a' })).toThrow(code('bad_input'));
    expect(() => parse({ rule: dormant, templateId: addTemplateNamed('邮件', 'email') })).toThrow(code('bad_input'));
    expect(() => parse({ rule: dormant, text: 'a', sendDay: '2026-02-30' })).toThrow(code('bad_input'));
  });
  it('follows its segment and its template until it is locked', () => {
    const segmentId = addSegment();
    const templateId = addTemplate();
    const { campaignId } = shop.create({ segmentId, templateId, basis: 'customers' });
    const wider = { combinator: 'and', rules: [] };
    shop.db.run('UPDATE segments SET rule = :rule, name = :name WHERE id = :segmentId', { segmentId, rule: JSON.stringify(wider), name: '所有人' });
    shop.db.run('UPDATE templates SET text = :text WHERE id = :templateId', { templateId, text: '二' });
    expect(shop.get(campaignId)).toMatchObject({ rule: wider, segmentName: '所有人', text: '二' });
    shop.lock(campaignId);
    shop.db.run('UPDATE segments SET rule = :rule WHERE id = :segmentId', { segmentId, rule: JSON.stringify(dormant) });
    shop.db.run('UPDATE templates SET text = :text WHERE id = :templateId', { templateId, text: '三' });
    shop.db.run('DELETE FROM templates WHERE id = :templateId', { templateId });
    expect(shop.get(campaignId)).toMatchObject({ rule: wider, segmentName: '所有人', text: '二', templateId: null });
  });
  it('changes only what is named', () => {
    const { campaignId } = shop.create({ holdoutShare: 0.2, windowDays: 14, type: 'wake_up', fixedCostMinor: 500, sendDay: '2026-07-02', marginShare: 0.4 });
    shop.update({ campaignId, name: '新名' });
    expect(shop.get(campaignId)).toMatchObject({ name: '新名', holdoutShare: 0.2, windowDays: 14, type: 'wake_up', fixedCostMinor: 500, sendDay: '2026-07-02', marginShare: 0.4, text: '好久不见' });
    shop.update({ campaignId, sendDay: null, marginShare: null, text: '回来', segmentId: addSegment() });
    expect(shop.get(campaignId)).toMatchObject({ sendDay: null, marginShare: null, text: '回来', segmentName: '沉睡' });
    shop.update({ campaignId, rule: { combinator: 'and', rules: [] } });
    expect(shop.get(campaignId)).toMatchObject({ segmentId: null, segmentName: null });
    expect(() => shop.update({ campaignId, text: 'a', templateId: addTemplate() })).toThrow(code('bad_input'));
  });
  it('is copied and deleted; a lock is final', () => {
    const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.2 });
    shop.lock(campaignId);
    expect(() => shop.update({ campaignId, name: 'x' })).toThrow(code('locked'));
    expect(() => campaignsHandlers.delete({ campaignId }, shop.context())).toThrow(code('locked'));
    expect(() => shop.lock(campaignId)).toThrow(code('locked'));
    expect(() => shop.audience(campaignId)).toThrow(code('locked'));
    const copy = campaignsHandlers.duplicate({ campaignId, name: '再来一次' }, shop.context());
    expect(shop.get(copy.campaignId)).toMatchObject({ name: '再来一次', state: 'draft', holdoutShare: 0.2, seed: null, lockedAt: null, basis: null });
    campaignsHandlers.delete(copy, shop.context());
    expect(campaignsHandlers.list({}, shop.context()).map((c) => c.campaignId)).toEqual([campaignId]);
    expect(() => shop.get(copy.campaignId)).toThrow(code('not_found'));
  });
});

function addTemplateNamed(name: string, channel: string): number {
  return shop.insert('templates', { name, channel, text: '一', created_at: 0, updated_at: 0 });
}
