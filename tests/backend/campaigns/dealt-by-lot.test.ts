import { beforeEach, describe, expect, it } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { readChanges } from '../../../electron/backend/planning/change-log.ts';
import { newcombe } from '../../../shared/domain/lift.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, TODAY } from './campaign-shop.ts';

const variants = [{ name: '暖', text: '{{ customer.nick }}，想你了' }, { name: '直', text: '全场八折' }];
let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
  shop.fill(201);
  shop.insert('settings', { key: 'smsSignature', value: '"小鹿茶"' });
});
const create = (more = {}) => shop.create({ text: '好久不见', variants, dealtBy: 'lot', basis: 'customers', contactGapDays: 0, windowDays: 30, ...more }).campaignId;
type Member = { customer_id: number; variant: number; arm: 'treated' | 'held_out'; stratum: number; text: string };
const membersOf = (campaignId: number) => shop.db.all<Member>('SELECT customer_id, variant, arm, stratum, text FROM campaign_members WHERE campaign_id = :campaignId AND arm IS NOT NULL ORDER BY customer_id', { campaignId });
const results = (campaignId: number, asOf: string) => campaignsHandlers.variantResults({ campaignId, asOf }, shop.context());

describe('a campaign dealt out by lot', () => {
  it('needs no conditions, says the sizes before the lock, and freezes as many', () => {
    const id = create({ holdoutShare: 0.2 });
    const before = shop.audience(id).variants;
    expect(before).toEqual([
      { position: 1, name: '暖', eligible: 67, fit: 201 },
      { position: 2, name: '直', eligible: 67, fit: 201 },
      { position: 0, name: '', eligible: 67, fit: 201 },
    ]);
    shop.lock(id, 77);
    const members = membersOf(id);
    for (const { position, eligible } of before) expect(members.filter((m) => m.variant === position)).toHaveLength(eligible);
    // The text goes with the lot, the held out have one too.
    for (const m of members) expect([m.variant, m.text.includes('想你了'), m.text.includes('全场八折')]).toEqual([m.variant, m.variant === 1, m.variant === 2]);
    expect(new Set(members.filter((m) => m.arm === 'held_out').map((m) => m.variant))).toEqual(new Set([0, 1, 2]));
  });
  it('deals the same for the same seed, and otherwise for another', () => {
    const dealt = [5, 5, 6].map((seed) => {
      const id = create();
      shop.lock(id, seed);
      return membersOf(id).map((m) => m.variant);
    });
    expect(dealt[1]).toEqual(dealt[0]);
    expect(dealt[2]).not.toEqual(dealt[0]);
  });
  it('finds what is wrong with each version for anyone who may draw it, whatever a draw gives them', () => {
    // 496 characters with the frame for buyer_100, and 508 for one of them.
    shop.db.run('UPDATE customers SET nick = :nick WHERE id = (SELECT min(id) FROM customers)', { nick: '长'.repeat(21) });
    const text = `{{ customer.nick }}${'好'.repeat(476)}`;
    const id = create({ text, variants: variants.map((v) => ({ name: v.name, text })) });
    const tooLong = shop.audience(id).problems.filter((p) => p.code === 'too_long');
    expect(tooLong.map((p) => [p.variant ?? '', p.values[0]])).toEqual([['', '1'], ['暖', '1'], ['直', '1']]);
    expect(() => shop.lock(id)).toThrow(expect.objectContaining({ code: 'template_invalid' }));
  });
  it('goes back to conditions with those it had, logs it, and a copy is dealt the same way', () => {
    const rule = { combinator: 'and' as const, rules: [{ field: 'orders', operator: '>=', value: 2 }] };
    const id = shop.create({ text: '好久不见', variants: [{ ...variants[0]!, rule }], basis: 'customers' }).campaignId;
    expect(shop.get(id).dealtBy).toBe('rule');
    shop.update({ campaignId: id, dealtBy: 'lot' });
    expect(readChanges(shop.db, id)).toMatchObject([{ field: 'dealtBy', before: '"rule"', after: '"lot"' }]);
    const copy = campaignsHandlers.duplicate({ campaignId: id, name: '再来' }, shop.context()).campaignId;
    expect(shop.get(copy)).toMatchObject({ dealtBy: 'lot', variants: [{ rule }] });
    shop.update({ campaignId: id, dealtBy: 'rule' });
    expect(shop.get(id).variants).toMatchObject([{ rule }]);
    expect(() => shop.update({ campaignId: id, variants })).toThrow(expect.objectContaining({ code: 'bad_input' }));
    expect(shop.update({ campaignId: id, variants, dealtBy: 'lot' })).toEqual({ campaignId: id });
    expect(() => shop.update({ campaignId: id, variants: [{ ...variants[0]!, rule, segmentId: 1 }] })).toThrow(expect.objectContaining({ code: 'bad_input' }));
  });
});

