import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { campaigns } from '../../../shared/contract/campaigns.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, TODAY } from './campaign-shop.ts';

const spent = (operator: string, value: number) => ({ combinator: 'and' as const, rules: [{ field: 'net_total', operator, value }] });
const variants = [
  { name: '花得多的', rule: spent('>=', 300), text: '{{ customer.nick }}，给您留了座' },
  { name: '三次以上', rule: { combinator: 'and' as const, rules: [{ field: 'orders', operator: '>=', value: 3 }] }, text: '第{{ customer.orders }}次见' },
];
let shop: CampaignShop;
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = shop.fill(200);
  shop.insert('settings', { key: 'smsSignature', value: '"小鹿茶"' });
});
const create = (more = {}) => shop.create({ text: '好久不见', variants, basis: 'customers', contactGapDays: 0, ...more }).campaignId;
const textsOf = (campaignId: number) => shop.db.all<{ customer_id: number; variant: number | null; text: string }>('SELECT customer_id, variant, text FROM campaign_members WHERE campaign_id = :campaignId AND arm IS NOT NULL ORDER BY customer_id', { campaignId });
const results = (campaignId: number, asOf?: string) => campaignsHandlers.variantResults({ campaignId, ...(asOf ? { asOf } : {}) }, shop.context());

describe('who gets which words', () => {
  it('every eligible person exactly one, counted before the lock and frozen by it', () => {
    const id = create({ holdoutShare: 0.2 });
    const { eligible, variants: counts, problems } = shop.audience(id);
    expect(problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(counts.map((c) => c.name)).toEqual(['花得多的', '三次以上', '']);
    expect(counts.reduce((n, c) => n + c.eligible, 0)).toBe(eligible);
    // The second one's people are those who don't fit the first.
    expect(counts[0]!.eligible).toBe(counts[0]!.fit);
    expect(counts[1]!.eligible).toBeLessThan(counts[1]!.fit);
    shop.lock(id);
    const frozen = textsOf(id);
    for (const c of counts) expect(frozen.filter((m) => m.variant === c.position)).toHaveLength(c.eligible);
    for (const m of frozen) {
      const facts = shop.db.get<{ nick: string; orders: number; net: number }>('SELECT nick, orders, net_minor AS net FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 WHERE c.id = :id', { id: m.customer_id })!;
      const body = facts.net >= 30_000 ? `${facts.nick}，给您留了座` : facts.orders >= 3 ? `第${facts.orders}次见` : '好久不见';
      expect(m.text).toBe(`【小鹿茶】${body}拒收请回复R`);
    }
    expect(results(id).map((r) => r.treated.people + (r.heldOut?.people ?? 0))).toEqual(counts.map((c) => c.eligible));
  });
  it('without variants everything is as it was', () => {
    const id = shop.create({ basis: 'customers' }).campaignId;
    expect(shop.audience(id).variants).toEqual([]);
    shop.lock(id);
    expect(new Set(textsOf(id).map((m) => m.variant))).toEqual(new Set([null]));
    expect(results(id)).toEqual([]);
  });
  it('an error in one of the texts is named with its variant, and keeps the lock shut', () => {
    const id = create({ variants: [{ ...variants[0]!, text: '{{ customer.nmae }}' }] });
    expect(shop.audience(id).problems).toContainEqual(expect.objectContaining({ code: 'unknown_variable', variant: '花得多的' }));
    expect(() => shop.lock(id)).toThrow(expect.objectContaining({ code: 'template_invalid' }));
  });
});

describe('a draft', () => {
  it('takes a list as a whole, and leaves it where it is not named', () => {
    const id = create();
    shop.update({ campaignId: id, name: '新名' });
    expect(shop.get(id).variants.map((v) => v.name)).toEqual(['花得多的', '三次以上']);
    shop.update({ campaignId: id, variants: [variants[1]!] });
    expect(shop.get(id).variants).toMatchObject([{ position: 1, name: '三次以上' }]);
    shop.update({ campaignId: id, variants: [] });
    expect(shop.get(id).variants).toEqual([]);
  });
  it.each([
    ['a rule and a segment', { ...variants[0]!, segmentId: 1 }],
    ['neither', { name: 'x', text: 'x' }],
    ['no words', { name: 'x', rule: spent('>', 1) }],
    ['a rule that cannot be read', { name: 'x', text: 'x', rule: { combinator: 'and' as const, rules: [{ field: 'no_such', operator: '=', value: 1 }] } }],
  ])('refuses %s', (_, variant) => {
    expect(() => create({ variants: [variant] })).toThrow(expect.objectContaining({ code: 'bad_input' }));
  });
  it('refuses two of one name', () => {
    expect(() => create({ variants: [variants[0]!, variants[0]!] })).toThrow(expect.objectContaining({ code: 'bad_input' }));
  });
  it('follows its segments and templates until the lock; a copy follows them again', () => {
    const segmentId = shop.insert('segments', { name: '大客', rule: JSON.stringify(spent('>=', 300)), count: 1, counted_day: TODAY, created_at: 0, updated_at: 0 });
    const templateId = shop.insert('templates', { name: '留座', channel: 'sms', text: '一', created_at: 0, updated_at: 0 });
    const id = create({ variants: [{ name: '大客', segmentId, templateId }] });
    shop.db.run("UPDATE templates SET text = '二'");
    shop.db.run('UPDATE segments SET rule = :rule', { rule: JSON.stringify(spent('>=', 400)) });
    expect(shop.get(id).variants).toMatchObject([{ segmentId, templateId, text: '二', rule: spent('>=', 400) }]);
    shop.lock(id);
    shop.db.run("UPDATE templates SET text = '三'");
    shop.db.run('DELETE FROM segments');
    expect(shop.get(id).variants).toMatchObject([{ segmentId: null, text: '二' }]);
    const copy = campaignsHandlers.duplicate({ campaignId: id, name: '再来' }, shop.context()).campaignId;
    expect(shop.get(copy).variants).toMatchObject([{ name: '大客', templateId, text: '三', rule: spent('>=', 400) }]);
    campaignsHandlers.delete({ campaignId: copy }, shop.context());
    expect(shop.db.get('SELECT count(*) AS n FROM campaign_variants WHERE campaign_id = :copy', { copy })).toEqual({ n: 0 });
  });
  it('allows no more than eight', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ ...variants[0]!, name: String(i) }));
    expect(campaigns.create.input.safeParse({ name: 'x', channel: 'sms', rule: spent('>', 1), text: 'x', variants: many }).success).toBe(false);
  });
});

