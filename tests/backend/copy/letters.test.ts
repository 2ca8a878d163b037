import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { copy } from '../../../shared/contract/copy.ts';
import { CampaignShop } from '../campaigns/campaign-shop.ts';
import { problemOf } from '../problem-of.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});
const letter = { name: '十一月', subject: '广告：快讯', blocks: [{ kind: 'heading', title: '新茶<b>', text: '', url: '' }], sender: '小鹿茶', unsubscribe: '退订' };
const link = { name: '首页', url: 'https://a.cn/?utm_source=sms', short: 'c.tb.cn/x' };

it('newsletters are saved, changed, written and deleted', async () => {
  const input = copy.saveNewsletter.input.parse(letter);
  const { newsletterId } = copyHandlers.saveNewsletter(input, shop.context());
  expect(() => copyHandlers.saveNewsletter(input, shop.context())).toThrow(expect.objectContaining({ code: 'name_taken' }));
  expect(copyHandlers.saveNewsletter({ ...input, newsletterId, subject: '广告：新' }, shop.context()).subject).toBe('广告：新');
  for (const as of ['html', 'text'] as const) await copyHandlers.exportNewsletter({ newsletterId, as, to: shop.ref(as) }, shop.task());
  expect(readFileSync(shop.path('html'), 'utf8')).toContain('新茶&lt;b&gt;');
  expect(readFileSync(shop.path('text'), 'utf8')).toBe('新茶<b>\n\n小鹿茶\n退订\n');
  copyHandlers.deleteNewsletter({ newsletterId }, shop.context());
  expect(copyHandlers.newsletters({}, shop.context())).toEqual([]);
  expect(problemOf(() => copyHandlers.saveNewsletter({ ...input, name: 'x', blocks: [{ ...input.blocks[0]!, url: 'javascript:1' }] }, shop.context()))).toEqual({ code: 'bad_input', fields: ['url'] });
});

it('links keep their clicks by day, typed in and taken back', () => {
  const { linkId } = copyHandlers.saveLink(copy.saveLink.input.parse(link), shop.context());
  const set = (day: string, clicks: number | null) => copyHandlers.setClicks({ linkId, day, clicks }, shop.context());
  set('2026-06-01', 10);
  set('2026-06-03', 25);
  expect(set('2026-06-01', 12).clicks).toEqual([{ day: '2026-06-03', clicks: 25 }, { day: '2026-06-01', clicks: 12 }]);
  expect(set('2026-06-03', null).clicks).toEqual([{ day: '2026-06-01', clicks: 12 }]);
  expect(() => set('2026-02-31', 1)).toThrow(expect.objectContaining({ code: 'bad_input' }));
  expect(copyHandlers.saveLink({ ...link, linkId, short: '' }, shop.context())).toMatchObject({ short: '', clicks: [{ clicks: 12 }] });
  expect(() => copyHandlers.saveLink(link, shop.context())).toThrow(expect.objectContaining({ code: 'name_taken' }));
  copyHandlers.deleteLink({ linkId }, shop.context());
  expect(shop.db.get('SELECT count(*) AS n FROM link_clicks')).toEqual({ n: 0 });
  for (const url of ['javascript:1', 'https://me:pw@a.cn', '']) expect(problemOf(() => copyHandlers.saveLink({ ...link, name: 'x', url }, shop.context()))).toEqual({ code: 'bad_input', fields: ['url'] });
});
