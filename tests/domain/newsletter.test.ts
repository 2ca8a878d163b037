import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { blockKinds, newsletterHtml, newsletterText, type Letter, type NewsletterBlock } from '../../shared/domain/newsletter.ts';
import { isWebAddress, withUtm } from '../../shared/domain/web-address.ts';

const block = (kind: NewsletterBlock['kind'], more: Partial<NewsletterBlock> = {}): NewsletterBlock => ({ kind, title: '', text: '', url: '', ...more });
const letter: Letter = {
  subject: '广告：十一月快讯',
  blocks: [block('heading', { title: '新茶到了' }), block('text', { text: '一\n二' }), block('list', { text: '甲\n\n乙' }), block('product', { title: '龙井', text: '¥60', url: 'https://a.cn/1?x=1&y=2' }), block('divider'), block('button', { title: '去看看', url: 'https://a.cn' }), block('quote', { text: '好喝' })],
  sender: '小鹿茶',
  unsubscribe: '回信“退订”',
};

describe('a newsletter', () => {
  it('as HTML: tables, links escaped, the sender and the way out at its end', () => {
    const html = newsletterHtml(letter, 'zh-CN');
    expect(html).toContain('<a href="https://a.cn/1?x=1&amp;y=2"');
    expect(html).toContain('<li>甲</li><li>乙</li>');
    expect(html).toContain('一<br>二');
    expect(html.indexOf('退订')).toBeGreaterThan(html.indexOf('好喝'));
    expect(html.match(/<table/g)).toHaveLength(html.match(/<\/table>/g)!.length);
  });
  it('as text', () => {
    expect(newsletterText(letter)).toBe('新茶到了\n\n一\n二\n\n· 甲\n· 乙\n\n龙井\n¥60\nhttps://a.cn/1?x=1&y=2\n\n—————\n\n去看看\nhttps://a.cn\n\n好喝\n\n小鹿茶\n回信“退订”\n');
  });
  it('whatever the words, no tag and no attribute is made of them, nothing is loaded', () => {
    const hostile = fc.constantFrom('<script>x</script>', '"><img src=x onerror=x>', "' onclick='x", 'javascript:x', '</style><b>', '&lt;', '好', 'https://a.cn/"onx=1', '\n');
    const words = fc.array(hostile, { maxLength: 4 }).map((parts) => parts.join(''));
    const blocks = fc.array(fc.record({ kind: fc.constantFrom(...blockKinds), title: words, text: words, url: fc.oneof(words, fc.constant('https://a.cn/x')) }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.record({ subject: words, blocks, sender: words, unsubscribe: words }), (l) => {
        const html = newsletterHtml(l, 'en');
        const tags = [...html.matchAll(/<\/?([a-z0-9!]+)([^>]*)>/gi)];
        for (const [, tag, attributes] of tags) {
          expect(['!doctype', 'html', 'head', 'meta', 'title', 'body', 'table', 'tr', 'td', 'h2', 'p', 'ul', 'li', 'strong', 'a', 'hr', 'br']).toContain(tag!.toLowerCase());
          expect(attributes).not.toMatch(/\son\w+\s*=|src=|javascript:/i);
        }
        for (const [, url] of html.matchAll(/href="([^"]*)"/g)) expect(url).toBe('https://a.cn/x');
      }),
    );
  });
});

test.each([
  ['https://item.taobao.com/item.htm?id=1', true],
  ['http://a.cn', true],
  ['https://店铺.中国/上新', true],
  ['https://a.cn:8080/x#y', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['https://me:pw@a.cn', false],
  ['https://localhost/x', false],
  ['https://a.cn/"x', false],
  ["https://a.cn/'x", false],
  ['https://a.cn/ x', false],
  ['//a.cn', false],
  ['a.cn', false],
  [`https://a.cn/${'x'.repeat(2000)}`, false],
])('%s is a web address: %s', (text, wanted) => {
  expect(isWebAddress(text)).toBe(wanted);
});

test.each([
  ['https://a.cn/x?id=1#b', { source: 'sms' }, 'https://a.cn/x?id=1&utm_source=sms#b'],
  ['https://a.cn', { source: 'sms', medium: '', campaign: '双 11' }, 'https://a.cn?utm_source=sms&utm_campaign=%E5%8F%8C%2011'],
  ['https://a.cn/?utm_source=old&id=2', { source: 'new' }, 'https://a.cn/?id=2&utm_source=new'],
  ['https://a.cn/?utm_source=old', {}, 'https://a.cn/?utm_source=old'],
  ['https://a.cn/?a=%20b&&c', {}, 'https://a.cn/?a=%20b&c'],
  ['not a link', { source: 'x' }, undefined],
] as const)('marks of %s', (link, utm, wanted) => {
  expect(withUtm(link, utm)).toBe(wanted);
});

test('a link with marks is a link again, and marking it twice is as good as once', () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(fc.record({ source: word, medium: word, campaign: word, content: word }), (utm) => {
      const marked = withUtm('https://a.cn/x?id=1#b', utm);
      if (marked === undefined) return;
      expect(isWebAddress(marked)).toBe(true);
      expect(withUtm(marked, utm)).toBe(marked);
    }),
  );
});