describe('its results', () => {
  const lockAndBuy = (buyers: Record<number, number>, more = {}) => {
    const id = create({ holdoutShare: 0.1, ...more });
    shop.lock(id);
    shop.insert('campaign_exports', { campaign_id: id, at: 1, preset: 'generic-csv', rows: 180, sha256: '0', file_name: 'x.csv' });
    const treated = membersOf(id).filter((m) => m.arm === 'treated');
    for (const [position, n] of Object.entries(buyers)) for (const { customer_id } of treated.filter((m) => m.variant === Number(position)).slice(0, n)) shop.order({ customerId: customer_id, day: addDays(TODAY, 3) });
    return id;
  };
  it('compare each version with the original: the one far ahead is a winner once the window is over', () => {
    const id = lockAndBuy({ 0: 10, 1: 40, 2: 12 });
    const found = results(id, addDays(TODAY, 30));
    const [warm, straight, own] = found;
    expect(found.map((r) => [r.position, r.treated.buyers])).toEqual([[1, 40], [2, 12], [0, 10]]);
    expect(warm!.compared!.fromOwn).toEqual(newcombe(40, warm!.treated.people, 10, own!.treated.people));
    expect(warm!.compared!.fromOwn!.low).toBeGreaterThan(0);
    expect(straight!.compared!.fromOwn!.low).toBeLessThan(0);
    expect(own!.compared!.fromOwn).toBeNull();
    expect(found.map((r) => r.compared!.front)).toEqual(['winner', null, null]);
    expect(found.reduce((sum, r) => sum + r.compared!.chanceBest, 0)).toBeCloseTo(1, 9);
    expect(warm!.compared!.chanceBest).toBeGreaterThan(0.99);
    for (const r of found) expect(shop.db.get(r.sql)).toEqual({ n: r.treated.buyers });
    expect(results(id, addDays(TODAY, 29)).map((r) => r.compared!.front)).toEqual(['too_early', null, null]);
  });
  it('say that no difference is proven, or that there are too few', () => {
    expect(results(lockAndBuy({ 0: 15, 1: 12, 2: 16 }), addDays(TODAY, 30)).map((r) => r.compared!.front)).toEqual([null, 'unproven', null]);
    shop = new CampaignShop();
    shop.fill(20);
    shop.insert('settings', { key: 'smsSignature', value: '"小鹿茶"' });
    expect(results(lockAndBuy({ 1: 2 }), addDays(TODAY, 30)).map((r) => r.compared!.front)).toEqual(['too_few', null, null]);
  });
  it('compare nothing that nobody was sent', () => {
    const id = create();
    shop.lock(id);
    expect(results(id, addDays(TODAY, 30)).map((r) => r.compared)).toEqual([null, null, null]);
  });
  it('compare nothing where versions went by conditions', () => {
    const rule = { combinator: 'and' as const, rules: [{ field: 'orders', operator: '>=', value: 2 }] };
    const id = create({ dealtBy: 'rule', variants: [{ ...variants[0]!, rule }] });
    shop.lock(id);
    shop.insert('campaign_exports', { campaign_id: id, at: 1, preset: 'generic-csv', rows: 180, sha256: '0', file_name: 'x.csv' });
    expect(results(id, addDays(TODAY, 30)).map((r) => r.compared)).toEqual([null, null]);
  });
});
