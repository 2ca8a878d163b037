import { beforeEach, describe, expect, it } from 'vitest';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { copy } from '../../../shared/contract/copy.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});
const check = (text: string, more = {}, today = TODAY) => copyHandlers.check(copy.check.input.parse({ text, channel: 'sms', ...more }), shop.context(today));
const unwelcomed = (input = {}) => copyHandlers.unwelcomed(copy.unwelcomed.input.parse(input), shop.context());

describe('held against what was sent', () => {
  it('says what alike messages brought, with n and its interval, and warns of the same once more', async () => {
    const ids = shop.fill(60);
    const { campaignId } = shop.create({ name: '五月', text: '好久不见，给您留了一张券，本周有效', basis: 'customers', windowDays: 10, holdoutShare: 0.5 });
    shop.lock(campaignId);
    expect(check('好久不见，给您留了一张券，本周有效')).toMatchObject({ alike: [], compared: 0 }); // not sent yet
    await shop.export(campaignId, 'plain-txt', 'x.txt');
    const treated = shop.membersOf(campaignId, 'treated');
    for (const { customer_id } of treated.slice(0, 6)) shop.order({ customerId: customer_id, day: addDays(TODAY, 3) });
    const { lints, alike, compared } = check('好久不见，给您留了一张券，本周内有效', {}, addDays(TODAY, 20));
    expect({ ids: ids.length, compared }).toEqual({ ids: 60, compared: 1 });
    expect(alike).toMatchObject([{ campaignId, name: '五月', variant: null, people: 30, buyers: 6, rate: 0.2, unfinished: false }]);
    expect(alike[0]!.low).toBeCloseTo(0.0951, 3);
    expect(lints.map((l) => l.code)).toEqual(['too_like_last']);
    expect(lints[0]!.values).toEqual(['五月', TODAY, '90']);
    expect(check('新茶到了')).toMatchObject({ lints: [], alike: [], compared: 1 });
    expect(check('好久不见，给您留了一张券，本周有效', { channel: 'nick' })).toMatchObject({ alike: [], compared: 0 });
    expect(check('好久不见，给您留了一张券，本周有效', {}, addDays(TODAY, 5)).alike[0]).toMatchObject({ unfinished: true });
  });
  it('each variant is a message of its own', async () => {
    shop.fill(60);
    const rule = { combinator: 'and' as const, rules: [{ field: 'orders', operator: '>=', value: 2 }] };
    const { campaignId } = shop.create({ text: '好久不见，回来看看吧', basis: 'customers', variants: [{ name: '常客', rule, text: '老朋友，新茶先给您留着' }] });
    shop.lock(campaignId);
    await shop.export(campaignId, 'generic-csv', 'x.csv');
    const { n } = shop.db.get<{ n: number }>('SELECT count(*) AS n FROM campaign_members WHERE variant = 1')!;
    expect(check('老朋友，新茶先给您留着！')).toMatchObject({ compared: 2, alike: [{ variant: '常客', people: n, similarity: 1 }] });
  });
});

it('the brand sheet is one, its words each once, and the check keeps to it', () => {
  expect(copyHandlers.brand({}, shop.context())).toEqual({ positioning: '', voice: '', promise: '', say: [], avoid: [], banned: [], allowed: [] });
  const input = copy.saveBrand.input.parse({ positioning: '手作茶', voice: '像邻居', promise: '不满意就退', say: ['手作'], avoid: ['亲亲', '亲亲'], banned: ['秒杀'], allowed: ['唯一'] });
  copyHandlers.saveBrand({ ...input, voice: '' }, shop.context());
  expect(copyHandlers.saveBrand(input, shop.context())).toEqual({ ...input, avoid: ['亲亲'] });
  expect(check('唯一的手作，亲亲，秒杀').lints.map((l) => [l.code, l.values[0]])).toEqual([['banned_word', '秒杀'], ['avoided_word', '亲亲']]);
});

it('members whom nobody has written to since they joined', async () => {
  const [a, b, c, d] = shop.fill(4) as [number, number, number, number];
  const join = (customerId: number, since: string, active = 1) => shop.insert('members', { platform: 'taobao', kind: 'buyer', value: `buyer_${customerId - a}`, number: null, active, since_day: since, source: 'form', at: 0 });
  join(a, '2026-06-20');
  join(b, '2026-06-25');
  join(c, '2026-03-01');
  join(d, '2026-06-25', 0);
  const found = unwelcomed();
  expect(found.rows.map((r) => r.customerId)).toEqual([b, a]);
  expect(found).toMatchObject({ total: 2, customerIds: [b, a], rows: [{ sinceDay: '2026-06-25' }, { sinceDay: '2026-06-20' }] });
  expect(shop.db.get(found.sql)).toEqual({ n: 2 });
  expect(unwelcomed({ days: 365 }).total).toBe(3);
  const { campaignId } = shop.create({ basis: 'customers', rule: { combinator: 'and', rules: [{ field: 'in_segment', operator: '=', value: shop.insert('segments', { name: 's', rule: JSON.stringify({ combinator: 'and', rules: [{ field: 'city', operator: '=', value: '杭州' }] }), count: 1, counted_day: TODAY, created_at: 0, updated_at: 0 }) }] } });
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'x.txt');
  expect(unwelcomed({ days: 365 }).total).toBe(0);
  shop.db.run("UPDATE touches SET status = 'failed' WHERE customer_id = :a", { a });
  expect(unwelcomed().rows.map((r) => r.customerId)).toEqual([a]);
});
