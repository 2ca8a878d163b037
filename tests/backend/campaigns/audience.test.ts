import { beforeEach, describe, expect, it } from 'vitest';
import { exclusionReasons } from '../../../shared/contract/campaigns.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, phoneOf, TODAY } from './campaign-shop.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});
const everyone = { combinator: 'and' as const, rules: [] };
const buyer = (facts: Parameters<CampaignShop['customer']>[0], day = '2026-03-01') => {
  const id = shop.customer(facts);
  shop.order({ customerId: id, day });
  return id;
};

describe('audience', () => {
  it('gives each person one reason, the first that holds', () => {
    buyer({ phone: phoneOf(1) });
    buyer({ phone: phoneOf(2), optedOut: true });
    buyer({ phone: phoneOf(3), platform: 'amazon' });
    buyer({});
    buyer({ phone: '138****0001', phoneQuality: 'masked' });
    buyer({ phone: '13800138000-1234', phoneQuality: 'virtual' });
    buyer({ phone: '0571-88888888', phoneQuality: 'invalid' });
    const touched = buyer({ phone: phoneOf(4) });
    buyer({ phone: phoneOf(5) }, '2026-02-01');
    const latest = buyer({ phone: phoneOf(5) }, '2026-04-01');
    // Said no under another name: the phone is what counts.
    buyer({ phone: phoneOf(6) });
    shop.insert('opt_outs', { at: 0, customer_id: null, kind: 'phone', value: phoneOf(6), opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
    // Said no, then took it back.
    buyer({ phone: phoneOf(7) });
    for (const out of [1, 0]) shop.insert('opt_outs', { at: 0, customer_id: null, kind: 'phone', value: phoneOf(7), opted_out: out, source: 'owner', reason: 'x', campaign_id: null });
    // A prospect of another customer's phone who opted out elsewhere.
    buyer({ phone: phoneOf(2), nick: 'shares' });
    shop.finish();
    const other = shop.create({ name: '别的' }).campaignId;
    shop.insert('touches', { campaign_id: other, customer_id: touched, channel: 'sms', at: 0, day: addDays(TODAY, -3), address: phoneOf(4), status: 'delivered' });

    const { campaignId } = shop.create({ rule: everyone, contactGapDays: 7 });
    const audience = shop.audience(campaignId);
    expect(audience.excluded).toEqual({ opted_out: 3, no_consent: 0, platform_forbids: 1, standing_control: 0, no_number: 1, masked: 1, virtual: 1, invalid: 1, open_case: 0, contacted: 1, left_alone: 0, cadence: 0, duplicate: 1 });
    expect(audience.segmentCount).toBe(13);
    expect(audience.eligible + exclusionReasons.reduce((sum, r) => sum + audience.excluded[r], 0)).toBe(audience.segmentCount);
    expect(shop.db.get<Record<string, number>>(audience.sql)).toEqual({ [Object.keys(shop.db.get<Record<string, number>>(audience.sql)!)[0]!]: audience.segmentCount });
    expect(audience.eligibleByBasis).toEqual({ customers: 3, consent: 0 });
    shop.update({ campaignId, basis: 'customers' });
    shop.lock(campaignId);
    expect(shop.membersOf(campaignId, 'treated').map((m) => m.customer_id)).toContain(latest);
    expect(shop.members(campaignId, 'excluded').total).toBe(10);
  });
  it('asks for a yes where the owner or the platform does', () => {
    buyer({ phone: phoneOf(1), email: 'a@x.cn', emailConsent: 'yes' });
    buyer({ phone: phoneOf(2), email: 'b@x.cn' });
    buyer({ phone: phoneOf(3), email: 'c@x.cn', platform: 'shopify' });
    buyer({ phone: phoneOf(4), email: 'd@x.cn', emailConsent: 'no' });
    shop.finish();
    const mail = shop.audience(shop.create({ rule: everyone, channel: 'email' }).campaignId);
    expect(mail.excluded.no_consent).toBe(2);
    expect(mail.eligibleByBasis).toEqual({ customers: 2, consent: 1 });
    const sms = shop.audience(shop.create({ rule: everyone, basis: 'consent' }).campaignId);
    expect(sms.excluded.no_consent).toBe(4);
    expect(sms.eligibleByBasis).toEqual({ customers: 4, consent: 0 });
  });
  it('reckons the cost of what the treated get', () => {
    shop.insert('settings', { key: 'smsSignature', value: '"小鹿茶"' });
    shop.fill(100);
    const { campaignId } = shop.create({ text: `${'字'.repeat(53)}{{ customer.nick | default: "" }}`, holdoutShare: 0.2, messagePriceMilli: 45, fixedCostMinor: 1000 });
    const audience = shop.audience(campaignId);
    // 【小鹿茶】 5 + 53 + 拒收请回复R 6 = 64: buyer_0 makes 71 and buyer_10 72 characters, two messages each.
    expect(audience.partsSpread).toEqual([{ parts: 2, customers: 100 }]);
    expect(audience.messages).toBe(160);
    expect(audience.costMinor).toBe(720 + 1000);
    expect(audience.power).toMatchObject({ treated: 80, heldOut: 20 });
    expect(audience.problems).toEqual([]);
  });
  it('measures what such people buy by themselves, from one window ago', () => {
    // 200 people who had been silent for 60 days on 30 May; 20 of them bought in June by themselves.
    for (let i = 0; i < 200; i += 1) {
      const id = buyer({ phone: phoneOf(i) }, '2026-01-10');
      if (i % 10 === 0) shop.order({ customerId: id, day: '2026-06-15' });
    }
    shop.finish();
    const { campaignId } = shop.create({ holdoutShare: 0.5, windowDays: 30 });
    const { power, eligible } = shop.audience(campaignId);
    expect(eligible).toBe(180);
    expect(power.baseRate).toBeCloseTo(0.1, 12);
    expect(power.canShow).toBe(false);
    expect(power.neededPeople!).toBeGreaterThan(1300);
    expect(power.detectableLift!).toBeGreaterThan(0.1);
  });
  it('says nothing of the size of a shop without a past', () => {
    shop.fill(5);
    expect(shop.audience(shop.create({ holdoutShare: 0.5 }).campaignId).power).toMatchObject({ baseRate: null, detectableLift: null, neededPeople: null, canShow: false });
  });
  it('shows what is wrong with the words', () => {
    shop.fill(3);
    const { campaignId } = shop.create({ text: '{{ customer.phone }}', basis: 'customers' });
    expect(shop.audience(campaignId).problems.map((p) => p.code)).toContain('unknown_variable');
    expect(() => shop.lock(campaignId)).toThrow(expect.objectContaining({ code: 'template_invalid', detail: { problems: ['unknown_variable'] } }));
  });
});

describe('lock', () => {
  it('asks first whom the owner may contact', () => {
    shop.fill(4);
    const { campaignId } = shop.create();
    expect(() => shop.lock(campaignId)).toThrow(expect.objectContaining({ code: 'basis_missing' }));
    shop.insert('basis_log', { at: 0, basis: 'customers', words: '', consent_count: 0, customers_count: 4 });
    expect(shop.lock(campaignId)).toMatchObject({ treated: 4, heldOut: 0 });
    expect(shop.get(campaignId)).toMatchObject({ state: 'locked', basis: 'customers', sendDay: TODAY, seed: 1, treated: 4, heldOut: 0 });
  });
  it('refuses an empty audience', () => {
    buyer({ phone: phoneOf(1), optedOut: true });
    shop.finish();
    const { campaignId } = shop.create({ basis: 'customers' });
    expect(() => shop.lock(campaignId)).toThrow(expect.objectContaining({ code: 'empty_audience' }));
    expect(shop.get(campaignId).state).toBe('draft');
  });
  it('splits by the seed alone, after duplicates are out', () => {
    shop.fill(200);
    buyer({ phone: phoneOf(0), nick: 'twin' }, '2025-01-01');
    shop.finish();
    const lockOne = (seed: number) => {
      const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.1 });
      const counts = shop.lock(campaignId, seed);
      return { counts, heldOut: shop.membersOf(campaignId, 'held_out').map((m) => m.customer_id) };
    };
    const first = lockOne(11);
    expect(first.counts).toMatchObject({ treated: 180, heldOut: 20, excluded: { duplicate: 1 } });
    expect(lockOne(11).heldOut).toEqual(first.heldOut);
    expect(lockOne(12).heldOut).not.toEqual(first.heldOut);
  });
  it('freezes each one’s words', () => {
    const [id] = shop.fill(1);
    const { campaignId } = shop.create({ basis: 'customers', text: '{{ customer.name | default: "亲" }}你好' });
    shop.lock(campaignId);
    shop.db.run("UPDATE customers SET name = '改名' WHERE id = :id", { id: id! });
    expect(shop.db.get('SELECT text, slots, parts, reason FROM campaign_members WHERE campaign_id = :campaignId', { campaignId })).toEqual({ text: '亲你好拒收请回复R', slots: '["亲"]', parts: 1, reason: null });
  });
});
