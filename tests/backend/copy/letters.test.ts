import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { assetsHandlers } from '../../../electron/backend/assets/handlers.ts';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { newsletterMessage } from '../../../electron/backend/copy/newsletter-message.ts';
import { copy } from '../../../shared/contract/copy.ts';
import { MOST_LETTER_BYTES } from '../../../shared/domain/newsletter.ts';
import { pngOf, svgOf } from '../assets/asset-files.ts';
import { CampaignShop } from '../campaigns/campaign-shop.ts';
import { problemOf } from '../problem-of.ts';
import { parseMessage } from './parse-message.ts';

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

const pictureBlock = (assetId: number | null, title = '茶园') => ({ kind: 'picture', title, text: '', url: '', assetId });
const put = (name: string, bytes: Buffer) => {
  const { added } = assetsHandlers.addDrawn({ name, bytes: bytes.toString('base64') }, shop.context());
  return added[0]!;
};

it('pictures stand in the HTML and beside the draft, byte for byte', async () => {
  const [photo, drawing] = [put('茶园.png', pngOf(700, 20)), put('图.svg', svgOf(''))];
  const input = copy.saveNewsletter.input.parse({ ...letter, subject: '广告：这个月店里的三件新鲜事，还有给老朋友的一封信，请您慢慢看', blocks: [pictureBlock(photo, '茶园"><b>'), pictureBlock(photo)] });
  const { newsletterId } = copyHandlers.saveNewsletter(input, shop.context());
  expect(assetsHandlers.list({}, shop.context()).assets.find((a) => a.assetId === photo)!.uses).toEqual([{ what: 'newsletter', id: newsletterId, name: '十一月' }]);
  for (const as of ['html', 'eml', 'text'] as const) await copyHandlers.exportNewsletter({ newsletterId, as, to: shop.ref(as) }, shop.task());
  const html = readFileSync(shop.path('html'), 'utf8');
  expect([...html.matchAll(/<img src="data:image\/png;base64,([^"]+)" width="552" alt="([^"]*)"/g)].map(([, bytes, alt]) => [Buffer.from(bytes!, 'base64').equals(pngOf(700, 20)), alt])).toEqual([[true, '茶园&quot;&gt;&lt;b&gt;'], [true, '茶园']]);

  const message = parseMessage(readFileSync(shop.path('eml'), 'utf8'));
  expect([...message.headers.keys()]).toEqual(['subject', 'mime-version', 'x-unsent', 'content-type']);
  expect(message.headers.get('subject')).toBe(input.subject);
  expect([message.headers.get('mime-version'), message.headers.get('x-unsent'), message.type]).toEqual(['1.0', '1', 'multipart/related']);
  const [alternative, picture] = message.parts;
  expect(alternative!.parts.map((p) => p.headers.get('content-type'))).toEqual(['text/plain; charset=utf-8', 'text/html; charset=utf-8']);
  const [text, page] = alternative!.parts;
  expect(text!.bytes.equals(readFileSync(shop.path('text')))).toBe(true);
  const { cid, name } = { cid: /^<([^>@]+@[^>@]+)>$/.exec(picture!.headers.get('content-id')!)![1]!, name: /^inline; filename="([\w-]+\.png)"$/.exec(picture!.headers.get('content-disposition')!)![1]! };
  expect(name).toMatch(/\.png$/);
  expect(page!.bytes.toString('utf8')).toContain(`<img src="cid:${cid}"`);
  expect([message.parts.length, picture!.type, picture!.bytes.equals(pngOf(700, 20))]).toEqual([2, 'image/png', true]);

  expect(problemOf(() => copyHandlers.saveNewsletter({ ...input, name: 'x', blocks: [{ ...pictureBlock(drawing), kind: 'picture' }] }, shop.context()))).toEqual({ code: 'bad_input', fields: ['assetId'] });
  assetsHandlers.delete({ assetId: photo, usedToo: true }, shop.context());
  await copyHandlers.exportNewsletter({ newsletterId, as: 'html', to: shop.ref('html') }, shop.task());
  expect(readFileSync(shop.path('html'), 'utf8')).toMatch(/(?!.*<img)[\s\S]*>茶园<\/p>/);
});

it('more bytes of pictures than mailboxes take are refused', async () => {
  const heavy = put('大图.png', Buffer.concat([pngOf(30, 30).subarray(0, -12), Buffer.alloc(MOST_LETTER_BYTES), pngOf(30, 30).subarray(-12)]));
  const { newsletterId } = copyHandlers.saveNewsletter(copy.saveNewsletter.input.parse({ ...letter, blocks: [pictureBlock(heavy)] }), shop.context());
  await expect(copyHandlers.exportNewsletter({ newsletterId, as: 'eml', to: shop.ref('eml') }, shop.task())).rejects.toMatchObject({ code: 'bad_input', detail: { reason: 'too_large' } });
});

it('any subject comes out of the draft as it was written, in lines that the standards allow', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (subject) => {
      fc.pre(subject.isWellFormed());
      const { headers } = parseMessage([...newsletterMessage({ subject, text: subject, html: subject, pictures: [] })].join(''));
      expect(headers.get('subject')).toBe(subject.replaceAll(/[\r\n]+/g, ' ').trim());
    }),
    { examples: [[''], ['广告'.repeat(100)], ['🍵'.repeat(60)], ['AD: plain']] },
  );
});