describe('files', () => {
  it('with the words: everyone their own, and whose they are', async () => {
    const id = create();
    shop.lock(id);
    await shop.export(id, 'generic-csv', 'all.csv', ['phone', 'text', 'variant']);
    const rows = readFileSync(shop.path('all.csv'), 'utf8').trim().split('\r\n').slice(1).map((r) => r.replaceAll('"', '').split(','));
    expect(rows).toHaveLength(200);
    for (const [, text, variant] of rows) expect(text!.includes('给您留了座')).toBe(variant === '花得多的');
    expect(new Set(rows.map((r) => r[2]))).toEqual(new Set(['花得多的', '三次以上', '']));
  });
  it('without the words: one variant at a time, whose values fit its own text', async () => {
    const id = create();
    shop.lock(id);
    const counts = results(id);
    await expect(shop.export(id, 'plain-txt', 'x.txt')).rejects.toMatchObject({ code: 'bad_input' });
    const write = (variant: number, preset: string, name: string) => campaignsHandlers.export({ campaignId: id, preset, variant, to: shop.ref(name) }, shop.task());
    let rows = 0;
    const phones = new Set<string>();
    for (const { position, treated } of counts) {
      const written = await write(position, 'plain-txt', `${position}.txt`);
      expect(written.rows).toBe(treated.people);
      for (const phone of readFileSync(shop.path(`${position}.txt`), 'utf8').trim().split('\r\n')) phones.add(phone);
      rows += written.rows;
    }
    expect([rows, phones.size]).toEqual([200, 200]);
    await expect(write(3, 'plain-txt', 'x.txt')).rejects.toMatchObject({ code: 'bad_input' });
    expect((await write(2, 'tencent', '2.xlsx')).rows).toBe(counts[1]!.treated.people);
  });
});

it('results: each variant against its own held out, with SQL that gives the figure', () => {
  const id = create({ holdoutShare: 0.3, windowDays: 30 });
  shop.lock(id);
  for (const customer of ids.slice(0, 80)) shop.order({ customerId: customer, day: addDays(TODAY, 5) });
  const found = results(id, addDays(TODAY, 30));
  const whole = shop.results(id, addDays(TODAY, 30));
  const sum = (of: (r: (typeof found)[number]) => number) => found.reduce((n, r) => n + of(r), 0);
  expect(sum((r) => r.treated.buyers)).toBe(whole.treated.buyers);
  expect(sum((r) => r.heldOut?.buyers ?? 0)).toBe(whole.heldOut!.buyers);
  expect(sum((r) => r.treated.netMinor)).toBe(whole.treated.netMinor);
  for (const r of found) {
    expect(shop.db.get(r.sql)).toEqual({ n: r.treated.buyers });
    expect(r.difference!.low).toBeLessThanOrEqual(r.difference!.value);
    expect(r.difference!.value).toBeLessThanOrEqual(r.difference!.high);
  }
});
