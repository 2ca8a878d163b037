import Papa from 'papaparse';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { copy } from '../../../shared/contract/copy.ts';
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
