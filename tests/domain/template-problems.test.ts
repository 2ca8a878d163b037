import { describe, expect, it } from 'vitest';
import { renderedProblems, textProblems } from '../../shared/domain/template-problems.ts';
import { wordsForText } from '../../shared/domain/template-variables.ts';

const codes = (text: string, signature = '小鹿茶', variables = false) => textProblems(text, 'sms', signature, variables).map((p) => p.code);

describe('textProblems', () => {
  it('keeps 【】 for the signature', () => {
    expect(codes('【好物】今日特惠')).toEqual(['brackets_in_body']);
    expect(codes('【小鹿茶】今日特惠')).toEqual([]);
  });
  it('misses a signature', () => {
    expect(codes('今日特惠', '')).toEqual(['signature_missing']);
  });
  it('minds a link only beside variables', () => {
    expect(codes('看 https://t.cn/abc')).toEqual([]);
    expect(codes('看 t.cn/abc', '小鹿茶', true)).toEqual(['link_with_variables']);
  });
  it('names symbols and emoji that carriers refuse', () => {
    expect(textProblems('★满¥100减10 🎉', 'sms', '小鹿茶', false)).toEqual([{ code: 'special_symbols', severity: 'warning', values: ['★', '¥', '🎉'] }]);
  });
  it('minds none of it outside SMS', () => {
    expect(textProblems('【好物】★', 'email', '', true)).toEqual([]);
  });
});

it('counts empty and overlong texts, and not one of 500', () => {
  expect(renderedProblems([{ body: '好', sms: { length: 500, parts: 8 } }])).toEqual([]);
  expect(renderedProblems([{ body: ' ', sms: null }, { body: '好', sms: { length: 501, parts: 8 } }, { body: '好', sms: { length: 512, parts: 8 } }])).toEqual([
    { code: 'empty', severity: 'error', values: ['1'] },
    { code: 'too_long', severity: 'error', values: ['2', '512'] },
  ]);
});

describe('wordsForText', () => {
  it.each([
    ['沈**', null],
    ['王＊', null],
    [null, null],
    ['  ', null],
    ['小\n王', '小 王'],
    ['【小王】', '[小王]'],
    ['{{ x }}', '{{ x }}'],
  ])('%j becomes %j', (value, words) => {
    expect(wordsForText(value)).toBe(words);
  });
  it('keeps 60 characters', () => {
    expect(wordsForText('长'.repeat(200))).toBe('长'.repeat(60));
  });
});
