import Papa from 'papaparse';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { planningHandlers } from '../../../electron/backend/planning/handlers.ts';
import { copy } from '../../../shared/contract/copy.ts';
import { unzip } from '../vault/unzip.ts';
import { CampaignShop } from './campaign-shop.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
  shop.fill(12);
});
const email = { channel: 'email', basis: 'customers', holdoutShare: 0.25, text: '您好，回信“退订”不再收到' } as const;
const lines = (name: string) => Papa.parse<string[]>(readFileSync(shop.path(name), 'utf8').replace(/^\uFEFF/, ''), { newline: '\r\n', skipEmptyLines: true }).data;

it('each gets their own subject, frozen at the lock, in the file for an e-mail tool', async () => {
  const { campaignId } = shop.create({ ...email, subject: '广告：{{ customer.name | default: "亲" }}，\n好久不见' });
  expect(shop.get(campaignId).subject).toContain('customer.name');
  shop.lock(campaignId);
  shop.db.run("UPDATE customers SET name = '改名后'");
  await shop.export(campaignId, 'generic-csv', 'list.csv');
  const [head, ...rows] = lines('list.csv');
  expect(head).toEqual(['邮箱', '邮件主题', '姓名', '文案']);
  expect(rows).toHaveLength(9);
  for (const row of rows) expect(row[1]).toMatch(/^广告：(客户\d+|亲)， 好久不见$/);
  expect(new Set(rows.map((row) => row[1])).size).toBeGreaterThan(3);
  expect(shop.db.get("SELECT count(*) AS n FROM campaign_members WHERE subject LIKE '广告%' AND arm IS NOT NULL")).toEqual({ n: 12 });
});

it('without one the file is as before, and an SMS has none whatever was typed', async () => {
  for (const [input, preset] of [[email, 'generic-csv'], [{ basis: 'customers', channel: 'sms', subject: '广告：x', text: '好久不见' }, 'generic-csv']] as const) {
    const { campaignId } = shop.create({ ...input, name: input.channel, contactGapDays: 0 });
    shop.lock(campaignId);
    await shop.export(campaignId, preset, 'list.csv');
    expect(lines('list.csv')[0]).not.toContain('邮件主题');
    expect(shop.db.get('SELECT count(subject) AS n FROM campaign_members WHERE campaign_id = :campaignId', { campaignId })).toEqual({ n: 0 });
  }
});

it('a mistake in it stops the lock and is told as the subject\'s', () => {
  const { campaignId } = shop.create({ ...email, subject: '广告：{{ customer.nmae }}' });
  expect(shop.audience(campaignId).problems).toContainEqual({ code: 'unknown_variable', severity: 'error', values: ['customer.nmae'], inSubject: true });
  expect(() => shop.lock(campaignId)).toThrow(expect.objectContaining({ code: 'template_invalid' }));
});

it('a template brings its own, a draft may have another, a copy keeps it', () => {
  const { templateId } = copyHandlers.save(copy.save.input.parse({ name: '信', channel: 'email', subject: '广告：模板的', text: 'x' }), shop.context());
  const { text: _, ...rest } = email;
  const { campaignId } = shop.create({ ...rest, templateId });
  expect(shop.get(campaignId).subject).toBe('广告：模板的');
  shop.update({ campaignId, subject: '广告：自己的' });
  expect(shop.get(campaignId)).toMatchObject({ subject: '广告：自己的', templateId });
  expect(shop.db.all<{ field: string }>('SELECT field FROM campaign_changes').map((c) => c.field)).toEqual(['subject']);
});

const buyers = (operator: string, value: number) => ({ combinator: 'and' as const, rules: [{ field: 'orders', operator, value }] });

it('a variant has its own or the campaign\'s: checked, frozen, in the list, in the pack\'s words, beside its figures', async () => {
  const variants = [
    { name: '多的', rule: buyers('>=', 3), text: '您好，退订请回信', subject: '广告：第{{ customer.orders }}次' },
    { name: '两次', rule: buyers('=', 2), text: '您好，退订请回信' },
  ];
  shop = new CampaignShop();
  shop.fill(60);
  const { campaignId } = shop.create({ ...email, subject: '广告：大家好', variants });
  expect(shop.get(campaignId).variants.map((v) => v.subject)).toEqual(['广告：第{{ customer.orders }}次', '']);
  const { campaignId: copy } = campaignsHandlers.duplicate({ campaignId, name: '再来' }, shop.context());
  expect(shop.get(copy).variants[0]!.subject).toBe('广告：第{{ customer.orders }}次');
  shop.lock(campaignId);
  const frozen = shop.db.all<{ variant: number; subject: string; orders: number }>('SELECT m.variant, m.subject, k.orders FROM campaign_members m JOIN customer_metrics k ON k.customer_id = m.customer_id AND k.shop_id = 0 WHERE campaign_id = :campaignId AND arm IS NOT NULL', { campaignId });
  expect(new Set(frozen.map((m) => m.variant))).toEqual(new Set([0, 1, 2]));
  for (const m of frozen) expect(m.subject).toBe(m.variant === 1 ? `广告：第${m.orders}次` : '广告：大家好');
  await shop.export(campaignId, 'generic-csv', 'list.csv');
  const [head, ...rows] = lines('list.csv');
  expect(new Set(rows.map((row) => row[head!.indexOf('邮件主题')]!.replace(/\d+/, 'N')))).toEqual(new Set(['广告：第N次', '广告：大家好']));
  expect(campaignsHandlers.variantResults({ campaignId }, shop.context()).map((v) => v.subject)).toEqual(['广告：第{{ customer.orders }}次', '广告：大家好', '广告：大家好']);
  await planningHandlers.pack({ campaignId, preset: 'generic-csv', splitAt: null, talkSheetId: null, to: shop.ref('pack.zip') }, shop.task());
  expect(unzip(shop.path('pack.zip')).get('文案.txt')!.toString()).toContain('【多的】\r\n邮件主题：广告：第{{ customer.orders }}次\r\n您好');
});

it('a variant\'s alone makes the column, and a mistake in it is told with its name', async () => {
  const variants = [{ name: '多的', rule: buyers('>=', 1), text: 'x，退订请回信', subject: '广告：{{ customer.nmae }}' }];
  const { campaignId } = shop.create({ ...email, variants });
  expect(shop.audience(campaignId).problems).toContainEqual({ code: 'unknown_variable', severity: 'error', values: ['customer.nmae'], inSubject: true, variant: '多的' });
  expect(() => shop.lock(campaignId)).toThrow(expect.objectContaining({ code: 'template_invalid' }));
  shop.update({ campaignId, variants: [{ ...variants[0]!, subject: '广告：好' }] });
  shop.lock(campaignId);
  await shop.export(campaignId, 'generic-csv', 'list.csv');
  expect(lines('list.csv')[0]).toContain('邮件主题');
});

it('a variant on a template has the template\'s', () => {
  const { templateId } = copyHandlers.save(copy.save.input.parse({ name: '信', channel: 'email', subject: '广告：模板的', text: 'x' }), shop.context());
  const { campaignId } = shop.create({ ...email, variants: [{ name: '多的', rule: buyers('>=', 3), templateId }, { name: '少的', rule: buyers('<', 3), templateId, subject: '广告：另写' }] });
  expect(shop.get(campaignId).variants.map((v) => v.subject)).toEqual(['广告：模板的', '广告：另写']);
});
