import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BrandSheet } from '../../shared/contract/copy.ts';
import { bannedWords, findWords } from '../../shared/domain/banned-words.ts';
import { lintCopy } from '../../shared/domain/copy-lint.ts';
import { similarity } from '../../shared/domain/text-similarity.ts';

const none: BrandSheet = { positioning: '', voice: '', promise: '', say: [], avoid: [], banned: [], allowed: [] };
const sms = (text: string, brand: Partial<BrandSheet> = {}, optOut = '拒收请回复R') => lintCopy({ channel: 'sms', subject: '', text }, { ...none, ...brand }, optOut);
const email = (subject: string, text = '不想再收到，请回信“退订”。') => lintCopy({ channel: 'email', subject, text }, none, '').map((l) => l.code);

describe('words', () => {
  it.each<[string, string[], string[]]>([
    ['全网最低价', ['最低', '最低价', '全网最低'], ['全网最低']],
    ['最好的，最好的', ['最好'], ['最好', '最好']],
    ['谢谢您的第一单', [...bannedWords], []],
    ['{{ customer.name | default: "最好" }}您好', ['最好'], []],
    ['We cure boredom, the best cheapest', ['cures', 'cheapest'], ['cheapest']],
    ['BEST IN THE WORLD', ['best in the world'], ['best in the world']],
    ['', ['最好'], []],
  ])('in %s', (text, words, found) => {
    expect(findWords(text, words).map((f) => f.word)).toEqual(found);
  });
  it('are where they are said to be, never over one another', () => {
    const signs = fc.string({ unit: fc.constantFrom('最', '好', '低', '价', '第', '一', 'a', '{', '}', ' ', '😀'), maxLength: 40 });
    fc.assert(
      fc.property(signs, (text) => {
        const found = findWords(text, ['最好', '最低', '最低价', '第一']);
        for (const [i, f] of found.entries()) {
          expect(text.slice(f.from, f.to)).toBe(f.word);
          expect(f.from).toBeGreaterThanOrEqual(found[i - 1]?.to ?? 0);
        }
      }),
    );
  });
});

describe('a text', () => {
  it('names the word and its place', () => {
    expect(sms('本店全国第一')).toEqual([{ code: 'banned_word', severity: 'warning', where: 'text', values: ['全国第一'], from: 2, to: 6 }]);
  });
  it('keeps to what the owner allows and adds', () => {
    expect(sms('唯一的家', { allowed: ['唯一'] })).toEqual([]);
    expect(sms('宝宝看过来', { banned: ['宝宝'] })).toMatchObject([{ code: 'banned_word', values: ['宝宝'] }]);
    expect(sms('亲亲看过来', { avoid: ['亲亲'] })).toMatchObject([{ code: 'avoided_word', severity: 'hint', values: ['亲亲'] }]);
    expect(sms('看过来', { say: ['手作', '慢工'] })).toMatchObject([{ code: 'nothing_of_brand', severity: 'hint', values: ['手作', '慢工'] }]);
    expect(sms('手作陶锅', { say: ['手作', '慢工'] })).toEqual([]);
  });
  it('says how to refuse', () => {
    expect(sms('好', {}, '')).toMatchObject([{ code: 'opt_out_missing' }]);
    expect(sms('好，退订回T', {}, '')).toEqual([]);
  });
});

it.each<[string, string[]]>([
  ['广告：老客专享', []],
  ['【广告】老客专享', []],
  ['[AD] for you', []],
  ['AD: for you', []],
  ['Adele is back', ['ad_mark_missing']],
  ['老客专享', ['ad_mark_missing']],
  [' ', ['subject_missing']],
])('the subject %s', (subject, codes) => {
  expect(email(subject)).toEqual(codes);
});
it('an e-mail says how to refuse', () => {
  expect(email('广告：x', '好久不见')).toEqual(['email_opt_out_missing']);
});

describe('how alike two texts are', () => {
  it.each([
    ['好久不见', '好久不见', 1],
    ['好久不见', '好久没见', 1 / 3],
    ['{{ customer.name | default: "亲" }}，好久不见！', '好久不见', 1],
    ['好', '好', 0],
    ['', '好久不见', 0],
    ['新茶到了', '好久不见', 0],
  ])('%s / %s', (a, b, wanted) => {
    expect(similarity(a, b)).toBeCloseTo(wanted, 10);
  });
  it('is the same both ways, from 0 to 1', () => {
    const text = fc.string({ unit: fc.constantFrom('好', '久', '不', '见', '，', 'a', 'B'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const alike = similarity(a, b);
        expect(alike).toBe(similarity(b, a));
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
      }),
    );
  });
});
